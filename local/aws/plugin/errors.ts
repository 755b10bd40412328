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

/** Whether AWS answered with one of these codes. */
export function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes(error.name);
}

/** Runs `action`; an answer with one of these codes counts as none. */
export async function forgiving<T>(
  codes: readonly string[],
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (hasCode(error, codes)) return undefined;
    throw error;
  }
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
