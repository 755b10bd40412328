import { toText } from "../dangers/sentence";
import type { Review } from "../review";
import { sayVerdicts } from "../verdict";
import { visibleLines } from "../../provider/rules/visible-text";

/** The version of docs/review-schema.json. */
const SCHEMA_VERSION = 1;

/** A review as JSON after docs/review-schema.json. */
export function toJson(review: Review): string {
  return `${visibleLines(JSON.stringify(toData(review), null, 2))}\n`;
}

function toData({ verdicts, counts, dangers, stacks, policy, unclear }: Review) {
  return {
    schemaVersion: SCHEMA_VERSION,
    verdict: verdicts[0],
    summary: sayVerdicts(verdicts),
    counts,
    dangers: dangers.map((danger) => ({
      class: danger.class,
      stack: danger.stack,
      urn: danger.change.urn,
      name: danger.change.name,
      type: danger.change.type,
      operation: danger.change.operation,
      keepsOld: danger.change.keepsOld,
      why: toText(danger.why),
      meaning: toText(danger.meaning),
      allowed: danger.allowed,
      breaksPolicy: danger.breaksPolicy,
    })),
    policy: { failOn: policy.failOn, allow: policy.allow, unclear },
    stacks: stacks.map((stack) => ({
      name: stack.name,
      verdict: stack.verdicts[0],
      counts: stack.counts,
      diagnostics: stack.diagnostics,
      changes: stack.changes.map(({ change, replaceReasons, properties }) => ({
        urn: change.urn,
        name: change.name,
        type: change.type,
        operation: change.operation,
        keepsOld: change.keepsOld,
        replaceReasons,
        properties,
      })),
    })),
  };
}
