import type { Clock } from "../wait/clock";
import type { Ask } from "./call";
import type { RestCall } from "./rest/rest";

/** What the calls of a noun are made with: each protocol, for the project of the key. */
export interface Protocols {
  /** The documented API. */
  rest: Ask<RestCall>;
  /** @default - the machine's own clock */
  clock?: Clock | undefined;
}
