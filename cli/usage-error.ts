/** The command was called wrongly: one sentence for each thing that is wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}
