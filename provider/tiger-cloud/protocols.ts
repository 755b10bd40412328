import type { Clock } from "../wait/clock";
import type { Ask } from "./call";
import type { GraphqlCall } from "./graphql/graphql";
import type { RestCall } from "./rest/rest";

/** What the calls of a noun are made with: each protocol, for the project of the key. */
export interface Protocols {
  /** The documented API, and the first choice. */
  rest: Ask<RestCall>;
  /** For what REST lacks. */
  graphql: Ask<GraphqlCall>;
  /** @default - the machine's own clock */
  clock?: Clock | undefined;
}
