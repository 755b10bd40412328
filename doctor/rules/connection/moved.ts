import type { LiveFacts } from "../../facts/live";
import type { Finding } from "../../finding";
import { visibleLine } from "../../../provider/rules/visible-text";
import { check, finding, isProven, type Expected } from "./expected";

const MOVED = check("endpoint-moved", "broken");

/** What the rule of this file reports. */
export const MOVED_CHECKS = [MOVED];

/** Of a host or port that is not what Tiger Cloud gives now, and that no longer answers. */
export function judgeMoved(live: LiveFacts, { targets }: Expected): Finding | undefined {
  const now = targets?.find(({ role }) => role === live.role);
  const isSame = now?.host.toLowerCase() === live.host.toLowerCase() && now.port === live.port;
  if (now === undefined || isSame || isProven(live)) return undefined;
  return finding(MOVED, live, {
    saw: `Tiger Cloud gives ${visibleLine(now.host)}:${now.port} now.`,
    why: "Host and port change when a service is attached, detached or moved; the old ones end.",
    fix: "Give the application the new ones. With a stack, run pulumi up --refresh and take its outputs.",
  });
}
