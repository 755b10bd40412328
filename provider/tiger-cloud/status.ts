/**
 * What a status word says about that for which one waits:
 *
 * - `pending`: not yet.
 * - `done`: it is as it should be.
 * - `failed`: it never will be.
 * - `gone`: it is on its way out, or no longer there.
 * - `unknown`: a word that is not in the table. It is shown, and waited on.
 */
export type Meaning = "pending" | "done" | "failed" | "gone" | "unknown";

/** What a status word means. */
export interface Status {
  meaning: Meaning;
  /** What to do about it; empty where there is nothing to do. */
  advice: string;
}

/** What has a status. */
export type StatusKind = keyof typeof WORDS;

const AGAIN = "run `pulumi up`, which asks for it again.";

/** A peering, be it with a VPC or with a transit gateway. `REQUESTED` is ours: the API gives no word yet. */
const PEERING = {
  pending: ["REQUESTED", "PENDING", "APPROVED"],
  done: ["ACTIVE"],
  failed: {
    INVALID:
      "Check the peer's account, region and id, that its CIDR blocks do not overlap, and " +
      `that nobody rejected it in AWS; then ${AGAIN}`,
    TIMEOUT: `Nobody accepted it in time: ${AGAIN}`,
    DISABLED: `It was rejected or deleted in AWS: ${AGAIN}`,
  },
  gone: [],
};

/** A service: `done` is at rest, so that it can be moved. */
const SERVICE = {
  pending: ["QUEUED", "CONFIGURING", "UPGRADING", "UNSTABLE", "PAUSING", "RESUMING"],
  done: ["READY", "PAUSED"],
  failed: {},
  gone: ["DELETING", "DELETED"],
};

/** A Timescale VPC, as GraphQL alone tells. */
const VPC = { pending: ["CREATING"], done: ["CREATED"], failed: {}, gone: [] };

/** A private endpoint connection. Both words of a lost one are final: it needs a new endpoint in AWS. */
const PRIVATE_ENDPOINT = {
  pending: ["PENDING"],
  done: ["APPROVED"],
  failed: {
    REJECTED:
      "It was rejected for good: replace the VPC endpoint in AWS, then run `pulumi up`, which claims the new one.",
  },
  gone: ["REMOVED"],
};

/** AWS's own words for a transit gateway attachment. */
const TRANSIT_GATEWAY_ATTACHMENT = {
  pending: [
    ...["INITIATINGREQUEST", "INITIATING", "PENDINGACCEPTANCE", "PENDING", "MODIFYING"],
    ...["ROLLINGBACK"],
  ],
  done: ["AVAILABLE"],
  failed: {
    FAILING: `AWS could not make it: ${AGAIN}`,
    FAILED: `AWS could not make it: ${AGAIN}`,
    REJECTING: `It was rejected in AWS: ${AGAIN}`,
    REJECTED: `It was rejected in AWS: ${AGAIN}`,
  },
  gone: ["DELETING", "DELETED"],
};

interface Words {
  pending: readonly string[];
  done: readonly string[];
  /** With what to do about each. */
  failed: Readonly<Record<string, string>>;
  gone: readonly string[];
}

/** Every status word of the vendor. */
export const WORDS = {
  peering: PEERING,
  service: SERVICE,
  vpc: VPC,
  privateEndpoint: PRIVATE_ENDPOINT,
  transitGatewayAttachment: TRANSIT_GATEWAY_ATTACHMENT,
} satisfies Record<string, Words>;

/** What a word says about a thing, in whatever case it is written. */
export function statusOf(kind: StatusKind, word: string): Status {
  const { failed, ...others }: Words = WORDS[kind];
  const upper = word.toUpperCase();
  const advice = Object.hasOwn(failed, upper) ? (failed[upper] ?? "") : "";
  if (advice !== "") return { meaning: "failed", advice };
  const meanings = ["pending", "done", "gone"] as const;
  const meaning = meanings.find((each) => others[each].includes(upper)) ?? "unknown";
  return { meaning, advice: "" };
}

/** What a word says about a thing, see {@link statusOf}. */
export function meaningOf(kind: StatusKind, word: string): Meaning {
  return statusOf(kind, word).meaning;
}
