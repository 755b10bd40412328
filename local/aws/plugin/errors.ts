/** A failure that is expected: its message is all a user needs, so it is shown without a stack. */
export class AwsError extends Error {
  override readonly name = "AwsError";
}

/** A resource that was made but could not be finished. The engine keeps it, and finishes it later. */
export class UnfinishedError extends Error {
  override readonly name = "UnfinishedError";
  constructor(
    readonly id: string,
    readonly properties: Record<string, unknown>,
    message: string,
  ) {
    super(message);
  }
}

/** Whether AWS said that the thing does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name.endsWith(".NotFound");
}

/** What came back, in AWS's own code and words. */
export function whatCameBack(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AwsError || error.name === "Error") return error.message;
  // A refused connection is an AggregateError without a message of its own.
  const code = (error as NodeJS.ErrnoException).code ?? error.name;
  return error.message === "" ? code : `${code}: ${error.message}`;
}

/** Runs `action`; what it throws says `subject: what came back`. */
export async function about<T>(subject: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new AwsError(`${subject}: ${whatCameBack(error)}`);
  }
}
