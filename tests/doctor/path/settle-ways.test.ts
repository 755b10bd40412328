import { settleWays } from "../../../doctor/path/settle-ways";
import type { Way } from "../../../doctor/path/way";
import type { AwsFacts, VpcFacts } from "../../../doctor/facts/aws";
import { UNSEEN } from "../tiger-cloud-facts";

const base = { serviceId: "db01", service: undefined, customerVpcId: "vpc-1", name: undefined };
const byGateway = (number: number): Way => ({
  ...{ kind: "transit-gateway", ...base, timescaleVpcId: "1001", peeringId: String(number) },
  ...{ transitGatewayId: `tgw-${number}`, attachmentId: undefined },
});
const byEndpoint = (number: number): Way => ({
  ...{ kind: "private-endpoint", ...base, vpcEndpointId: `vpce-${number}`, connectionId: "c" },
});

/** A VPC that is attached to the first gateway and has the first endpoint, as far as somebody looked. */
function awsFacts(vpc: Pick<VpcFacts, "gatewayAttachments" | "vpcEndpoints">): AwsFacts {
  const unseen = { dnsSupport: UNSEEN, dnsHostnames: UNSEEN, subnets: UNSEEN, vpc: UNSEEN };
  const others = { routeTables: UNSEEN, networkAcls: UNSEEN, securityGroups: UNSEEN };
  const facts = { vpcId: "vpc-1", ...unseen, ...others, privateZones: UNSEEN, ...vpc };
  const empty = { peeringConnections: new Map(), transitGateways: new Map() };
  return { vpcs: new Map([["vpc-1", facts]]), ...empty, from: { value: undefined } };
}

const attachment = { attachmentId: "tgw-attach-1", transitGatewayId: "tgw-1", vpcId: "vpc-1" };
const endpoint = { vpcEndpointId: "vpce-1", serviceName: "s", state: "available", dnsNames: [] };
const AWS = awsFacts({
  gatewayAttachments: { value: [{ ...attachment, state: "available", subnetIds: [] }] },
  vpcEndpoints: {
    value: [{ ...endpoint, subnetIds: [], securityGroupIds: [], addresses: UNSEEN }],
  },
});

test("of gateways and endpoints that might lead there, those that AWS disproves are left out", () => {
  const ways = [byGateway(1), byGateway(2), byEndpoint(1), byEndpoint(2)];
  expect(settleWays(ways, AWS)).toEqual([byGateway(1), byEndpoint(1)]);
});

test("where nothing else leads there, they stay", () => {
  expect(settleWays([byGateway(2), byEndpoint(2)], AWS)).toEqual([byGateway(2), byEndpoint(2)]);
});

test("what nobody could look at is not disproved", () => {
  const unseen = awsFacts({ gatewayAttachments: UNSEEN, vpcEndpoints: UNSEEN });
  const ways = [byGateway(1), byGateway(2), byEndpoint(2)];
  expect(settleWays(ways, unseen)).toEqual(ways);
});

test("what a stack names is meant, whatever AWS says", () => {
  const named = { ...byGateway(2), name: "app" };
  expect(settleWays([byGateway(1), named], AWS)).toEqual([byGateway(1), named]);
});
