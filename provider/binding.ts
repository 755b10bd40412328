import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { TigerCloudApi } from "./api/client";
import { startOperation, type Operation, type WaitEnvironment } from "./operation";
import { forEngine } from "./engine-error";
import type { ResourceHandler } from "./resources/handler";

/** What the engine passes for a value that it does not know yet in a preview. */
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What all handlers of one process share: the way to the API. */
export interface Connection {
  /** @throws a `Settings` error where the configuration is missing something */
  api(): TigerCloudApi;
  /** @default - the machine's own clock */
  waits?: WaitEnvironment;
}

type Values = Record<string, unknown>;

/** The property in which the engine keeps the serialised provider. */
const PROVIDER = "__provider";

/** A handler in the form that Pulumi's dynamic provider process calls. */
export type BoundHandler = Required<Omit<dynamic.ResourceProvider<Values, Values>, "configure">>;

/**
 * Binds a handler to the engine: checks inputs, decides diffs, strips what the engine adds to
 * properties, and words every failure.
 */
export function bind<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  connection: Connection,
): BoundHandler {
  type Step = "create" | "read" | "update" | "delete";
  /** @param given the properties that the engine gave, whose serialised provider must survive */
  const run = async <T>(
    step: Step,
    given: Values,
    work: (operation: Operation) => Promise<T>,
  ): Promise<T> => {
    try {
      const { waits } = connection;
      return await work(startOperation(connection.api(), handler.timeoutsMs[step], waits));
    } catch (error) {
      throw forEngine(error, given[PROVIDER]);
    }
  };
  return {
    check: (_olds, news) => {
      try {
        connection.api();
      } catch (error) {
        return Promise.reject(forEngine(error));
      }
      return Promise.resolve({ inputs: news, failures: failuresOf(handler, news) });
    },
    diff: (_id, olds, news) => Promise.resolve(diffOf(handler, olds, news)),
    create: (inputs) =>
      run("create", inputs, async (operation) => {
        const { id, state } = await handler.create(inputsOf(handler, inputs), operation);
        return { id, outs: valuesOf(state) };
      }),
    read: (id, props = {}) =>
      run("read", props, async (operation) => {
        const state = await handler.read(id, withoutProvider(props) as State, operation);
        // An empty id tells the engine that the resource is gone.
        if (state === undefined) return { id: "", props: {} };
        const values = valuesOf(state);
        return { id, props: values, inputs: valuesOf(inputsOf(handler, values)) };
      }),
    update: (id, olds, news) =>
      run("update", news, async (operation) => {
        const inputs = inputsOf(handler, news);
        return {
          outs: valuesOf(
            await handler.update(id, withoutProvider(olds) as State, inputs, operation),
          ),
        };
      }),
    delete: (id, props) =>
      run("delete", props, (operation) =>
        handler.delete(id, withoutProvider(props) as State, operation),
      ),
  };
}

/** Every input that breaks its rule; the engine adds its name. Values not known yet are left out. */
function failuresOf<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  news: Values,
): dynamic.CheckFailure[] {
  return namesOf(handler).flatMap((property) => {
    const value = news[property];
    if (value === UNKNOWN_VALUE) return [];
    const reason = handler.inputs[property].rule(value);
    return reason === undefined ? [] : [{ property, reason }];
  });
}

function diffOf<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  olds: Values,
  news: Values,
): dynamic.DiffResult {
  const changed = namesOf(handler).filter((property) => {
    const { same = Object.is } = handler.inputs[property];
    return !same(String(olds[property]), String(news[property]));
  });
  const replaces = changed.filter((name) => handler.inputs[name].change === "replace");
  const unusable = handler.mustReplace?.(withoutProvider(olds) as State);
  if (unusable === undefined || replaces.length > 0) {
    // A refresh makes the engine forget that a resource is unfinished: its state still tells.
    const unfinished = handler.isUnfinished?.(withoutProvider(olds) as State) ?? false;
    return { changes: unfinished || changed.length > 0, replaces };
  }
  // What is unusable still stands in the way of its successor, so it goes first.
  return { changes: true, replaces: [unusable], deleteBeforeReplace: true };
}

function namesOf<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
): (keyof Inputs & string)[] {
  return Object.keys(handler.inputs) as (keyof Inputs & string)[];
}

function inputsOf<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  values: Values,
): Inputs {
  return Object.fromEntries(namesOf(handler).map((name) => [name, values[name]])) as Inputs;
}

function valuesOf(properties: object): Values {
  return { ...properties };
}

/** The state without the serialised provider, which the engine keeps beside it. */
function withoutProvider(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== PROVIDER));
}
