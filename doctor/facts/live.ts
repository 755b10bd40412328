/** How a step of a live connection came out. */
export type Outcome<T> =
  | { readonly state: "done"; readonly value: T }
  | { readonly state: "failed"; readonly kind: FailureKind; readonly saw: string }
  /** An earlier step failed. */
  | { readonly state: "skipped" };

/**
 * - `timeout`: nothing came back: a rule or a route drops what is sent, or what is answered.
 * - `refused`: the host is reached, and nobody listens at that port.
 * - `unreachable`: a router, or this machine, says that no route leads there.
 * - `no-name`: the name does not resolve.
 * - `certificate`: TLS works, and the certificate is not one to trust for that host.
 * - `no-tls`: the server speaks PostgreSQL and does not want TLS.
 * - `not-postgresql`: something else answers.
 * - `refused-login`: the server is PostgreSQL and does not let this user in.
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
  /** With the address that answered and the milliseconds it took. */
  tcp: Outcome<{ address: string; milliseconds: number }>;
  tls: Outcome<{ version: string; issuer: string; validTo: string }>;
  /** `password` where the server asked for one, which proves the path; nothing was sent. */
  server: Outcome<"password" | "let-in">;
  /** `select 1`, where there was a password in the environment. */
  query: Outcome<{ serverVersion: string }>;
}

export type EndpointRole = "primary" | "replica" | "pooler";
