import { shellWord } from "../../../provider/rules/shell-word";
import type { Seen } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import type { EndpointWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { together } from "../together";

const LINK = "dns";
const SUPPORT: Check = { name: "private-dns-support-off", link: LINK, severity: "broken" };
const HOSTNAMES: Check = { name: "private-dns-hostnames-off", link: LINK, severity: "broken" };

/** Private zones can answer in the VPC: AWS wants both of its attributes for that. */
export const privateAnswersRule: Rule<"private-endpoint"> = {
  ways: ["private-endpoint"],
  checks: [SUPPORT, HOSTNAMES],
  judge(one): Verdict {
    const { dnsSupport, dnsHostnames } = one.vpc;
    const verdicts = [
      judgeAttribute(one, dnsSupport, {
        ...{ check: SUPPORT, words: "DNS support", attribute: "enableDnsSupport" },
        option: "--enable-dns-support",
        why: "the VPC's resolver answers nobody, and no private zone either",
      }),
      judgeAttribute(one, dnsHostnames, {
        ...{ check: HOSTNAMES, words: "DNS host names", attribute: "enableDnsHostnames" },
        option: "--enable-dns-hostnames",
        why: "no private zone answers in the VPC, so the service's name leads to its public address",
      }),
    ];
    return together(verdicts);
  },
};

interface Attribute extends Pick<Finding, "check" | "why"> {
  /** As people call it. */
  words: string;
  /** As AWS calls it. */
  attribute: string;
  /** How the command sets it. */
  option: string;
}

function judgeAttribute(
  one: Case<EndpointWay>,
  seen: Seen<boolean>,
  { check, words, attribute, option, why }: Attribute,
): Verdict {
  const { vpcId } = one.vpc;
  const subject = `${words} of ${vpcId}`;
  if ("unseen" in seen) return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
  if (seen.value) return {};
  const fix = `aws ec2 modify-vpc-attribute --vpc-id ${shellWord(vpcId)} ${option} '{"Value":true}'${customerRegionOption(one)}`;
  return { findings: [{ check, subject, saw: `${attribute} is false`, why, fix }] };
}
