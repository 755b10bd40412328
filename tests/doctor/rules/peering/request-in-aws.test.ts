import { requestInAwsRule } from "../../../../doctor/rules/peering/request-in-aws";
import { peering, peeringCase, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("a request that AWS shows is sound", () => {
  expect(namesOf(requestInAwsRule, peeringCase())).toEqual([]);
});

test("what was not asked, or has no id yet, is not missing", () => {
  const peeringConnections = new Map([["pcx-1", UNSEEN]]);
  expect(namesOf(requestInAwsRule, peeringCase({ aws: { peeringConnections } }))).toEqual([]);
  const none = peeringCase({ connection: null }, { provisionedId: undefined });
  expect(namesOf(requestInAwsRule, none)).toEqual([]);
});

test("a new request is waited for", () => {
  const one = peeringCase({ connection: null, peering: peering({ status: "PENDING" }) });
  expect(findingOf(requestInAwsRule, one)).toMatchObject({
    ...{ name: "peering-missing-in-aws", severity: "broken", subject: "Peering connection pcx-1" },
    saw: "AWS shows none of that id to account 111122223333 and eu-west-1, while Tiger Cloud calls it PENDING",
    fix: "Look again in 5 minutes.",
  });
});

test("one that Tiger Cloud calls active is looked for, and asked for again", () => {
  const { saw, fix } = findingOf(requestInAwsRule, peeringCase({ connection: null }));
  expect(saw).toContain("while Tiger Cloud calls it ACTIVE");
  expect(fix).toContain(
    "aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids pcx-1 --region eu-west-1",
  );
  expect(fix).toContain("`pulumi up`");
});

test("what Tiger Cloud does not have either is told of its side alone", () => {
  expect(namesOf(requestInAwsRule, peeringCase({ connection: null, peering: null }))).toEqual([]);
});
