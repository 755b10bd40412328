import { foreignLine } from "../../../provider/rules/visible-text";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import type { Rule, Verdict } from "../rule";

const LINK = "timescale-vpc";
const NOT_READY: Check = { name: "timescale-vpc-not-ready", link: LINK, severity: "broken" };
const FAILED: Check = { name: "timescale-vpc-failed", link: LINK, severity: "broken" };

/** Tiger Cloud has made the Timescale VPC. */
export const timescaleVpcStateRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [NOT_READY, FAILED],
  judge({ way, tigerCloud }): Verdict {
    const state = valueOf(tigerCloud.vpcStates)?.get(way.timescaleVpcId);
    if (state === undefined || state.status === "") return {};
    const { status } = state;
    if (meaningOf("vpc", status) === "done") return {};
    const subject = `Timescale VPC ${way.timescaleVpcId}`;
    const words = foreignLine(state.errorMessage);
    const finding =
      words === ""
        ? {
            ...{ check: NOT_READY, subject, saw: `Tiger Cloud calls it ${foreignLine(status)}` },
            why: "nothing in it is reached until it is CREATED",
            fix: "Look again in some minutes. If it stays so, ask the support of Tiger Cloud.",
          }
        : {
            ...{ check: FAILED, subject },
            saw: `Tiger Cloud calls it ${foreignLine(status)}: "${words}"`,
            why: "it does not become usable by itself",
            fix: "Ask the support of Tiger Cloud with these words; or delete it, and run `pulumi refresh`, then `pulumi up`, which makes another one.",
          };
    return { findings: [finding] };
  },
};
