import { privateAnswersRule as rule } from "../../../../doctor/rules/dns/private-answers";
import { seen, UNSEEN } from "../../facts";
import { soundEndpoint } from "../../endpoint-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

test("a VPC without DNS host names lets no private zone answer", () => {
  const one = soundEndpoint({ also: { vpc: { dnsHostnames: seen(false) } } });
  expect(foundBy(rule, one)).toEqual([
    "broken private-dns-hostnames-off: DNS host names of vpc-1: enableDnsHostnames is false",
  ]);
  expect(fixOf(rule, one)).toBe(
    `aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames '{"Value":true}' --region us-east-1`,
  );
});

test("a VPC whose resolver answers nobody does not ask private zones either", () => {
  const one = soundEndpoint({ also: { vpc: { dnsSupport: seen(false) } } });
  expect(foundBy(rule, one)).toEqual([
    "broken private-dns-support-off: DNS support of vpc-1: enableDnsSupport is false",
  ]);
  expect(fixOf(rule, one)).toContain("--enable-dns-support");
});

test("an attribute that nobody may look at is unseen", () => {
  const one = soundEndpoint({ also: { vpc: { dnsHostnames: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual(["dns: DNS host names of vpc-1: no right to ask"]);
});
