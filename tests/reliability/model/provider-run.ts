import { startTigerCloud, type TigerCloud } from "../../../local/tiger-cloud";
import { LATENCIES_MS } from "../../local/tiger-cloud/start-cloud";
import { VirtualClock } from "../../local/tiger-cloud/virtual-clock";
import { SERVICES } from "../life";
import { cloudOf, NOTHING, observedCloud, type Wanted } from "../wanted";
import { changeInConsole } from "./console";
import { startProcess, type ProviderProcess } from "./provider-process";
import { SmallEngine } from "./small-engine";
import type { Interruption, Step } from "./steps";

/** What a sequence, or many, went through. */
export interface Counts {
  steps: number;
  programChanges: number;
  consoleChanges: number;
  /** Those that came to the request at which they were to happen. */
  interruptions: number;
  recoveries: number;
  adoptions: number;
}

/** Goes through a sequence, recovers after each failed `up` and at the end, and holds the cloud. */
export async function runSequence(steps: readonly Step[], counts: Counts): Promise<void> {
  const clock = new VirtualClock();
  let onFault: () => void = () => undefined;
  const cloud = await startTigerCloud({
    ...{ clock, latenciesMs: LATENCIES_MS },
    services: SERVICES.map((id) => ({ id, name: id, regionCode: "us-east-1" })),
    onRequest: ({ fault }) => {
      if (fault !== undefined) onFault();
    },
  });
  const sequence = new Sequence(cloud, clock, counts, (wanted) => (onFault = wanted));
  try {
    for (const step of steps) await sequence.take(step);
    await sequence.recover();
  } finally {
    sequence.end();
    await cloud.stop();
  }
}

class Sequence {
  readonly #engine = new SmallEngine();
  readonly #processes: ProviderProcess[] = [];
  #wanted: Wanted = NOTHING;
  /** A service that was moved by hand and is then left out of the program is nobody's to move. */
  #mustRefresh = false;

  constructor(
    private readonly cloud: TigerCloud,
    private readonly clock: VirtualClock,
    private readonly counts: Counts,
    private readonly whenFault: (act: () => void) => void,
  ) {}

  async take(step: Step): Promise<void> {
    this.counts.steps += 1;
    if (step.kind === "refresh") return this.#refresh();
    if (step.kind === "console") {
      const services = this.#engine.resources
        .filter(({ handler }) => handler === "attachment")
        .map(({ id }) => id);
      const changed = changeInConsole(this.cloud, step, services);
      if (changed) this.counts.consoleChanges += 1;
      this.#mustRefresh ||= changed && step.what.includes("service");
      return;
    }
    this.counts.programChanges += 1;
    if (step.refresh || this.#mustRefresh) await this.#refresh();
    this.#wanted = step.wanted;
    if (!(await this.#up({ interruption: step.interruption }))) await this.recover();
  }

  /** The documented recovery: refresh, up, and an up that adopts where the message says so. */
  async recover(): Promise<void> {
    this.counts.recoveries += 1;
    await this.#refresh();
    try {
      await this.#engine.up(this.#wanted, await this.#process());
    } catch (error) {
      const { message } = error as Error;
      if (!message.includes("exists already") || !message.includes("adopt")) throw error;
      this.counts.adoptions += 1;
      await this.#engine.up(this.#wanted, await this.#process(true));
    }
    await this.#expectAsWanted();
  }

  end(): void {
    for (const process of this.#processes) process.close();
  }

  /** @returns whether it succeeded */
  async #up({ interruption }: { interruption: Interruption | null }): Promise<boolean> {
    const process = await this.#process();
    this.#arm(interruption, process);
    try {
      await this.#engine.up(this.#wanted, process);
      return true;
    } catch {
      return false;
    } finally {
      this.whenFault(() => undefined);
      this.cloud.clearFaults();
    }
  }

  #arm(interruption: Interruption | null, process: ProviderProcess): void {
    if (interruption === null) return;
    const { how, at: skip } = interruption;
    this.whenFault(() => {
      this.counts.interruptions += 1;
      if (how !== "refuse") process.kill();
    });
    const refusal = { code: "BAD_REQUEST", message: "refused" };
    if (how === "refuse") {
      this.cloud.injectFault({ skip, effect: "reply", status: 400, body: refusal });
    } else {
      const effect = how === "kill before the work" ? "hang" : "withhold-answer";
      this.cloud.injectFault({ skip, effect });
    }
  }

  async #refresh(): Promise<void> {
    await this.#engine.refresh(await this.#process());
    this.#mustRefresh = false;
  }

  async #process(adopt = false): Promise<ProviderProcess> {
    const process = await startProcess(this.cloud, this.clock, adopt);
    this.#processes.push(process);
    return process;
  }

  async #expectAsWanted(): Promise<void> {
    await this.clock.advance(60_000);
    const expected = cloudOf(this.#wanted);
    expect(observedCloud(this.cloud, expected)).toEqual(expected);
    const ids = (...handlers: string[]) =>
      this.#engine.resources.filter((held) => handlers.includes(held.handler)).map(({ id }) => id);
    expect(ids("vpc").sort()).toEqual(this.cloud.vpcs.map(({ id }) => id).sort());
    expect(ids("peering", "transitGatewayPeering").sort()).toEqual(
      this.cloud.peerings.map(({ vpcId, id }) => `${vpcId}/${id}`).sort(),
    );
    expect(await this.#engine.preview(this.#wanted, await this.#process())).toEqual([]);
  }
}
