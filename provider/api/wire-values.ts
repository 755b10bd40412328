import type { Endpoint } from "../contract";
import { TimescaleError } from "../errors";

/** What the ids, codes and blocks of an answer are made of. Users paste them into commands. */
const IDENTIFIER = /^[A-Za-z0-9][\w.:/-]{0,99}$/;

/** A host name: nothing in it ends the host within a connection string. */
const HOST = /^[A-Za-z0-9]([\w.-]{0,252})$/;

/** The fields of answers that hold an identifier. */
const IDENTIFIERS: readonly string[] = [
  ...["id", "service_id", "vpc_id", "provisioned_id", "cidr", "region_code"],
  ...["peer_account_id", "peer_region_code", "peer_vpc_id"],
];

/**
 * Whether the request was carried out is not known then.
 *
 * @throws an `Unavailable` error that names every field which holds something else than it must
 */
export function requireIdentifiers(
  fields: Readonly<Record<string, unknown>>,
  subject: string,
): void {
  const wrong = IDENTIFIERS.filter((name) => {
    const value = fields[name];
    return typeof value === "string" && value !== "" && !IDENTIFIER.test(value);
  });
  if (wrong.length > 0) throw unusable(wrong, subject);
}

/**
 * The endpoint that an answer shows; undefined where it shows none.
 *
 * @throws an `Unavailable` error where it is no host name or no port
 */
export function endpointOf(
  wire: { host?: unknown; port?: unknown } | undefined,
  subject: string,
): Endpoint | undefined {
  const { host, port } = wire ?? {};
  if (isAbsent(host) || isAbsent(port)) return undefined;
  if (!isHost(host)) throw unusable(["host"], subject);
  if (!isPort(port)) throw unusable(["port"], subject);
  return { host, port };
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === "";
const isHost = (value: unknown): value is string => typeof value === "string" && HOST.test(value);
const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;

function unusable(names: readonly string[], subject: string): TimescaleError {
  return new TimescaleError(
    "Unavailable",
    `${subject}: the Tiger Cloud API's answer has no usable ${names.join(", ")}. ` +
      "Check timescale:apiUrl, then try again.",
    true,
  );
}
