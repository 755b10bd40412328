import * as pulumi from "@pulumi/pulumi";
import { nameOf } from "../../provider/rules/urn";
import { without } from "./without";

/** A resource as a program registered it. */
export interface Registered {
  type: string;
  name: string;
  /** Name of its parent; empty where it has none. */
  parent: string;
  /** Names of the resources that it waits for, sorted. */
  dependsOn: string[];
  inputs: Record<string, unknown>;
}

/** Some of the options with which a program registered a resource. */
export interface RegisteredOptions {
  protect: boolean;
  ignoreChanges: string[];
  deleteBeforeReplace: boolean;
}

/** What stands in for the engine: outputs by type token, answers by function token. */
export interface Mocks {
  /** What each type adds to its inputs. A type that is not listed fails the test. */
  outputs: Record<string, object>;
  /** A function that is not listed fails the test. */
  calls: Record<string, (inputs: Record<string, unknown>) => object>;
  /** @default false */
  preview?: boolean;
}

export interface Recording {
  resources: Registered[];
  /** By the names of the resources. */
  options: Record<string, RegisteredOptions>;
  /** Each call of a function, as it was made. */
  calls: { token: string; inputs: unknown }[];
  /** Why registrations and the program failed, each once. */
  failures: string[];
}

type Monitor = NonNullable<ReturnType<typeof pulumi.runtime.getMonitor>>;

/** Runs a program on mocks until nothing is under way, and tells what it registered, in order. */
export async function recordResources(mocks: Mocks, program: () => unknown): Promise<Recording> {
  const recording: Recording = { resources: [], options: {}, calls: [], failures: [] };
  const fail = (message: string): never => {
    if (!recording.failures.includes(message)) recording.failures.push(message);
    throw new Error(message);
  };
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const outputs = mocks.outputs[type] ?? fail(`not mocked: ${type}`);
        return { id: `${name}-id`, state: { ...(inputs as object), ...outputs } };
      },
      call: ({ token, inputs }) => {
        recording.calls.push({ token, inputs: inputs as unknown });
        return (mocks.calls[token] ?? fail(`not mocked: ${token}`))(
          inputs as Record<string, unknown>,
        );
      },
    },
    "project",
    "stack",
    mocks.preview ?? false,
  );
  const monitor = pulumi.runtime.getMonitor()!;
  hideMocks(monitor);
  recordRegistrations(monitor, recording);
  try {
    await program();
  } catch (error) {
    recording.failures.push((error as Error).message);
  }
  await pulumi.runtime.disconnect();
  return recording;
}

/** The sdk behaves otherwise in users' unit tests: it must not see that this monitor has mocks. */
function hideMocks(monitor: Monitor): void {
  const hidden = monitor as unknown as Record<string, (...all: unknown[]) => unknown>;
  const whole = Object.create(hidden, { mocks: { value: hidden["mocks"] } }) as typeof hidden;
  for (const method of ["invoke", "readResource", "registerResource"]) {
    hidden[method] = hidden[method]!.bind(whole);
  }
  delete hidden["mocks"];
}

/** Mocks are told neither parents nor dependencies: these are taken from the request itself. */
function recordRegistrations(monitor: Monitor, { resources, options }: Recording): void {
  const register = monitor.registerResource.bind(monitor) as (...all: unknown[]) => unknown;
  monitor.registerResource = ((request: RegisterRequest, ...others: unknown[]) => {
    const inputs = request.getObject()?.toJavaScript() ?? {};
    resources.push({
      type: request.getType(),
      name: request.getName(),
      parent: nameOf(request.getParent()),
      dependsOn: request.getDependenciesList().map(nameOf).sort(),
      inputs: without(inputs, "__provider"),
    });
    options[request.getName()] = {
      protect: request.getProtect(),
      ignoreChanges: request.getIgnorechangesList(),
      deleteBeforeReplace: request.getDeletebeforereplace(),
    };
    return register(request, ...others);
  }) as Monitor["registerResource"];
}

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getDependenciesList(): string[];
  getProtect(): boolean;
  getIgnorechangesList(): string[];
  getDeletebeforereplace(): boolean;
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
}

/** The value of an output. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}
