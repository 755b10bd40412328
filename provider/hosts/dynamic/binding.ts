import type * as dynamic from "@pulumi/pulumi/dynamic";
import { checkInputs } from "../../describe/check";
import type { Description, Step, StoredOf } from "../../describe/description";
import { differenceOf } from "../../describe/difference";
import { inputsIn, type Values } from "../../describe/given";
import { optionsIn } from "../../describe/options";
import { UnfinishedResource } from "../../errors";
import { SILENT, startOperation, type Operation } from "../../operation/operation";
import type { ResourceHandler } from "../../describe/handler";
import type { Adoption } from "../../rules/adoption";
import { parseDurationMs } from "../../rules/duration";
import { visibleLines } from "../../rules/visible-text";
import { Entries } from "../ownership/entries";
import { forEngine } from "./engine/engine-error";
import { givenIn, PROVIDER, steeringIn, storedIn, storedProperties, urnIn } from "./properties";
import type { ProviderContext } from "./provider-context";

/** A handler in the form that Pulumi's dynamic provider process calls. */
export type BoundHandler = Required<Omit<dynamic.ResourceProvider<Values, Values>, "configure">>;

/**
 * Binds a handler to the engine: checks inputs, decides diffs, strips what the engine and this
 * package add to properties, and words every failure.
 */
export function bind<D extends Description>(
  handler: ResourceHandler<D>,
  context: ProviderContext,
): BoundHandler {
  const bound = new Bound(handler, context);
  return {
    check: (olds, news) => bound.check(olds, news),
    diff: (id, olds, news) => Promise.resolve().then(() => bound.diff(id, olds, news)),
    create: (inputs) => bound.create(inputs),
    read: (id, props = {}) => bound.read(id, props),
    update: (id, olds, news) => bound.update(id, olds, news),
    delete: (id, props) => bound.delete(id, props),
  };
}

class Bound<D extends Description> {
  /** The ids that the state holds, as far as the engine has shown them. */
  readonly #own = new Set<string>();
  readonly #entries: Entries;

  constructor(
    private readonly handler: ResourceHandler<D>,
    private readonly context: ProviderContext,
  ) {
    this.#entries = new Entries(handler.description, context.state, context.notes);
  }

  async check(olds: Values, news: Values): Promise<dynamic.CheckResult> {
    const urn = urnIn(news);
    const inState = Object.keys(olds).length > 0;
    this.#entries.checked(urn, inState);
    const isReplaced = (id: string) =>
      urn === undefined ? this.#own.has(id) : this.#entries.isReplaced(id, urn);
    try {
      const look = {
        ...this.#entries.of(urn, givenIn(news)),
        api: this.context.api(),
        adopt: this.#adopts(news),
        // An update is checked before the engine shows the id; its replacement again after that.
        isOwn: (id: string) => inState || isReplaced(id),
      };
      const problems = await checkInputs(this.handler, olds, givenIn(news), look, this.#reporter);
      // The engine prints reasons as they are.
      const failures = problems.map(({ property, reason }) => ({
        property,
        reason: visibleLines(reason),
      }));
      return { inputs: news, failures };
    } catch (error) {
      throw forEngine(error);
    }
  }

  diff(id: string, olds: Values, news: Values): dynamic.DiffResult {
    const { handler } = this;
    this.#own.add(id);
    try {
      const stored = this.#storedIn(olds);
      const given = givenIn(news);
      const known = inputsIn(handler.description, given.values);
      for (const warning of handler.warnings?.(id, stored, known) ?? []) {
        this.#reporter.warn(warning);
      }
      const result = differenceOf(handler, stored, given);
      this.#entries.seenInState(id, urnIn(olds));
      const double = this.#entries.compared(id, urnIn(news), result.replaces.length > 0);
      if (double !== undefined) this.#reporter.warn(double);
      return result;
    } catch (error) {
      throw forEngine(error);
    }
  }

  create(properties: Values): Promise<dynamic.CreateResult> {
    this.#entries.begins(urnIn(properties));
    return this.#run("create", properties, async (operation) => {
      const inputs = inputsIn(this.handler.description, properties);
      const { id, state } = await this.handler.create(inputs, operation);
      this.#own.add(id);
      this.#entries.made(id, urnIn(properties));
      return { id, outs: this.#stored(state, properties) };
    });
  }

  read(id: string, properties: Values): Promise<dynamic.ReadResult> {
    return this.#run("read", properties, async (operation) => {
      const state = await this.handler.read(id, this.#storedIn(properties), operation);
      // An empty id tells the engine that the resource is gone.
      if (state === undefined) return { id: "", props: {} };
      this.#own.add(id);
      this.#entries.seenInState(id, urnIn(properties));
      const props = this.#stored(state, properties);
      const inputs = inputsIn(this.handler.description, props);
      return { id, props, inputs: { ...inputs, ...steeringIn(properties) } };
    });
  }

  update(id: string, olds: Values, news: Values): Promise<dynamic.UpdateResult> {
    return this.#run("update", news, async (operation) => {
      const inputs = inputsIn(this.handler.description, news);
      const state = await this.handler.update(id, this.#storedIn(olds), inputs, operation);
      return { outs: this.#stored(state, news) };
    });
  }

  delete(id: string, properties: Values): Promise<void> {
    this.#entries.seenInState(id, urnIn(properties));
    return this.#run("delete", properties, (operation) => {
      const remove = () => this.handler.delete(id, this.#storedIn(properties), operation);
      const { adopt, takesOver = false } = this.handler.description;
      // What cannot be taken over is nobody else's.
      if (adopt === undefined && !takesOver) return remove();
      return this.#entries.leave(id, urnIn(properties), operation.reporter, remove);
    });
  }

  /** @param given the properties that the engine gave, of which some must survive a failure */
  async #run<T>(step: Step, given: Values, work: (operation: Operation) => Promise<T>): Promise<T> {
    try {
      const settings = {
        timeoutMs: timeoutOf(step, given) ?? this.handler.description.timeoutsMs[step],
        adopt: this.#adopts(given),
        ownership: this.#entries.of(urnIn(given), givenIn(given)),
      };
      return await work(startOperation(this.context.api(), settings, this.context.environment));
    } catch (error) {
      if (error instanceof UnfinishedResource) this.#entries.made(error.id, urnIn(given));
      throw forEngine(error, { [PROVIDER]: given[PROVIDER], ...this.#stored({}, given) });
    }
  }

  get #reporter() {
    return this.context.environment?.reporter ?? SILENT;
  }

  #adopts(properties: Values): Adoption {
    return optionsIn(properties).adopt ?? this.context.adopt?.() ?? false;
  }

  #stored(state: object, given: Values): Values {
    return storedProperties(this.handler.description, state, given);
  }

  #storedIn(properties: Values): StoredOf<D> {
    return storedIn(properties) as StoredOf<D>;
  }
}

function timeoutOf(step: Step, given: Values): number | undefined {
  const text = step === "read" ? undefined : optionsIn(given).timeouts?.[step];
  return text === undefined ? undefined : parseDurationMs(text);
}
