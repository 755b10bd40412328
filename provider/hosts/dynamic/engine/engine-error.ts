import { isTimescaleError, UnfinishedResource, withCode } from "../../../errors";

/**
 * Gives an error the form in which Pulumi's dynamic provider process should meet it.
 *
 * That process prints `${error}: ${error.stack}` for failures of check, diff, read and delete. An
 * expected failure therefore says the package's name as its text and its message as its stack: the
 * user reads one line, with the code of the failure at its end, and no stack trace. Any other error is a defect of ours and keeps its stack.
 *
 * For an unfinished resource that process keeps just the properties of the error: without the
 * serialised provider among them, the resource could be neither updated nor deleted again.
 *
 * @param kept what goes into the state beside the resource's own properties
 */
export function forEngine(error: unknown, kept: object = {}): Error {
  if (isTimescaleError(error)) return quiet(withCode(error));
  if (error instanceof UnfinishedResource) {
    const { id, properties, failure } = error;
    return quiet(new UnfinishedResource(id, { ...properties, ...kept }, withCode(failure)));
  }
  return error instanceof Error ? error : new Error(String(error));
}

function quiet(error: Error): Error {
  error.stack = error.message;
  error.toString = () => "pulumi-timescale";
  return error;
}
