import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  AssociateVpcCidrBlockCommand,
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../local/customer-vpc";
import { AWS_CALLS, NOT_ASKED_BY_THE_SMALL_PLUGIN, sortedOnce } from "../support/aws-calls";
import { startEc2Proxy, type Ec2Proxy } from "../support/ec2-proxy";
import { COMPONENT_GATEWAY_CALLS } from "../support/transit-gateway-calls";
import { makeGateway } from "./gateway-by-hand";
import { awsPlugin, programs, SERVICE_ID, useLocalStacks } from "./local-stacks";

const stacks = useLocalStacks();
let proxy: Ec2Proxy;
/** The same for EC2 and STS together. */
let everything: Ec2Proxy;

beforeAll(async () => {
  [proxy, everything] = await Promise.all([
    startEc2Proxy(stacks.clouds.awsUrl),
    startEc2Proxy(stacks.clouds.awsUrl),
  ]);
});

afterAll(() => Promise.all([proxy.stop(), everything.stop()]));

const networkWith = (peer: object) => ({
  networks: {
    net: {
      ...{ name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
      peers: { app: { vpcId: stacks.customer.vpcId, ...peer } },
      services: { main: { serviceId: SERVICE_ID } },
    },
  },
});

/** Somebody widens a rule of the network by hand. */
async function widenARule(ec2: EC2Client, GroupId: string): Promise<void> {
  const { SecurityGroupRules: rules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [GroupId] }] }),
  );
  const rule = rules.find(({ FromPort }) => FromPort === 5432);
  const { SecurityGroupRuleId, IpProtocol, CidrIpv4 } = rule!;
  const SecurityGroupRule = { IpProtocol, CidrIpv4, FromPort: 5432, ToPort: 5999 };
  const SecurityGroupRules = [{ SecurityGroupRuleId, SecurityGroupRule }];
  await ec2.send(new ModifySecurityGroupRulesCommand({ GroupId, SecurityGroupRules }));
}

// tests/docs/iam-policy.test.ts holds docs/iam-policy.json against the same list.
test("the life of a network asks of AWS what the real provider's sources say, and all of it", async () => {
  const stack = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify([{ ec2: proxy.url, sts: stacks.clouds.awsUrl }]) },
  });
  await stack.plan(networkWith({}));
  await stack.up();
  for (const tags of [{ team: "data" }, {}]) await stack.up(networkWith({ tags }));
  const ec2 = stacks.clouds.ec2();
  const VpcId = stacks.customer.vpcId;
  await ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: "10.99.0.0/16" }));
  await widenARule(ec2, String((await stack.outputsOf("net-app-client"))["id"]));
  ec2.destroy();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  // The customer VPC has another CIDR block: the peering is replaced, and the routes lead to it.
  const plan = await stack.plan();
  expect(plan).toContain("replace net-app-peering");
  expect(plan).toContain("update net-app-client-tcp-5432");
  await stack.up();
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");

  const asked = sortedOnce(proxy.actions);
  const listed = AWS_CALLS.flatMap(({ calls }) => calls);
  expect(asked.filter((call) => !listed.includes(call))).toEqual([]);
  const unasked = sortedOnce(listed).filter((call) => !asked.includes(call));
  const mayBeUnasked = awsPlugin === "small" ? NOT_ASKED_BY_THE_SMALL_PLUGIN : [];
  expect(unasked.filter((call) => !mayBeUnasked.includes(call))).toEqual([]);
}, 300_000);

// tests/docs/iam-policy.test.ts holds docs/iam-policy-transit-gateway.json against the same list.
test("the life of a network behind a transit gateway asks for what the sources say of that, and all of it", async () => {
  const { url } = everything;
  const stack = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify([{ ec2: url, sts: url }]) },
  });
  const ec2 = stacks.clouds.ec2();
  const { gatewayId, gatewayTableId, vpcId } = await makeGateway(ec2, "10.80.0.0/16");
  ec2.destroy();
  const hub = {
    ...{ transitGatewayId: gatewayId, cidrBlocks: ["10.80.0.0/16"], vpcs: { app: { vpcId } } },
    association: { routeTableId: gatewayTableId },
    gatewayRouteTables: { ids: { main: gatewayTableId } },
  };
  const place = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  const wanted = (tags: object) => ({
    networks: { net: { ...place, transitGateways: { hub: { ...hub, tags } } } },
  });
  const asked = await askedBy(async () => {
    await stack.plan(wanted({}));
    for (const tags of [{}, { team: "data" }, {}]) await stack.up(wanted(tags));
    await stack.succeeds("refresh", "--yes", "--skip-preview");
    await stack.succeeds("preview", "--expect-no-changes");
    await stack.succeeds("destroy", "--yes", "--skip-preview");
  });
  const ofVpcs = [...AWS_CALLS.flatMap(({ calls }) => calls), "GetCallerIdentity"];
  const listed = sortedOnce(COMPONENT_GATEWAY_CALLS.flatMap(({ calls }) => calls));
  expect(asked.filter((call) => ![...ofVpcs, ...listed].includes(call))).toEqual([]);
  expect(listed.filter((call) => !asked.includes(call))).toEqual([]);
  // A VPC behind a gateway has no peering of its own.
  expect(asked.filter((call) => call.includes("VpcPeering"))).toEqual([]);
}, 300_000);

/** What a run of `pulumi` asks of AWS: EC2 and STS. */
async function askedBy(run: () => Promise<unknown>): Promise<string[]> {
  const before = everything.actions.length;
  await run();
  return everything.actions.slice(before).sort();
}

test("a preview asks AWS each question once: five with two route tables, six without changes", async () => {
  const { url } = everything;
  const stack = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify([{ ec2: url, sts: url }]) },
  });
  const ec2 = stacks.clouds.ec2();
  const { vpcId } = await createCustomerVpc(ec2, "10.60.0.0/16");
  ec2.destroy();
  await stack.plan(networkWith({ vpcId }));
  // The tables, one that shows what is local to the VPC, and each table for its routes.
  const asked = [...Array<string>(4).fill("DescribeRouteTables"), "GetCallerIdentity"];
  expect(await askedBy(() => stack.succeeds("preview"))).toEqual(asked);
  await stack.up();
  const unchanged = await askedBy(() => stack.succeeds("preview", "--expect-no-changes"));
  expect(unchanged).toEqual([...asked, "DescribeVpcPeeringConnections"].sort());
  await stack.succeeds("destroy", "--yes", "--skip-preview");
}, 300_000);

test("where a plan fails elsewhere, look-ups of AWS that are cut off say nothing", async () => {
  const [asked, onMet] = signal();
  const tigerCloud = await refusingAfter(asked);
  const { url } = everything;
  const stack = await stacks.open(programs("resources"), {
    config: {
      "aws:endpoints": JSON.stringify([{ ec2: url, sts: url }]),
      "timescale:apiUrl": tigerCloud.url,
    },
  });
  stack.wanted = networkWith({});
  const action = "DescribeRouteTables";
  everything.inject({ action, times: Infinity, effect: "hang", isWorkDone: false, onMet });
  const { code, stdout, stderr } = await stack.pulumi("preview");
  expect(everything.clear()).toBeGreaterThan(0);
  tigerCloud.stop();
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain("[Unauthorized]");
  expect(stdout + stderr).not.toMatch(/grpc|terminating|canceled|getRouteTables/);
}, 300_000);

function signal(): [given: Promise<void>, give: () => void] {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return [given, give];
}

/** A Tiger Cloud that answers nobody until then, and refuses all of them. */
async function refusingAfter(then: Promise<void>): Promise<{ url: string; stop: () => void }> {
  const body = JSON.stringify({ code: "UNAUTHORIZED", message: "The API key is wrong" });
  const type = { "content-type": "application/json" };
  const server = createServer((_request, response) => {
    void then.then(() => response.writeHead(401, type).end(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
