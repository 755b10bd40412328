import type { StackThings } from "../../../doctor/subject/subject";
import { makeBehindEndpoint, type EndpointNetwork, type Omitted } from "./behind-endpoint";
import { useDoctorClouds } from "./clouds";
import { diagnose, found, type Question } from "./diagnose";

const on = useDoctorClouds();

const questionOf = ({ serviceId, vpcId, groupId }: EndpointNetwork): Question => ({
  ...{ serviceId, vpcId, from: { kind: "security-group", groupId } },
});

/** The network as the state of a stack has it. */
const stackOf = (one: EndpointNetwork): Partial<StackThings> => {
  const { serviceId, vpcEndpointId, connectionId, vpcId: customerVpcId } = one;
  const own = { name: "app", serviceId, vpcEndpointId, customerVpcId };
  return { privateEndpoints: [{ ...own, connectionId: connectionId || undefined }] };
};

test("a sound network gives no finding, with a stack and without one", async () => {
  const network = await makeBehindEndpoint(on);
  const without = await diagnose(on, questionOf(network));
  expect({ findings: found(without), unseen: without.unseen }).toEqual({
    findings: [],
    unseen: [],
  });
  expect(without.state).toBe("well");
  expect(without.ways.map(({ way }) => way.kind)).toEqual(["private-endpoint"]);
  const withStack = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(withStack).toMatchObject({ state: "well", findings: [], unseen: [] });
});

const LACKS: readonly [what: string, without: Omitted, first: string][] = [
  ["nobody claimed the endpoint", "claim", "private-endpoint endpoint-not-claimed"],
  ["no service is behind it", "service", "private-endpoint service-not-behind-endpoint"],
  ["its group lets nobody in", "inbound", "private-endpoint endpoint-group-closed"],
  ["the VPC has no DNS host names", "host-names", "dns private-dns-hostnames-off"],
  ["the VPC has no private zone", "zone", "dns private-zone-missing"],
  ["the private zone has no record", "record", "dns private-record-missing"],
];

test.each(LACKS)("the doctor says first that %s", async (_what, without, first) => {
  const network = await makeBehindEndpoint(on, without);
  const diagnosis = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(found(diagnosis)[0]).toBe(first);
});

type Fault = [what: string, first: string, harm: (network: EndpointNetwork) => unknown];

const FAULTS: readonly Fault[] = [
  [
    "the endpoint was deleted in AWS",
    "private-endpoint endpoint-lost",
    ({ vpcEndpointId }) => on.ec2.deleteVpcEndpoints({ VpcEndpointIds: [vpcEndpointId] }),
  ],
  [
    "Tiger Cloud rejected the endpoint",
    "private-endpoint endpoint-lost",
    ({ vpcEndpointId }) => on.clouds.tigerCloud.rejectPrivateLink(vpcEndpointId),
  ],
  [
    "the client's group lets nothing out",
    "security-groups egress-closed",
    ({ groupId: GroupId }) => {
      const all = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
      return on.ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [all] });
    },
  ],
];

test.each(FAULTS)("the doctor says first that %s", async (_what, first, harm) => {
  const network = await makeBehindEndpoint(on);
  await harm(network);
  const diagnosis = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(found(diagnosis)[0]).toBe(first);
});
