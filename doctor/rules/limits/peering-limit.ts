import { MAX_PEERINGS_PER_VPC, PEERINGS_TO_WARN_OF } from "../../../provider/rules/limits";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import type { Rule, Verdict } from "../rule";

const NEAR: Check = { name: "peerings-near-limit", link: "limits", severity: "risk" };

/** The Timescale VPC has room for more customer VPCs. */
export const peeringLimitRule: Rule<"peering"> = {
  ways: ["peering"],
  checks: [NEAR],
  judge({ way, tigerCloud }): Verdict {
    const used = valueOf(tigerCloud.peerings.get(way.timescaleVpcId))?.length ?? 0;
    if (used < PEERINGS_TO_WARN_OF) return {};
    const finding = {
      ...{ check: NEAR, subject: `Peerings of Timescale VPC ${way.timescaleVpcId}` },
      saw: `it has ${used} of ${MAX_PEERINGS_PER_VPC}`,
      why: "Tiger Cloud refuses more, and a peering that is replaced needs room as well",
      fix: "Delete those that nobody uses; plan a second network, or a transit gateway for many VPCs.",
    };
    return { findings: [finding] };
  },
};
