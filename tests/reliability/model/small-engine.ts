import type { Values } from "../../../provider/describe/given";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import type { HandlerName } from "../faults/fault-operations";
import type { Wanted } from "../wanted";
import { Killed, type ProviderProcess } from "./provider-process";

/** A resource of the program; an input `vpc:a` is the id of the resource of that key. */
interface Planned {
  key: string;
  handler: HandlerName;
  inputs: Values;
}

/** A resource of the state. */
interface Held extends Planned {
  id: string;
  outs: Values;
  /** Its create or update failed half-way. */
  unfinished: boolean;
  /** It was replaced, and is yet to be deleted. */
  doomed: boolean;
}

/** What depends on others comes after them. */
const ORDER: readonly HandlerName[] = [
  ...(["vpc", "peering", "transitGatewayPeering", "activation", "attachment"] as const),
];
const REFERENCE = /^(vpc|peering):/;

/**
 * What the Pulumi engine does with a program, a state and a provider, one step at a time: check, diff,
 * create, update, replace in both orders, delete, read. What fails keeps what the provider says of it.
 */
export class SmallEngine {
  #state: Held[] = [];

  get resources(): readonly Readonly<Held>[] {
    return this.#state;
  }

  async refresh(provider: ProviderProcess): Promise<void> {
    for (const held of [...this.#state]) {
      const read = await provider.run(held.handler, ({ read }) => read(held.id, held.outs));
      if (read.id === "") this.#drop(held);
      else Object.assign(held, { outs: read.props, inputs: read.inputs ?? held.inputs });
      held.unfinished = false;
    }
  }

  async up(wanted: Wanted, provider: ProviderProcess): Promise<void> {
    const planned = plannedOf(wanted);
    for (const resource of planned) await this.#bring(resource, provider);
    const keys = planned.map(({ key }) => key);
    const gone = this.#state.filter(({ doomed, key }) => doomed || !keys.includes(key));
    const rank = ({ handler }: Held) => ORDER.indexOf(handler);
    for (const held of gone.sort((a, b) => rank(b) - rank(a))) await this.#delete(held, provider);
  }

  /** What an `up` would do. */
  async preview(wanted: Wanted, provider: ProviderProcess): Promise<string[]> {
    const planned = plannedOf(wanted);
    const changes = this.#state.flatMap(({ key, doomed }) =>
      doomed || planned.every((resource) => resource.key !== key) ? [`delete ${key}`] : [],
    );
    for (const resource of planned) {
      const held = this.#find(resource.key);
      const inputs = this.#resolve(resource.inputs);
      const diff =
        held && (await provider.run(held.handler, ({ diff }) => diff(held.id, held.outs, inputs)));
      if (held === undefined) changes.push(`create ${resource.key}`);
      else if (diff?.changes === true || held.unfinished) changes.push(`change ${resource.key}`);
    }
    return changes;
  }

  async #bring({ key, handler, inputs: given }: Planned, provider: ProviderProcess) {
    const held = this.#find(key);
    const inputs = this.#resolve(given);
    const old = held?.inputs ?? {};
    const { failures = [] } = await provider.run(handler, ({ check }) => check(old, inputs));
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("; "));
    const planned = { key, handler, inputs };
    if (held === undefined) return this.#create(planned, provider);
    await this.#change(held, planned, provider);
  }

  async #change(held: Held, planned: Planned, provider: ProviderProcess) {
    const { handler, inputs } = planned;
    const diff = await provider.run(handler, ({ diff }) => diff(held.id, held.outs, inputs));
    if ((diff.replaces ?? []).length > 0) {
      if (diff.deleteBeforeReplace === true) {
        await this.#deleteWithDependents(held, provider);
        return this.#create(planned, provider);
      }
      return this.#create(planned, provider, () => (held.doomed = true));
    }
    if (diff.changes !== true && !held.unfinished) return void Object.assign(held, { inputs });
    await this.#update(held, inputs, provider);
  }

  async #create(planned: Planned, provider: ProviderProcess, onMade = (): unknown => undefined) {
    const keep = (id: string, outs: Values, unfinished: boolean) => {
      onMade();
      this.#state.push({ ...planned, id, outs, unfinished, doomed: false });
    };
    try {
      const made = await provider.run(planned.handler, ({ create }) => create(planned.inputs));
      keep(made.id, made.outs ?? {}, false);
    } catch (error) {
      const { id, properties = {} } = error as { id?: string; properties?: Values };
      if (id !== undefined && !(error instanceof Killed)) keep(id, properties, true);
      throw error;
    }
  }

  async #update(held: Held, inputs: Values, provider: ProviderProcess) {
    const { id, handler, outs: before } = held;
    try {
      const { outs = {} } = await provider.run(handler, ({ update }) => update(id, before, inputs));
      Object.assign(held, { inputs, outs, unfinished: false });
    } catch (error) {
      const { properties } = error as { properties?: Values };
      if (properties !== undefined && !(error instanceof Killed)) {
        Object.assign(held, { inputs, outs: properties, unfinished: true });
      }
      throw error;
    }
  }

  /** What would be replaced with it goes first. */
  async #deleteWithDependents(held: Held, provider: ProviderProcess) {
    for (const other of this.#state.filter(({ doomed }) => !doomed)) {
      if (other.handler !== "activation" || other.inputs["peeringId"] !== held.id) continue;
      const inputs = { ...other.inputs, peeringId: UNKNOWN_VALUE };
      const diff = await provider.run(other.handler, ({ diff }) =>
        diff(other.id, other.outs, inputs),
      );
      if ((diff.replaces ?? []).length > 0) await this.#delete(other, provider);
    }
    await this.#delete(held, provider);
  }

  async #delete(held: Held, provider: ProviderProcess) {
    await provider.run(held.handler, (bound) => bound.delete(held.id, held.outs));
    this.#drop(held);
  }

  #drop(held: Held) {
    this.#state = this.#state.filter((other) => other !== held);
  }

  #find(key: string): Held | undefined {
    return this.#state.find((held) => held.key === key && !held.doomed);
  }

  #resolve(inputs: Values): Values {
    const resolved = ([name, value]: [string, unknown]) =>
      REFERENCE.test(String(value)) ? [name, this.#find(String(value))?.id] : [name, value];
    return Object.fromEntries(Object.entries(inputs).map(resolved)) as Values;
  }
}

function plannedOf({ vpcs, peerings, gateways, activations, attachments }: Wanted): Planned[] {
  const of = (handler: HandlerName, all: Record<string, object>) =>
    Object.entries(all).map(([key, inputs]) => ({
      ...{ key: `${handler}:${key}`, handler, inputs: { ...inputs } },
    }));
  return [
    ...of("vpc", vpcs),
    ...of("peering", peerings),
    ...of("transitGatewayPeering", gateways),
    ...of("activation", activations),
    ...of("attachment", attachments),
  ];
}
