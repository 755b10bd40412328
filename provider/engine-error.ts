import { isTimescaleError, UnfinishedResource } from "./errors";

/**
 * Gives an error the form in which Pulumi's dynamic provider process should meet it.
 *
 * That process prints `${error}: ${error.stack}` for failures of check, diff, read and delete. An
 * expected failure therefore says its code as its text and its message as its stack: the user reads
 * one line and no stack trace. Any other error is a defect of ours and keeps its stack.
 *
 * For an unfinished resource that process keeps just the properties of the error: without the
 * serialised provider among them, the resource could be neither updated nor deleted again.
 */
export function forEngine(error: unknown, serializedProvider?: unknown): Error {
  if (isTimescaleError(error)) return quiet(error, error.code);
  if (error instanceof UnfinishedResource) {
    const { id, properties, failure } = error;
    const kept = { ...properties, __provider: serializedProvider };
    return quiet(new UnfinishedResource(id, kept, failure), "Unfinished");
  }
  return error instanceof Error ? error : new Error(String(error));
}

function quiet(error: Error, label: string): Error {
  error.stack = error.message;
  error.toString = () => label;
  return error;
}
