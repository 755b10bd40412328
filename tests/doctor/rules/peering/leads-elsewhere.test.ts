import { leadsElsewhereRule } from "../../../../doctor/rules/peering/leads-elsewhere";
import { peering, peeringCase, peeringConnection, timescaleVpc, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const { accepter, requester } = peeringConnection();

test("a peering between the two VPCs of the way is sound", () => {
  expect(namesOf(leadsElsewhereRule, peeringCase())).toEqual([]);
});

test("a requester that has further blocks is the same", () => {
  const more = { ...requester, cidrBlocks: ["10.80.0.0/24", "10.70.0.0/24"] };
  const one = peeringCase({ connection: peeringConnection({ requester: more }) });
  expect(namesOf(leadsElsewhereRule, one)).toEqual([]);
});

test.each([
  [{ accepter: { ...accepter, vpcId: "vpc-2" } }, "pcx-1 leads to vpc-2, not vpc-1"],
  [
    { accepter: { ...accepter, accountId: "444455556666" } },
    "pcx-1 leads to account 444455556666, not 111122223333",
  ],
  [
    { accepter: { ...accepter, regionCode: "eu-west-2" } },
    "pcx-1 leads to the region eu-west-2, not eu-west-1",
  ],
  [
    { requester: { ...requester, regionCode: "us-west-2" } },
    "pcx-1 comes from the region us-west-2, not us-east-1",
  ],
  [
    { requester: { ...requester, cidrBlocks: ["10.80.0.0/24"] } },
    "pcx-1 comes from 10.80.0.0/24, not from 10.70.0.0/24",
  ],
])("another end is told: %p", (change, saw) => {
  const one = peeringCase({ connection: peeringConnection(change) });
  expect(findingOf(leadsElsewhereRule, one)).toMatchObject({
    ...{ name: "peering-leads-elsewhere", severity: "broken", saw },
  });
});

test("a peering that Tiger Cloud has with another VPC or account is told, and all of it at once", () => {
  const other = peering({ peerVpcId: "vpc-3", peerAccountId: "444455556666" });
  expect(findingOf(leadsElsewhereRule, peeringCase({ peering: other })).saw).toBe(
    "Tiger Cloud peers with vpc-3, not vpc-1; Tiger Cloud has the account 444455556666, not 111122223333",
  );
});

test("what is lost, not told or not seen leads nowhere else", () => {
  const empty = { accountId: "", vpcId: "", regionCode: "", cidrBlocks: [] };
  const lost = { status: "deleted", accepter: { ...accepter, vpcId: "vpc-2" } };
  for (const change of [{ accepter: empty, requester: empty }, lost]) {
    const one = peeringCase({ connection: peeringConnection(change) });
    expect(namesOf(leadsElsewhereRule, one)).toEqual([]);
  }
  const unseen = peeringCase({
    timescaleVpc: timescaleVpc({ id: "1002" }),
    vpc: { vpc: UNSEEN },
    tigerCloud: { peerings: new Map() },
  });
  expect(namesOf(leadsElsewhereRule, unseen)).toEqual([]);
});
