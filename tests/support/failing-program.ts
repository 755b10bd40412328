/** What a program that begins with {@link RECORDS_FAILURES} prints. */
export interface FailingProgramOutcome {
  /** What it pushed into `made`. */
  made: string[];
  /** The messages of all failures, each once. */
  failures: string[];
}

/**
 * The beginning of a program for `runNode` whose failures are to be read. A failed registration ends a program by an
 * unhandled rejection, so it runs in a process of its own.
 */
export const RECORDS_FAILURES = `
  const made = [];
  const failures = new Set();
  process.on("unhandledRejection", (error) => failures.add(error.message));
  process.once("beforeExit", () => {
    process.stdout.write(JSON.stringify({ made, failures: [...failures] }));
    // Pulumi makes it a failure, at the exit, that promises are left.
    process.on("exit", () => (process.exitCode = 0));
  });
`;
