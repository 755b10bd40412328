/** The statuses that the emulator refuses a request with, and their codes. */
const CODES = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  500: "INTERNAL",
} as const;

/** A request is answered with this status and `{code, message}`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly status: keyof typeof CODES,
    message: string,
  ) {
    super(message);
  }

  /** The reply's body. */
  get body(): { code: string; message: string } {
    return { code: CODES[this.status], message: this.message };
  }
}

/** The one answer to whatever comes while a VPC or service settles; it is worth trying again. */
export function alreadyBeingUpdated(noun: "VPC" | "service"): Refusal {
  return new Refusal(409, `The ${noun} is already being updated`);
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
