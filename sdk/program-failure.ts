import { setImmediate } from "node:timers";
import * as pulumi from "@pulumi/pulumi";
import { visibleLines } from "../provider/rules/visible-text";
import { mocksOfTest } from "./mocks";

/**
 * An error that ends the program without a stack trace.
 *
 * @param resource the resource at which it is shown; undefined for the stack
 */
export function programFailure(message: string, resource: pulumi.Resource | undefined): Error {
  const shown = visibleLines(message);
  const error =
    resource === undefined
      ? new pulumi.RunError(shown)
      : new pulumi.ResourceError(shown, resource, /* hideStack */ true);
  // Pulumi shows the stack where the failure reaches an argument of a resource. Where it does not, it
  // still has Node format it, which took tens of seconds on Node 20.
  error.stack = "";
  if (resource !== undefined) {
    // Node formats the properties as well, and from a component on that is the whole program.
    Object.defineProperty(error, "resource", { value: resource, enumerable: false });
  }
  return error;
}

/**
 * Ends the program with a failure that comes up while outputs are computed. What waits for the result
 * waits for ever, so nothing is made from it.
 *
 * The failure is thrown where nothing depends on it and no promise is on the stack: Pulumi runs
 * programs under V8's debugger, which for every error follows all promises behind the one that it is
 * thrown in, each as often as ways lead to it. From an output that a network depends on, that took
 * minutes and gigabytes. A unit test on mocks has no engine that would end it, and no debugger: there
 * the result fails.
 */
export function endProgram<T>(message: string, resource: pulumi.Resource): Promise<T> {
  return endProgramWith(programFailure(message, resource));
}

/** The same with an error that there is already. Pulumi shows an error once, however often it comes. */
export function endProgramWith<T>(error: unknown): Promise<T> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is what was thrown
  const fail = () => Promise.reject<T>(error);
  if (mocksOfTest() !== undefined) return fail();
  setImmediate(() => void fail());
  return new Promise<T>(() => undefined);
}

/** How something that was asked for came out. */
export type Outcome<T> = { value: T } | { error: unknown };

/**
 * What comes of a question. It never fails, and no failure passes through the promise: see
 * `endProgram` for what such a failure costs.
 */
export function outcomeOf<T>(question: () => Promise<T>): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    question().then(
      (value) => resolve({ value }),
      (error: unknown) => resolve({ error }),
    );
  });
}

/** What an error says, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
