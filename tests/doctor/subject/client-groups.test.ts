import { subjectOfExport } from "../../../doctor/subject/subject-of-export";
import { entry, exported, ours, peeredVpc, type Entry } from "./states";

const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** A peering of a program that makes its AWS half itself. */
function peeringByHand(): Entry[] {
  const outputs = { timescaleVpcId: "1001", peerVpcId: "vpc-1", provisionedId: "pcx-1" };
  const route = { vpcPeeringConnectionId: "pcx-1", destinationCidrBlock: "10.0.0.0/24" };
  return [
    ours("TimescalePeering", "a", "1001/5001", { outputs }),
    entry("aws:ec2/route:Route", "r", { id: "r-1", outputs: { ...route, region: "us-west-2" } }),
  ];
}
const group = (id: string, more: object = {}) =>
  entry(SECURITY_GROUP, id, { id, outputs: { vpcId: "vpc-1", ...more } });
const rule = (name: string, outputs: object) => entry(EGRESS_RULE, name, { id: name, outputs });

function clientsIn(state: readonly Entry[]): readonly string[] | undefined {
  const { customerVpcs } = subjectOfExport(exported(state));
  return customerVpcs.find(({ vpcId }) => vpcId === "vpc-1")?.clientGroupIds;
}

test("groups that exist and got rules from a component are clients'", () => {
  const made = peeredVpc("app", 1, {}).filter(({ urn }) => !urn.includes(SECURITY_GROUP));
  expect(clientsIn(made)).toEqual(["sg-1"]);
});

test("a group that the program itself lets out to the Timescale VPC is a client's", () => {
  const out = rule("out", { securityGroupId: "sg-hand", cidrIpv4: "10.0.0.0/24" });
  const half = rule("half", { securityGroupId: "sg-half", cidrIpv4: "10.0.0.128/25" });
  const groups = [group("sg-hand"), group("sg-half")];
  expect(clientsIn([...peeringByHand(), ...groups, out, half])).toEqual(["sg-half", "sg-hand"]);
});

test("so are those of rules in groups and of older rules", () => {
  const inline = group("sg-inline", { egress: [{ cidrBlocks: ["10.0.0.0/24"] }] });
  const older = entry("aws:ec2/securityGroupRule:SecurityGroupRule", "old", {
    ...{ id: "sgrule-1" },
    outputs: { type: "egress", securityGroupId: "sg-old", cidrBlocks: ["10.0.0.0/24"] },
  });
  const state = [...peeringByHand(), inline, older, group("sg-old")];
  expect(clientsIn(state)).toEqual(["sg-inline", "sg-old"]);
});

test("a group that is let out to everything, or elsewhere, says nothing of clients", () => {
  const all = group("sg-all", { egress: [{ cidrBlocks: ["0.0.0.0/0"] }, null, "text"] });
  const elsewhere = rule("x", { securityGroupId: "sg-all", cidrIpv4: "10.9.0.0/24" });
  const wide = rule("y", { securityGroupId: "sg-all", cidrIpv4: "10.0.0.0/8" });
  expect(clientsIn([...peeringByHand(), all, elsewhere, wide])).toEqual([]);
});

test("a peering by hand has the region of what leads over it", () => {
  const { customerVpcs } = subjectOfExport(exported(peeringByHand()));
  expect(customerVpcs).toMatchObject([{ vpcId: "vpc-1", name: "a", regionCode: "us-west-2" }]);
});
