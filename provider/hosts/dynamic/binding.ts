import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { TigerCloudApi } from "../../tiger-cloud/client";
import { checkInputs } from "../../describe/check";
import type { OperationOptions } from "../../contract";
import { UnfinishedResource } from "../../errors";
import { diffOf } from "../../describe/diff";
import { forEngine } from "./engine/engine-error";
import {
  startOperation,
  SILENT,
  type Operation,
  type OperationEnvironment,
} from "../../operation/operation";
import { entryOf, inputsOf, optionsOf, PROVIDER, urnIn, type Values } from "./properties";
import type { ResourceHandler, Step } from "../../resources/handler";
import { parseDurationMs } from "../../rules/duration";
import { ENTRY_URN } from "../../rules/entry-urn";
import { visibleLines } from "../../rules/visible-text";
import { Entries } from "../ownership/entries";
import type { StackState } from "../ownership/stack-state";
import { SCHEMA_VERSION, SCHEMA_VERSION_PROPERTY, upgradeState } from "./state-version";

/** What all handlers of one process share: the way to the API, and what operations run on. */
export interface Connection {
  /** @throws a `Settings` error where the configuration is missing something */
  api(): TigerCloudApi;
  /**
   * Whether the stack takes over what exists already.
   *
   * @default - it does not
   */
  adopt?(): boolean;
  /** @default - nothing is known of it */
  state?: StackState;
  /** @default - the machine's own clock, and nobody to report to */
  environment?: OperationEnvironment;
}

/** A handler in the form that Pulumi's dynamic provider process calls. */
export type BoundHandler = Required<Omit<dynamic.ResourceProvider<Values, Values>, "configure">>;

/**
 * Binds a handler to the engine: checks inputs, decides diffs, strips what the engine and this
 * package add to properties, and words every failure.
 */
export function bind<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  connection: Connection,
): BoundHandler {
  /** The ids that the state holds, as far as the engine has shown them. */
  const own = new Set<string>();
  const entries = new Entries(handler.type, connection.state);
  const adopts = (options: OperationOptions) => options.adopt ?? connection.adopt?.() ?? false;

  /** @param given the properties that the engine gave, of which some must survive a failure */
  const run = async <T>(
    step: Step,
    given: Values,
    work: (operation: Operation) => Promise<T>,
  ): Promise<T> => {
    try {
      const options = optionsOf(given);
      const operationOptions = {
        timeoutMs: timeoutOf(step, options) ?? handler.timeoutsMs[step],
        adopt: adopts(options),
        ownership: entries.of(urnIn(given)),
      };
      return await work(startOperation(connection.api(), operationOptions, connection.environment));
    } catch (error) {
      if (error instanceof UnfinishedResource) entries.made(error.id, urnIn(given));
      const kept = { [PROVIDER]: given[PROVIDER], ...propertiesOf({}, given) };
      throw forEngine(error, kept);
    }
  };
  const stateOf = (properties: Values) => stateIn(properties) as State;

  return {
    async check(olds, news) {
      const urn = urnIn(news);
      const inState = Object.keys(olds).length > 0;
      entries.checked(urn, inState);
      try {
        const isReplaced = (id: string) =>
          urn === undefined ? own.has(id) : entries.isReplaced(id, urn);
        const look = {
          ...entries.of(urn),
          api: connection.api(),
          adopt: adopts(optionsOf(news)),
          // An update is checked before the engine shows the id; its replacement again after that.
          isOwn: (id: string) => inState || isReplaced(id),
        };
        const { reporter = SILENT } = connection.environment ?? {};
        const failures = await checkInputs(handler, olds, news, look, reporter);
        return { inputs: news, failures: failures.map(withVisibleReason) };
      } catch (error) {
        throw forEngine(error);
      }
    },
    diff(id, olds, news) {
      own.add(id);
      try {
        const state = stateOf(olds);
        const { reporter = SILENT } = connection.environment ?? {};
        for (const warning of handler.warnings?.(id, state, news as Partial<Inputs>) ?? []) {
          reporter.warn(warning);
        }
        const result = diffOf(handler, state, news);
        const double = entries.compared(id, urnIn(news), (result.replaces ?? []).length > 0);
        if (double !== undefined) reporter.warn(double);
        return Promise.resolve(result);
      } catch (error) {
        return Promise.reject(forEngine(error));
      }
    },
    create: (inputs) =>
      run("create", inputs, async (operation) => {
        const { id, state } = await handler.create(inputsOf(handler, inputs), operation);
        own.add(id);
        entries.made(id, urnIn(inputs));
        return { id, outs: propertiesOf(state, inputs) };
      }),
    read: (id, props = {}) =>
      run("read", props, async (operation) => {
        const state: object | undefined = await handler.read(id, stateOf(props), operation);
        // An empty id tells the engine that the resource is gone.
        if (state === undefined) return { id: "", props: {} };
        own.add(id);
        const inputs: object = inputsOf(handler, { ...state });
        return {
          ...{ id, props: propertiesOf(state, props) },
          inputs: { ...inputs, ...optionsOf(props), ...entryOf(props) },
        };
      }),
    update: (id, olds, news) =>
      run("update", news, async (operation) => {
        const inputs = inputsOf(handler, news);
        const state = await handler.update(id, stateOf(olds), inputs, operation);
        return { outs: propertiesOf(state, news) };
      }),
    delete: (id, props) =>
      run("delete", props, (operation) => {
        const remove = () => handler.delete(id, stateOf(props), operation);
        // What cannot be taken over is nobody else's.
        if (!handler.adoptable) return remove();
        return entries.leave(id, urnIn(props), operation.reporter, remove);
      }),
  };
}

/** The engine prints reasons as they are. */
function withVisibleReason({ property, reason }: dynamic.CheckFailure): dynamic.CheckFailure {
  return { property, reason: visibleLines(reason) };
}

/** What the state holds: the resource's own, and what steers its later operations. */
function propertiesOf(state: object, given: Values): Values {
  return {
    ...state,
    ...optionsOf(given),
    ...entryOf(given),
    [SCHEMA_VERSION_PROPERTY]: SCHEMA_VERSION,
  };
}

/** The resource's own part of what the state holds, in the form of this version. */
function stateIn(properties: Values): Values {
  const added = [PROVIDER, ENTRY_URN, "adopt", "timeouts"];
  return upgradeState(
    Object.fromEntries(Object.entries(properties).filter(([name]) => !added.includes(name))),
  );
}

function timeoutOf(step: Step, { timeouts }: OperationOptions): number | undefined {
  const text = step === "read" ? undefined : timeouts?.[step];
  return text === undefined ? undefined : parseDurationMs(text);
}
