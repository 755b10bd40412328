import { host, object, optional, port } from "./decode";
import type { Endpoint } from "./endpoint";

/** Host and port as the API gives them, beside others; no endpoint where one of the two is missing. */
export const ENDPOINT_FIELDS = { host: optional(host), port: optional(port) };

/** The endpoint in such fields. */
export function endpointOf(told: {
  host: string | undefined;
  port: number | undefined;
}): Endpoint | undefined {
  const { host: name, port: number } = told;
  return name === undefined || number === undefined ? undefined : { host: name, port: number };
}

/** An endpoint of an answer. */
export const endpoint = optional(object(ENDPOINT_FIELDS, endpointOf));

/** The endpoint of a connection pooler of an answer. */
export const poolerEndpoint = optional(object({ endpoint }, (told) => told.endpoint));
