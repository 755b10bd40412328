import {
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DeleteVpcPeeringConnectionCommand,
  DisassociateRouteTableCommand,
  DisassociateVpcCidrBlockCommand,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import { hasCode } from "../../../local/aws/plugin/errors";
import { MINUTE_VARIABLE, retryWhile } from "../../../local/aws/plugin/retry";
import { withoutMarks } from "../../../local/aws/plugin/inputs";
import { startEc2Proxy, type Ec2Proxy } from "../../support/ec2-proxy";
import { ACCOUNT, Engine, REGION, requestPeering, useMoto, VENDOR, type Resource } from "./harness";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
const BLOCK = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const MAIN = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";

const moto = useMoto();
let proxy: Ec2Proxy;
let engine: Engine;
let vpc: Resource;
beforeAll(async () => {
  // A minute of the real provider's patience passes in 50 ms.
  process.env[MINUTE_VARIABLE] = "50";
  proxy = await startEc2Proxy(moto.url);
  engine = await Engine.at(proxy.url);
  vpc = await engine.create(VPC, { cidrBlock: "10.10.0.0/16" });
}, 60_000);
afterAll(async () => {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the environment is one
  delete process.env[MINUTE_VARIABLE];
  await proxy.stop();
});

const client = () => ec2Client({ endpoint: moto.url, region: REGION, accountId: ACCOUNT });
const vendor = () => ec2Client({ endpoint: moto.url, region: REGION, accountId: VENDOR });

const peering = () =>
  requestPeering(moto.url, { CidrBlock: "10.50.0.0/24", region: REGION, peerVpcId: vpc.id });

let blocks = 0;
const subnet = () =>
  engine.create(SUBNET, { vpcId: vpc.id, cidrBlock: `10.10.${(blocks += 1)}.0/24` });
const table = () => engine.create(TABLE, { vpcId: vpc.id });
const group = () => engine.create(GROUP, { vpcId: vpc.id });

async function route(): Promise<Resource> {
  const { id: routeTableId } = await table();
  return engine.create(ROUTE, {
    routeTableId,
    destinationCidrBlock: "10.50.0.0/24",
    vpcPeeringConnectionId: await peering(),
  });
}

async function rule(): Promise<Resource> {
  const { id: securityGroupId } = await group();
  const to = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIpv4: "10.50.0.0/24" };
  return engine.create(RULE, { securityGroupId, ...to });
}

const tableOf = (resource: Resource) => String(resource.state["routeTableId"]);

/** What somebody removes by hand, and what the plugin makes of it then. */
interface Case {
  of: string;
  make: () => Promise<Resource>;
  removeByHand: (resource: Resource) => Promise<unknown>;
  /** The code by which its deletion fails; none where it is taken for deleted. */
  failsWith?: string;
}

const CASES: readonly Case[] = [
  {
    of: "a route table",
    make: table,
    removeByHand: ({ id }) => client().send(new DeleteRouteTableCommand({ RouteTableId: id })),
  },
  {
    of: "a route",
    make: route,
    removeByHand: (made) =>
      client().send(
        new DeleteRouteCommand({
          RouteTableId: tableOf(made),
          DestinationCidrBlock: "10.50.0.0/24",
        }),
      ),
  },
  {
    of: "a route with its table",
    make: route,
    removeByHand: (made) =>
      client().send(new DeleteRouteTableCommand({ RouteTableId: tableOf(made) })),
    failsWith: "InvalidRouteTableID.NotFound",
  },
  {
    of: "a security group",
    make: group,
    removeByHand: ({ id }) => client().send(new DeleteSecurityGroupCommand({ GroupId: id })),
  },
  {
    of: "a rule",
    make: rule,
    removeByHand: ({ id, state }) =>
      client().send(
        new RevokeSecurityGroupEgressCommand({
          GroupId: String(state["securityGroupId"]),
          SecurityGroupRuleIds: [id],
        }),
      ),
  },
  {
    of: "a rule with its group",
    make: rule,
    removeByHand: ({ state }) =>
      client().send(new DeleteSecurityGroupCommand({ GroupId: String(state["securityGroupId"]) })),
  },
  {
    of: "a VPC",
    make: () => engine.create(VPC, { cidrBlock: "10.90.0.0/16" }),
    removeByHand: ({ id }) => client().send(new DeleteVpcCommand({ VpcId: id })),
  },
  {
    of: "a subnet",
    make: subnet,
    removeByHand: ({ id }) => client().send(new DeleteSubnetCommand({ SubnetId: id })),
  },
  {
    of: "a second CIDR block",
    make: () => engine.create(BLOCK, { vpcId: vpc.id, cidrBlock: "10.11.0.0/16" }),
    removeByHand: ({ id }) =>
      client().send(new DisassociateVpcCidrBlockCommand({ AssociationId: id })),
  },
  {
    of: "a subnet's route table association",
    make: async () => {
      const [{ id: subnetId }, { id: routeTableId }] = [await subnet(), await table()];
      return engine.create(ASSOCIATION, { subnetId, routeTableId });
    },
    removeByHand: ({ id }) =>
      client().send(new DisassociateRouteTableCommand({ AssociationId: id })),
  },
  {
    of: "an accepted peering",
    make: async () =>
      engine.create(ACCEPTER, { vpcPeeringConnectionId: await peering(), autoAccept: true }),
    removeByHand: ({ id }) =>
      vendor().send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id })),
  },
];

const words = (of: string, failsWith: string | undefined) =>
  failsWith === undefined ? `${of}: taken for deleted` : `${of}: ${failsWith} until a refresh`;

describe("what somebody deleted by hand", () => {
  it.each(CASES.map((one) => [words(one.of, one.failsWith), one] as const))(
    "%s",
    async (_words, { make, removeByHand, failsWith }) => {
      const made = await make();
      await removeByHand(made);
      if (failsWith !== undefined) await expect(engine.delete(made)).rejects.toThrow(failsWith);
      else await engine.delete(made);
      expect(await engine.refresh(made)).toBeUndefined();
    },
  );

  it("fails the update of a route, a rule and a group with AWS's own code", async () => {
    const gateway = { vpcPeeringConnectionId: await peering() };
    const moved = await route();
    await client().send(new DeleteRouteTableCommand({ RouteTableId: tableOf(moved) }));
    await expect(
      engine.update(moved, { ...withoutMarks(moved.inputs), ...gateway }),
    ).rejects.toThrow("InvalidRouteTableID.NotFound");
    const closed = await rule();
    const GroupId = String(closed.state["securityGroupId"]);
    await client().send(new DeleteSecurityGroupCommand({ GroupId }));
    await expect(
      engine.update(closed, { ...withoutMarks(closed.inputs), toPort: 5433 }),
    ).rejects.toThrow(/Invalid(SecurityGroupRuleId|Group)\.NotFound/);
  });

  it("fails the making of a route in a table that is gone", async () => {
    const { id: routeTableId } = await table();
    await client().send(new DeleteRouteTableCommand({ RouteTableId: routeTableId }));
    const news = { routeTableId, destinationCidrBlock: "10.50.0.0/24" };
    await expect(
      engine.create(ROUTE, { ...news, vpcPeeringConnectionId: await peering() }),
    ).rejects.toThrow("InvalidRouteTableID.NotFound");
  });

  it("does not hide a failure that has another thing's code", async () => {
    const made = await subnet();
    proxy.inject({
      ...{ action: "DeleteSubnet", times: 1 },
      ...{ effect: "refuse", status: 400, code: "InvalidVpcID.NotFound" },
    });
    await expect(engine.delete(made)).rejects.toThrow("InvalidVpcID.NotFound");
    proxy.clear();
    await engine.delete(made);
  });

  it("fails to give the main route table back to one that is gone", async () => {
    const other = await engine.create(VPC, { cidrBlock: "10.91.0.0/16" });
    const { id: routeTableId } = await engine.create(TABLE, { vpcId: other.id });
    const main = await engine.create(MAIN, { vpcId: other.id, routeTableId });
    const RouteTableId = String(main.state["originalRouteTableId"]);
    await client().send(new DeleteRouteTableCommand({ RouteTableId }));
    await expect(engine.delete(main)).rejects.toThrow("InvalidRouteTableID.NotFound");
  });
});

describe("what the real provider tries again", () => {
  it.each([
    ["DeleteSubnet", "DependencyViolation", subnet],
    ["DeleteVpc", "DependencyViolation", () => engine.create(VPC, { cidrBlock: "10.92.0.0/16" })],
    ["DeleteRoute", "InvalidParameterException", route],
  ] as const)("%s, while AWS answers %s", async (action, code, make) => {
    const made = await make();
    proxy.inject({ action, times: 2, effect: "refuse", status: 400, code });
    await engine.delete(made);
    expect(proxy.clear()).toBe(2);
    const again = await make();
    proxy.inject({ action, times: 1000, effect: "refuse", status: 400, code });
    await expect(engine.delete(again)).rejects.toThrow(code);
    expect(proxy.clear()).toBeGreaterThan(2);
    await engine.delete(again);
  });

  it("the making of a route, while AWS answers InvalidParameterException", async () => {
    proxy.inject({
      ...{ action: "CreateRoute", times: 2 },
      ...{ effect: "refuse", status: 400, code: "InvalidParameterException" },
    });
    await engine.delete(await route());
    expect(proxy.clear()).toBe(2);
  });

  it("gives the last answer when it loses patience", async () => {
    let asked = 0;
    const refused = Object.assign(new Error("in use"), { name: "DependencyViolation" });
    const asking = retryWhile({ codes: ["DependencyViolation"], minutes: 1 }, () => {
      asked += 1;
      return Promise.reject(refused);
    });
    await expect(asking).rejects.toBe(refused);
    expect(asked).toBeGreaterThan(1);
    expect(hasCode(refused, ["DependencyViolation"])).toBe(true);
  });
});
