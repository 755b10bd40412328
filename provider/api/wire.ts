import { TimescaleError } from "../errors";
import { requireIdentifiers } from "./wire-values";

/** The shapes that the Tiger Cloud API sends, of which only the fields that are used are named. */
export interface WireVpc {
  id: string;
  name: string;
  cidr: string;
  region_code: string;
}

export interface WirePeering {
  id: string;
  peer_account_id: string;
  peer_region_code: string;
  peer_vpc_id: string;
  provisioned_id?: string;
  status?: string;
  error_message?: string;
}

export interface WireEndpoint {
  host?: string;
  port?: number;
}

export interface WireReplica {
  id?: string;
  name?: string;
  endpoint?: WireEndpoint;
  connection_pooler?: { endpoint?: WireEndpoint };
}

export interface WireService {
  service_id: string;
  name: string;
  region_code: string;
  status: string;
  read_replica_sets?: WireReplica[];
  endpoint?: WireEndpoint;
  vpc_endpoint?: WireEndpoint & { vpc_id?: string };
  connection_pooler?: { endpoint?: WireEndpoint };
}

export interface WireAuthInfo {
  api_key?: { project?: { id?: string; plan_type?: string } };
}

/**
 * An answer as the list that it must be.
 *
 * @param read what each of its elements is
 */
export function checkedList<T>(body: unknown, subject: string, read: (element: unknown) => T): T[] {
  if (Array.isArray(body)) return body.map(read);
  throw new TimescaleError(
    "Unavailable",
    `${subject}: the Tiger Cloud API's answer is no list. Check timescale:apiUrl, then try again.`,
  );
}

/**
 * An answer as the shape it must have: an object in which the required fields are strings with
 * something in them, and identifiers are made of what identifiers are made of. Anything else would be
 * taken for a resource without properties.
 */
export function checked<T>(
  body: unknown,
  required: readonly (keyof T & string)[],
  subject: string,
): T {
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const missing = required.filter(
    (name) => typeof fields[name] !== "string" || fields[name] === "",
  );
  if (missing.length === 0) {
    requireIdentifiers(fields, subject);
    return body as T;
  }
  throw new TimescaleError(
    "Unavailable",
    `${subject}: the Tiger Cloud API's answer lacks ${missing.join(", ")}. ` +
      "Check timescale:apiUrl, then try again.",
    true,
  );
}
