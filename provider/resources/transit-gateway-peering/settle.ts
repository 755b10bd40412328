import type { InputsOf } from "../../describe/description";
import { isTimescaleError, UnfinishedResource } from "../../errors";
import { changeWhenFree } from "../../operation/change-when-free";
import type { Operation } from "../../operation/operation";
import { canonicalCidrSet, sameCidrSet } from "../../rules/cidr";
import { DOCTOR_ADVICE } from "../../rules/doctor-advice";
import { meaningOf } from "../../tiger-cloud/status";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import { failedPeering } from "../timescale-peering/failures";
import { parsePeeringId } from "../timescale-peering/id";
import type { TRANSIT_GATEWAY_PEERING } from "./description";
import { stateFrom, type State } from "./state";

const FIX = `Run \`pulumi up\` again to go on waiting. ${DOCTOR_ADVICE}`;

/**
 * Gives a peering that exists the wanted CIDR blocks, and waits until AWS has its request. Whatever goes
 * wrong meanwhile, the id is kept, with what was seen last.
 *
 * @param before what is known of it
 */
export async function settle(
  id: string,
  before: State,
  { cidrBlocks }: Pick<InputsOf<typeof TRANSIT_GATEWAY_PEERING>, "cidrBlocks">,
  operation: Operation,
): Promise<State> {
  const wanted = canonicalCidrSet(cidrBlocks);
  const looking = new Looking(id, before, operation);
  try {
    if (!sameCidrSet(before.cidrBlocks, wanted)) await changeCidrBlocks(wanted, looking, operation);
    // From here on the blocks are told: what is not shown yet is not to be told again.
    looking.seen = { ...looking.seen, cidrBlocks: wanted };
    if (looking.seen.attachmentId === "") await waitForAttachment(looking, operation);
    return { ...looking.seen, cidrBlocks: wanted };
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    throw new UnfinishedResource(id, looking.seen, error);
  }
}

/** Looks at one peering time and again. */
class Looking {
  readonly subject: string;
  readonly number: string;
  readonly timescaleVpcId: string;
  readonly #follower;

  constructor(
    id: string,
    public seen: State,
    private readonly operation: Operation,
  ) {
    const { timescaleVpcId, number } = parsePeeringId(id);
    this.timescaleVpcId = timescaleVpcId;
    this.number = number;
    this.subject = `Peering ${number}`;
    this.#follower = operation.api.transitGatewayPeerings.follow(timescaleVpcId, number);
  }

  get arrival() {
    return this.#follower.arrival;
  }

  /** @throws `WaitFailed` for one that can no longer become active */
  async next(): Promise<TransitGatewayPeering> {
    const { timescaleVpcId, number, operation } = this;
    const shown =
      (await this.#follower.next()) ??
      // A list may lag behind the request that it does not show yet.
      (await operation.api.transitGatewayPeerings.get(timescaleVpcId, number));
    this.seen = stateFrom(timescaleVpcId, shown, this.seen, operation.reporter);
    if (meaningOf("peering", shown.status) === "failed") throw failedPeering(shown);
    return shown;
  }
}

/** Ends when the API shows the blocks; of a peering that is not active, it may show none. */
async function changeCidrBlocks(
  cidrBlocks: readonly string[],
  looking: Looking,
  operation: Operation,
): Promise<void> {
  const { subject, number, timescaleVpcId: vpcId } = looking;
  const { transitGatewayPeerings: calls } = operation.api;
  await operation.changesOf(vpcId).change(
    () =>
      changeWhenFree(operation, { subject, vpcId }, () =>
        calls.updateCidrBlocks(vpcId, number, cidrBlocks),
      ),
    () =>
      operation.wait(
        subject,
        FIX,
        async () => {
          const { status, cidrBlocks: shown } = await looking.next();
          const isShown = meaningOf("peering", status) !== "done" || sameCidrSet(shown, cidrBlocks);
          if (!isShown) return { state: "pending", saw: "with its former CIDR blocks" };
          return { state: "done", value: undefined };
        },
        looking.arrival,
      ),
  );
}

function waitForAttachment(looking: Looking, operation: Operation): Promise<void> {
  return operation.wait(
    looking.subject,
    FIX,
    async () => {
      const { status } = await looking.next();
      if (looking.seen.attachmentId === "") return { state: "pending", saw: status };
      return { state: "done", value: undefined };
    },
    looking.arrival,
  );
}
