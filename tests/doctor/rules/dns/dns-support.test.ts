import { dnsSupportRule } from "../../../../doctor/rules/dns/dns-support";
import { gatewayCase, peeringCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("a VPC whose resolver answers is sound, and one that was not looked at says nothing", () => {
  expect(namesOf(dnsSupportRule, gatewayCase())).toEqual([]);
  expect(namesOf(dnsSupportRule, peeringCase({ vpc: { dnsSupport: UNSEEN } }))).toEqual([]);
});

test("a resolver that is off is a risk, with the command that turns it on", () => {
  expect(
    findingOf(dnsSupportRule, peeringCase({ vpc: { dnsSupport: seen(false) } })),
  ).toMatchObject({
    ...{ name: "dns-support-off", severity: "risk", subject: "DNS support of vpc-1" },
    fix: `aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support '{"Value":true}' --region eu-west-1`,
  });
});
