import {
  CreateSecurityGroupCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayVpcAttachmentCommand,
} from "@aws-sdk/client-ec2";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

async function makeGroup(): Promise<string> {
  const ec2 = stacks.clouds.ec2();
  const { vpcId } = stacks.customer;
  const named = { GroupName: "workloads", Description: "made by hand", VpcId: vpcId };
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(named));
  ec2.destroy();
  return GroupId;
}

interface Named {
  network?: string;
  options?: object;
  peer?: object;
  service?: object;
  peers: string;
  services: string;
}

/** A network whose parts have these names. Its route and its group's rule are named after keys as well. */
const networkWith = (named: Named) => ({
  networks: {
    [named.network ?? "net"]: {
      ...{ name: "production", cidr: "10.0.0.0/24", regionCode: "us-east-1", tags: { team: "db" } },
      peers: { [named.peers]: { vpcId: stacks.customer.vpcId, ...named.peer } },
      services: {
        [named.services]: { serviceId: SERVICE_ID, peers: [named.peers], ...named.service },
      },
    },
  },
  ...(named.options && { options: named.options }),
});

/** The ids of all that is in the state and has one, sorted. */
async function ids(): Promise<string[]> {
  const { deployment } = await stack.workspace.exportState();
  return (deployment.resources ?? []).flatMap(({ id }) => id ?? []).sort();
}

/** Renames, and expects that nothing is done to anything. */
async function renames(named: Named): Promise<void> {
  const before = await ids();
  expect(await stack.plan(networkWith(named))).toEqual([]);
  const { tigerCloud } = stacks.clouds;
  const asked = tigerCloud.requests.length;
  await stack.up();
  expect(tigerCloud.requests.slice(asked).filter(({ method }) => method !== "GET")).toEqual([]);
  expect(await ids()).toEqual(before);
}

test("without aliases, another key is another peer and another service", async () => {
  await stack.up(networkWith({ peers: "app", services: "main" }));
  stack.wanted = networkWith({ peers: "web", services: "main" });
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(/net-web-peering/);
});

test("with the former keys as aliases, a renamed peer and service keep all that is there", async () => {
  await renames({
    ...{ peers: "web", peer: { aliases: ["app"] } },
    ...{ services: "prim", service: { aliases: ["main"] } },
  });
  expect(await stack.outputsOf("net-web-peering")).toMatchObject({ status: "PENDING" });
});

test("two renames, of which a stack has seen neither or one, need both former keys", async () => {
  const former = { peer: { aliases: ["app", "web"] }, service: { aliases: ["main", "prim"] } };
  await renames({ peers: "edge", services: "db", ...former });
});

test("a renamed network and renamed keys go together", async () => {
  await renames({
    ...{ network: "database", peers: "app", services: "main" },
    ...{ peer: { aliases: ["edge"] }, service: { aliases: ["db"] } },
    options: { database: { aliases: [{ name: "net" }] } },
  });
  // Aliases can be left out once every stack was updated.
  stack.wanted = networkWith({ network: "database", peers: "app", services: "main" });
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});

test("keys of route tables and groups, and a PeeredVpc of another name, are renamed likewise", async () => {
  const [first = ""] = stacks.customer.routeTableIds;
  const group = await makeGroup();
  const place = { cidr: "10.0.7.0/24", regionCode: "us-east-1" };
  const peered = (name: string, args: object) => ({
    vpcs: { own: { name: "own", ...place } },
    peeredVpcs: {
      [name]: { timescaleVpc: { id: "vpc:own", ...place }, vpcId: stacks.customer.vpcId, ...args },
    },
  });
  const existing = { a: group };
  await stack.up(peered("app", { routeTables: [first], securityGroup: { existing } }));
  const before = await ids();
  const renamed = {
    ...peered("web", {
      routeTables: { ids: { private: first }, aliases: { private: [first] } },
      securityGroup: { existing: { b: group }, aliases: { b: ["a"] } },
    }),
    options: { web: { aliases: [{ name: "app" }] } },
  };
  expect(await stack.plan(renamed)).toEqual([]);
  await stack.up();
  expect(await ids()).toEqual(before);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});

/** A transit gateway to which the customer VPC is attached. */
async function makeTransitGateway(): Promise<string> {
  const ec2 = stacks.clouds.ec2();
  const { TransitGateway } = await ec2.send(new CreateTransitGatewayCommand({}));
  const TransitGatewayId = TransitGateway?.TransitGatewayId ?? "";
  const { vpcId: VpcId, subnetIds } = stacks.customer;
  const SubnetIds = subnetIds.slice(0, 1);
  await ec2.send(
    new CreateTransitGatewayVpcAttachmentCommand({ TransitGatewayId, VpcId, SubnetIds }),
  );
  ec2.destroy();
  return TransitGatewayId;
}

test("a transit gateway and a VPC behind it keep all that is there under other names", async () => {
  const transitGatewayId = await makeTransitGateway();
  const [table = ""] = stacks.customer.routeTableIds;
  const reached = { transitGatewayId, cidrBlocks: ["10.10.0.0/16"] };
  const vpc = { vpcId: stacks.customer.vpcId, routeTables: { ids: { private: table } } };
  const network = (transitGateways: object) => ({
    networks: { net: { cidr: "10.0.0.0/24", regionCode: "us-east-1", transitGateways } },
  });
  await stack.up(network({ hub: { ...reached, vpcs: { app: vpc } } }));
  const before = await ids();
  const renamed = { ...reached, aliases: ["hub"], vpcs: { web: { ...vpc, aliases: ["app"] } } };
  expect(await stack.plan(network({ office: renamed }))).toEqual([]);
  await stack.up();
  expect(await ids()).toEqual(before);
  expect(await stack.outputsOf("net-office-web-client-tcp-5432")).toMatchObject({ toPort: 5432 });
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});
