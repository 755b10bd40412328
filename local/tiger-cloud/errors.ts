/** The statuses that the emulator refuses a request with, and their codes. */
const CODES = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  500: "INTERNAL",
} as const;

/** What GraphQL tells of a refusal where that is not the message that REST gives. */
export interface ToldByGraphql {
  message: string;
  extensions?: { status: number };
}

/** REST answers a request with this status and `{code, message}`, GraphQL with the message alone. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** What GraphQL tells of it. */
  readonly inGraphql: ToldByGraphql;

  constructor(
    readonly status: keyof typeof CODES,
    message: string,
    inGraphql: Partial<ToldByGraphql> = {},
  ) {
    super(message);
    this.inGraphql = { message, ...inGraphql };
  }

  /** The reply's body in REST. */
  get body(): { code: string; message: string } {
    return { code: CODES[this.status], message: this.message };
  }
}

/** The words of GraphQL are those that the vendor's Terraform provider looks for. */
export function noSuchVpc(): Refusal {
  return new Refusal(404, "VPC not found", { message: "target VPC does not exist" });
}

/** The one answer to whatever comes while a VPC or service settles; it is worth trying again. */
export function alreadyBeingUpdated(noun: "VPC" | "service"): Refusal {
  return new Refusal(409, `The ${noun} is already being updated`);
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** @throws Error where EC2 made something and did not tell its id */
export function idOf(id: string | undefined, noun: string): string {
  if (id === undefined) throw new Error(`EC2 link: the new ${noun} came back without an id`);
  return id;
}
