/** How a step of a live connection came out. */
export type Outcome<T> =
  | { readonly state: "done"; readonly value: T }
  | Failure
  /** An earlier step failed; or `why` says what kept it from being taken. */
  | { readonly state: "skipped"; readonly why?: string };

/** Why a step of a live connection came to nothing. */
export interface Failure {
  readonly state: "failed";
  readonly kind: FailureKind;
  /** What was seen, without a subject: `no answer within 5 s`. */
  readonly saw: string;
  /** The word of who told it, such as `ECONNREFUSED`, `CERT_HAS_EXPIRED` or PostgreSQL's `28P01`. */
  readonly code?: string;
}

/**
 * - `timeout`: nothing came back: a rule or a route drops what is sent, or what is answered.
 * - `refused`: the host is reached, and nobody listens at that port.
 * - `unreachable`: a router, or this machine, says that no route leads there.
 * - `no-name`: the name does not resolve.
 * - `certificate`: TLS works, and the certificate is not one to trust for that host.
 * - `no-tls`: the server speaks PostgreSQL and does not want TLS.
 * - `not-postgresql`: something else answers.
 * - `refused-login`: the server is PostgreSQL and does not let this user in, or nobody at the moment.
 * - `other`: anything else.
 */
export type FailureKind =
  | ("timeout" | "refused" | "unreachable" | "no-name" | "certificate" | "no-tls")
  | ("not-postgresql" | "refused-login" | "other");

/** What one endpoint of a service said, from where the doctor runs. */
export interface LiveFacts {
  serviceId: string | undefined;
  role: EndpointRole;
  host: string;
  port: number;
  addresses: Outcome<readonly string[]>;
  /** The resolvers that this machine asks; not there where nobody looked. */
  resolvers?: readonly string[];
  /** With the first address that answered and the milliseconds it took. */
  tcp: Outcome<{ address: string; milliseconds: number; unanswered?: readonly Unanswered[] }>;
  /** `validTo` in ISO 8601. */
  tls: Outcome<{ version: string; issuer: string; validTo: string }>;
  /** `password` where the server asked for one, which proves the path; nothing was sent. */
  server: Outcome<"password" | "let-in">;
  /** `select 1`, where there was a password in the environment. */
  query: Outcome<{ serverVersion: string }>;
}

/** An address that took no connection while another one of the same name did. */
export interface Unanswered {
  readonly address: string;
  readonly kind: FailureKind;
  readonly saw: string;
}

export type EndpointRole = "primary" | "replica" | "pooler";
