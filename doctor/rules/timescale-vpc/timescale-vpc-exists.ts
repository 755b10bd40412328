import { timescaleVpcOf } from "../../path/peering";
import type { Check } from "../../finding";
import type { Rule, Verdict } from "../rule";
import { REFRESH_AND_UP } from "../stack-fix";

const MISSING: Check = {
  ...{ name: "timescale-vpc-missing", link: "timescale-vpc", severity: "broken" },
};

/** The Timescale VPC is there. */
export const timescaleVpcExistsRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [MISSING],
  judge(one): Verdict {
    const seen = timescaleVpcOf(one);
    if ("unseen" in seen || seen.value !== undefined) return {};
    const { timescaleVpcId, name } = one.way;
    const finding = {
      ...{ check: MISSING, subject: `Timescale VPC ${timescaleVpcId}` },
      saw: "the project of the API key has no Timescale VPC of that id",
      why: "its peerings and attachments went with it",
      fix:
        name === undefined
          ? "Make a TimescaleNetwork, or a Timescale VPC in the Tiger Cloud console, and attach the service to it."
          : `${REFRESH_AND_UP} That makes another one, with new peerings, and attaches its services. If somebody else made it: correct its id in the program.`,
    };
    return { findings: [finding] };
  },
};
