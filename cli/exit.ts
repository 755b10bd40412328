/** Ends the command with a code; what is to say was said. */
export class Exit extends Error {
  override readonly name = "Exit";
  constructor(readonly code: number) {
    super(`exit code ${code}`);
  }
}
