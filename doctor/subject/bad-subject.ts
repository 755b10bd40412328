/** There is nothing that the doctor could look at, and what to do about it. */
export class BadSubject extends Error {
  override readonly name = "BadSubject";
}
