import { shellWord } from "../../../provider/rules/shell-word";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { customerRegionOption } from "../customer-region";
import type { Rule, Verdict } from "../rule";

const OFF: Check = { name: "dns-support-off", link: "dns", severity: "risk" };

/** The customer VPC's resolver answers, so that host names resolve. Those of peered services are public names. */
export const dnsSupportRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [OFF],
  judge(one): Verdict {
    const { vpc } = one;
    if (valueOf(vpc.dnsSupport) !== false) return {};
    const finding = {
      ...{ check: OFF, subject: `DNS support of ${vpc.vpcId}`, saw: "it is off" },
      why: "the VPC's own resolver answers nobody: host names resolve only for clients that ask another one",
      fix: `aws ec2 modify-vpc-attribute --vpc-id ${shellWord(vpc.vpcId)} --enable-dns-support '{"Value":true}'${customerRegionOption(one)}`,
    };
    return { findings: [finding] };
  },
};
