import {
  CreateInternetGatewayCommand,
  ModifySecurityGroupRulesCommand,
  ReplaceRouteCommand,
} from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import type { Properties } from "../../../local/aws/plugin/properties";
import { AWS_CALLS, NOT_ASKED_BY_THE_SMALL_PLUGIN, sortedOnce } from "../../support/aws-calls";
import { startEc2Proxy, type Ec2Proxy } from "../../support/ec2-proxy";
import { ACCOUNT, Engine, REGION, requestPeering, useMoto, type Resource } from "./harness";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";

const moto = useMoto();
let proxy: Ec2Proxy;
let engine: Engine;
let vpc: Resource;
beforeAll(async () => {
  proxy = await startEc2Proxy(moto.url);
  // What it asks of STS needs no right.
  const endpoints = JSON.stringify([{ ec2: proxy.url, sts: moto.url }]);
  engine = await Engine.at(proxy.url, { endpoints });
  vpc = await engine.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.10.0.0/16" });
}, 60_000);
afterAll(() => proxy.stop());

const client = () => ec2Client({ endpoint: moto.url, region: REGION, accountId: ACCOUNT });
const tags = { Name: "one", team: "data" };

const pcx = () =>
  requestPeering(moto.url, { CidrBlock: "10.50.0.0/24", region: REGION, peerVpcId: vpc.id });

/** A resource's whole life; `drift` changes by hand what the next update is to lead back. */
async function live(
  token: string,
  news: Properties,
  others: Properties,
  drift?: (made: Resource) => Promise<unknown>,
): Promise<void> {
  const made = await engine.create(token, news);
  await drift?.(made);
  const found = (await engine.refresh(made))!;
  await engine.delete(await engine.update(found, others));
}

const LIVES: Record<string, () => Promise<void>> = {
  VpcPeeringConnectionAccepter: async () => {
    const news = { vpcPeeringConnectionId: await pcx(), autoAccept: true };
    const token = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
    await live(token, { ...news, tags }, news);
  },
  Route: async () => {
    const { id: routeTableId } = await engine.create("aws:ec2/routeTable:RouteTable", {
      vpcId: vpc.id,
    });
    const destinationCidrBlock = "10.50.0.0/24";
    const news = { routeTableId, destinationCidrBlock, vpcPeeringConnectionId: await pcx() };
    await during(() =>
      live("aws:ec2/route:Route", news, news, async () => {
        const { InternetGateway } = await client().send(new CreateInternetGatewayCommand({}));
        const GatewayId = InternetGateway?.InternetGatewayId;
        const place = { RouteTableId: routeTableId, DestinationCidrBlock: destinationCidrBlock };
        await client().send(new ReplaceRouteCommand({ ...place, GatewayId }));
      }),
    );
  },
  SecurityGroup: () =>
    live(GROUP, { vpcId: vpc.id, tags }, { vpcId: vpc.id, tags: { Name: "two" } }),
  SecurityGroupEgressRule: async () => {
    const { id: securityGroupId } = await engine.create(GROUP, { vpcId: vpc.id });
    const to = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv4: "10.50.0.0/24" };
    const news = { securityGroupId, ...to };
    const token = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    await during(() =>
      live(token, { ...news, tags }, news, async ({ id }) => {
        const SecurityGroupRule = {
          ...{ IpProtocol: "tcp", FromPort: 1, ToPort: 9, CidrIpv4: "10.50.0.0/24" },
        };
        const SecurityGroupRules = [{ SecurityGroupRuleId: id, SecurityGroupRule }];
        const request = { GroupId: securityGroupId, SecurityGroupRules };
        await client().send(new ModifySecurityGroupRulesCommand(request));
      }),
    );
  },
};

/** Leaves out what was asked for what `action` needs. */
let since = 0;
async function during(action: () => Promise<void>): Promise<void> {
  since = proxy.actions.length;
  await action();
}

test.each(Object.entries(LIVES))(
  "the life of a %s asks for what the real provider asks for",
  async (name, life) => {
    await during(life);
    const { calls = [] } = AWS_CALLS.find(({ of }) => of === name) ?? {};
    const asked = sortedOnce(proxy.actions.slice(since));
    const left = calls.filter((call) => !asked.includes(call));
    expect(asked.filter((call) => !calls.includes(call))).toEqual([]);
    expect(left.filter((call) => !NOT_ASKED_BY_THE_SMALL_PLUGIN.includes(call))).toEqual([]);
  },
);
