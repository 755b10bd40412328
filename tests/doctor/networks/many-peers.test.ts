import { collectAws } from "../../../doctor/collect/aws";
import { collectTigerCloud } from "../../../doctor/collect/tiger-cloud";
import { examine } from "../../../doctor/examine";
import { RULES } from "../../../doctor/rules";
import { NO_STACK } from "../../../doctor/subject/no-stack";
import type { Subject } from "../../../doctor/subject/subject";
import { createCustomerVpc, type CustomerVpc } from "../../../local/customer-vpc";
import { startAwsProxy, type AwsProxy } from "../../support/aws-proxy";
import { CUSTOMER_ACCOUNT, REGION, useDoctorClouds } from "./clouds";
import { found } from "./diagnose";
import { attach, makeGroup, makeTimescaleVpc, peer } from "./peered";

const PEERS = 50;
const SERVICES = 5;

const on = useDoctorClouds();
let subject: Subject;
let proxy: AwsProxy;

interface Peer extends CustomerVpc {
  peeringId: string;
  pcx: string;
  groupId: string;
}

beforeAll(async () => {
  proxy = await startAwsProxy(on.clouds.awsUrl);
  const { serviceId, timescaleVpcId, timescaleCidr } = await makeTimescaleVpc(on);
  const serviceIds = [serviceId];
  while (serviceIds.length < SERVICES) {
    const seed = { name: `more-${serviceIds.length}`, regionCode: REGION };
    serviceIds.push(on.clouds.tigerCloud.addService(seed));
  }
  for (const id of serviceIds) await attach(on, { serviceId: id, timescaleVpcId });
  const peers: Peer[] = [];
  for (let number = 0; number < PEERS; number++) {
    const vpc = await createCustomerVpc(on.ec2, `10.${100 + number}.0.0/16`);
    const { peeringId, pcx } = await peer(on, timescaleVpcId, vpc.vpcId);
    for (const RouteTableId of vpc.routeTableIds) {
      const route = { RouteTableId, DestinationCidrBlock: timescaleCidr };
      await on.ec2.createRoute({ ...route, VpcPeeringConnectionId: pcx });
    }
    const groupId = await makeGroup(on.ec2, vpc.vpcId, [timescaleCidr]);
    peers.push({ ...vpc, peeringId, pcx, groupId });
  }
  subject = subjectOf(peers, serviceIds, timescaleVpcId);
}, 300_000);
afterAll(() => proxy.stop());

const subjectOf = (
  peers: readonly Peer[],
  serviceIds: readonly string[],
  timescaleVpcId: string,
): Subject => ({
  title: "shop/dev",
  services: serviceIds.map((id) => ({ id })),
  customerVpcs: peers.map(({ vpcId, groupId }) => ({
    ...{ vpcId, regionCode: REGION, accountId: CUSTOMER_ACCOUNT, clientGroupIds: [groupId] },
    access: { profile: undefined, roleArn: undefined, externalId: undefined },
  })),
  stack: {
    ...NO_STACK,
    attachments: serviceIds.map((serviceId) => ({ name: serviceId, serviceId, timescaleVpcId })),
    peerings: peers.map(({ vpcId: peerVpcId, peeringId, pcx }) => ({
      ...{ name: peerVpcId, timescaleVpcId, peeringId, peerVpcId, provisionedId: pcx },
    })),
  },
  from: undefined,
});

test("50 peers cost few calls, and are judged soon after the last of them", async () => {
  const before = on.clouds.tigerCloud.requests.length;
  const answered = { atMs: 0 };
  const noting = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    answered.atMs = performance.now();
    return value;
  };
  const options = { endpointUrl: proxy.url, timeoutSeconds: 60 };
  const diagnosis = await examine(
    { subject, connect: false, endpoints: [] },
    {
      tigerCloud: (one) => noting(collectTigerCloud(on.api, one, { timeoutSeconds: 60 })),
      aws: (wanted) => noting(collectAws(wanted, options)),
      connect: () => Promise.reject(new Error("Nothing is to be connected to.")),
    },
    RULES,
  );
  const judgedMs = performance.now() - answered.atMs;
  // A token, the services, and the Timescale VPCs by both protocols, beside what each of them costs.
  const ofTigerCloud = on.clouds.tigerCloud.requests.length - before;
  expect(found(diagnosis)).toEqual(["limits peerings-near-limit"]);
  expect(diagnosis.ways).toHaveLength(PEERS * SERVICES);
  expect(proxy.actions.length).toBeLessThanOrEqual(12 + PEERS);
  expect(ofTigerCloud).toBeLessThanOrEqual(4 + 2);
  expect(judgedMs).toBeLessThan(10_000);
});
