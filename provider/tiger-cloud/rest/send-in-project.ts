import type { ApiRequest } from "../transport/http";

/** Sends a request to a path below the project of the key. */
export type SendInProject = (
  method: ApiRequest["method"],
  path: string,
  subject: string,
  body?: object,
) => Promise<unknown>;
