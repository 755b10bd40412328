import { isAnswerLost, isTimescaleError, TimescaleError, UnfinishedResource } from "../../errors";
import type { Operation } from "../../operation/operation";
import { DOCTOR_ADVICE } from "../../rules/doctor-advice";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import type { Service } from "../../tiger-cloud/services";
import { meaningOf } from "../../tiger-cloud/status";
import type { Observation } from "../../wait/wait-for";
import { lostReason } from "../private-endpoint-connection/findings";
import { Asked } from "./asked";
import { formatAttachmentId, type Pair } from "./id";
import { farReason, takenReason } from "./reasons";
import { stateOf, unfinished, type State } from "./state";

const FIX = `Look at the service and the connection in the Tiger Cloud console, then run \`pulumi up\` again. ${DOCTOR_ADVICE}`;

/**
 * Puts a service behind a connection, from whatever an earlier try left: asks for it once, and waits until the service
 * answers there. Once it may have been asked for, the attachment is kept whatever goes wrong.
 */
export async function settle(pair: Pair, operation: Operation): Promise<State> {
  const attaching = new Attaching(pair, operation);
  try {
    const { subject, arrival } = attaching;
    return await operation.wait(subject, FIX, () => attaching.look(), arrival);
  } catch (error) {
    if (!isTimescaleError(error) || !attaching.isBegun) throw error;
    throw new UnfinishedResource(formatAttachmentId(pair), unfinished(pair), error);
  }
}

class Attaching {
  readonly subject: string;
  readonly arrival: () => Promise<void>;
  readonly #asked = new Asked();
  readonly #nextConnection: () => Promise<PrivateLinkConnection | undefined>;
  readonly #nextService: () => Promise<Service>;
  #seen = "";

  constructor(
    private readonly pair: Pair,
    private readonly operation: Operation,
  ) {
    const { privateLinks, services } = operation.api;
    const connections = privateLinks.follow(pair.connectionId);
    this.subject = `Service ${pair.serviceId}`;
    this.arrival = connections.arrival;
    this.#nextConnection = connections.next;
    this.#nextService = services.follow(pair.serviceId).next;
  }

  /** True once it may have been asked for. */
  get isBegun(): boolean {
    return this.#asked.isMaybe;
  }

  async look(): Promise<Observation<State>> {
    const connection = await this.#nextConnection();
    // A list may lag behind the claim.
    if (connection === undefined) return { state: "pending", saw: "connection not listed" };
    this.#refuse("WaitFailed", lostReason(connection));
    this.#refuse("Rejected", takenReason(connection, this.pair.serviceId));
    const state = stateOf(connection, this.pair.serviceId);
    if (state !== undefined) return this.#whenSettled(state);
    if (this.#asked.isWaitedFor()) return { state: "pending", saw: "not attached" };
    return this.#askWhenReady(connection);
  }

  /** No source says whether all roles get their ports at once, so two looks must show the same. */
  async #whenSettled(state: State): Promise<Observation<State>> {
    const shown = JSON.stringify(state);
    const isSame = shown === this.#seen;
    this.#seen = shown;
    if (!isSame) return { state: "pending", saw: "getting its ports" };
    const { status } = await this.#nextService();
    if (meaningOf("service", status) === "pending") return { state: "pending", saw: status };
    return { state: "done", value: state };
  }

  async #askWhenReady(connection: PrivateLinkConnection): Promise<Observation<State>> {
    const service = await this.#nextService();
    this.#refuse("Rejected", farReason(service, connection));
    const meaning = meaningOf("service", service.status);
    if (meaning === "gone") this.#refuse("NotFound", `it is ${service.status}. Use another one.`);
    if (meaning !== "done") return { state: "pending", saw: service.status };
    return { state: "pending", saw: await this.#ask() };
  }

  async #ask(): Promise<string> {
    const { serviceId, connectionId } = this.pair;
    try {
      await this.operation.api.privateLinks.attach(serviceId, connectionId);
      this.#asked.isTaken();
      return "not attached";
    } catch (error) {
      if (isAnswerLost(error)) return this.#asked.isLost();
      if (isTimescaleError(error, "Busy")) return "busy";
      if (!isAttachedAlready(error)) throw error;
      // Be it by a request of an earlier try, or until an earlier detach is over.
      this.#asked.isMaybe = true;
      return "being detached from before";
    }
  }

  #refuse(code: "WaitFailed" | "Rejected" | "NotFound", reason: string | undefined): void {
    if (reason !== undefined) throw new TimescaleError(code, `${this.subject}: ${reason}`);
  }
}

/** The vendor's refusals have no codes: its words tell this one. */
function isAttachedAlready(error: unknown): boolean {
  return isTimescaleError(error, "Rejected") && /already attached/i.test(error.message);
}
