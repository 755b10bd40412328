import {
  differencesFrom as compare,
  type ExpectedRequest,
  type PeeringRequest,
} from "../../../sdk/peered-vpc/peering-proof";

const EXPECTED: ExpectedRequest = {
  timescaleCidr: "10.0.0.0/24",
  timescaleRegionCode: "us-east-1",
  accountId: "123456789012",
  vpcId: "vpc-0a1b2c3d",
  regionCode: "eu-west-1",
  requesterAccountId: undefined,
};

const differencesFrom = (expected: ExpectedRequest, request: PeeringRequest) =>
  compare(expected, request).differences;

const REQUEST: PeeringRequest = {
  id: "pcx-1",
  status: "pending-acceptance",
  cidrBlock: "10.0.0.0/24",
  requesterRegion: "us-east-1",
  ownerId: "999988887777",
  peerOwnerId: "123456789012",
  peerVpcId: "vpc-0a1b2c3d",
  peerRegion: "eu-west-1",
};

test.each(["initiating-request", "pending-acceptance", "provisioning", "active"])(
  "the request that was asked for may be accepted while it is %s",
  (status) => {
    expect(differencesFrom(EXPECTED, { ...REQUEST, status })).toEqual([]);
  },
);

test("the CIDR block may be spelt otherwise", () => {
  expect(differencesFrom({ ...EXPECTED, timescaleCidr: "10.0.0/24" }, REQUEST)).toEqual([]);
});

test.each<[keyof PeeringRequest, string, string]>([
  ["status", "failed", "the status is failed, not pending-acceptance"],
  ["status", "rejected", "the status is rejected, not pending-acceptance"],
  ["status", "deleted", "the status is deleted, not pending-acceptance"],
  ["status", "", "the status is not shown, not pending-acceptance"],
  ["cidrBlock", "10.0.0.0/25", "the requester's CIDR block is 10.0.0.0/25, not 10.0.0.0/24"],
  ["cidrBlock", "", "the requester's CIDR block is not shown, not 10.0.0.0/24"],
  ["requesterRegion", "us-west-2", "the requester's region is us-west-2, not us-east-1"],
  ["peerOwnerId", "210987654321", "the accepter's account is 210987654321, not 123456789012"],
  ["peerVpcId", "vpc-0d0d0d0d", "the accepter's VPC is vpc-0d0d0d0d, not vpc-0a1b2c3d"],
  ["peerRegion", "eu-west-2", "the accepter's region is eu-west-2, not eu-west-1"],
])("another %s (%j) is told: %s", (property, value, difference) => {
  expect(differencesFrom(EXPECTED, { ...REQUEST, [property]: value })).toEqual([difference]);
});

test("all differences are told", () => {
  const other = { ...REQUEST, status: "expired", cidrBlock: "10.9.0.0/24", peerRegion: "" };
  expect(differencesFrom(EXPECTED, other)).toEqual([
    "the status is expired, not pending-acceptance",
    "the requester's CIDR block is 10.9.0.0/24, not 10.0.0.0/24",
    "the accepter's region is not shown, not eu-west-1",
  ]);
});

test("the requester's account is compared where one is expected", () => {
  const expecting = (requesterAccountId: string) => ({ ...EXPECTED, requesterAccountId });
  expect(differencesFrom(expecting("999988887777"), REQUEST)).toEqual([]);
  expect(differencesFrom(expecting("111122223333"), REQUEST)).toEqual([
    "the requester's account is 999988887777, not 111122223333",
  ]);
});

test.each([
  ["failed", /overlap.*`pulumi refresh` and `pulumi up`, which sends it again\.$/],
  ["expired", /seven days.*sends it again\.$/],
  ["rejected", /rejected it.*sends it again\.$/],
  ["deleted", /deleted it.*sends it again\.$/],
  ["deleting", /deletes it.*sends it again\.$/],
  ["pending-acceptance", /^Find out who sent it; do not accept it by hand\.$/],
])("what to do about a request that is %s", (status, advice) => {
  const other = { ...REQUEST, status, cidrBlock: "10.9.0.0/24" };
  expect(compare(EXPECTED, other).advice).toMatch(advice);
});
