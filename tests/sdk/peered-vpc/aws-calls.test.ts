import * as aws from "@pulumi/aws";
import { PeeredVpc, type PeeredVpcArgs } from "../../../sdk";
import { failing, networkMocks, TIMESCALE_VPC, TOKENS, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf, type Mocks } from "../../support/record-resources";

const BLOCK = "10.20.0.0/16";
const ONE_BLOCK = () => ({ destinationCidrBlock: BLOCK });
const [SECOND, NAT] = ["10.30.0.0/16", "nat-0123456789abcdef0"];

/** A customer VPC of one CIDR block, with these tables. */
function mocksOf(tables: string[], calls: Mocks["calls"] = {}): Mocks {
  const mocks = networkMocks();
  const ids = () => ({ ids: tables });
  Object.assign(mocks.calls, { [TOKENS.tables]: ids, [TOKENS.route]: ONE_BLOCK, ...calls });
  return { ...mocks, outputs: { ...mocks.outputs, "pulumi:providers:aws": {} } };
}

/** The calls by their names, and the CIDR blocks that the first component found. */
async function callsOf(mocks: Mocks, make: () => PeeredVpc[]) {
  let cidrBlocks: string[] = [];
  const { calls, failures } = await recordResources(mocks, async () => {
    const made = make();
    cidrBlocks = await valueOf(made[0]!.cidrBlocks);
    for (const { routeTableIds } of made) await valueOf(routeTableIds);
  });
  expect(failures).toEqual([]);
  return { calls: calls.map(({ token }) => token.split(":").at(-1)).sort(), cidrBlocks };
}

const args = (others: Partial<PeeredVpcArgs> = {}): PeeredVpcArgs => ({
  ...{ timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID, regionCode: "eu-west-1", ...others },
});
const one =
  (others: Partial<PeeredVpcArgs> = {}) =>
  () => [new PeeredVpc("app", args(others))];

const ALWAYS = ["getCallerIdentity", "getVpcPeeringConnection"];
const tables = (count: number) => Array<string>(count).fill("getRouteTable");

test.each([1, 2, 3])("with %i route tables, each is read once", async (count) => {
  const ids = Array.from({ length: count }, (_, index) => `rtb-0000000${index + 1}`);
  const { calls, cidrBlocks } = await callsOf(mocksOf(ids), one());
  expect(calls).toEqual([...ALWAYS, "getRoute", "getRouteTables", ...tables(count)].sort());
  expect(cidrBlocks).toEqual([BLOCK]);
});

test.each<[string, NonNullable<PeeredVpcArgs["routeTables"]>, string[]]>([
  ["main", "main", tables(1)],
  ["none", "none", tables(1)],
  ["two ids", ["rtb-00000001", "rtb-00000002"], tables(3)],
  ["tags", { tags: { tier: "private" } }, ["getRouteTables", ...tables(3)]],
  [
    "two subnets, of which one uses the main table",
    { subnetIds: ["subnet-0000000b", "subnet-0000000c"] },
    ["getRouteTables", ...tables(2)],
  ],
])("with %s chosen, no table is read twice", async (_what, routeTables, read) => {
  const mocks = mocksOf(["rtb-00000001", "rtb-00000002"]);
  if (typeof routeTables === "object" && "subnetIds" in routeTables) {
    mocks.calls[TOKENS.tables] = () => ({ ids: ["rtb-0000000b"] });
  }
  const { calls } = await callsOf(mocks, one({ routeTables }));
  expect(calls).toEqual([...ALWAYS, "getRoute", ...read].sort());
});

test("CIDR blocks that are given cost nothing", async () => {
  const given: Partial<PeeredVpcArgs> = { cidrBlocks: [BLOCK], routeTables: "none" };
  expect((await callsOf(mocksOf([]), one(given))).calls).toEqual(ALWAYS);
});

test.each<[string, Mocks["calls"]]>([
  ["has several blocks", { [TOKENS.route]: failing("2 routes matched in Route Table (rtb)") }],
  [
    "has a route to local that leads elsewhere",
    {
      [TOKENS.table]: ({ routeTableId }) => ({
        ...{ routeTableId, routes: [{ cidrBlock: SECOND, natGatewayId: NAT }] },
      }),
    },
  ],
  ["shows no table", { [TOKENS.tables]: () => ({ ids: [] }) }],
  ["has mocks for what is asked that give nothing", { [TOKENS.route]: () => ({}) }],
])("a VPC that %s is looked up itself", async (_what, calls) => {
  const found = await callsOf(mocksOf(["rtb-00000001"], calls), one());
  expect(found.calls).toContain("getVpc");
  expect(found.cidrBlocks).toEqual([BLOCK, SECOND]);
});

test("a default route through a NAT gateway is no reason to look up the VPC", async () => {
  const routes = [{ cidrBlock: "0.0.0.0/0", natGatewayId: NAT }];
  const table: Mocks["calls"][string] = ({ routeTableId }) => ({ routeTableId, routes });
  const { calls } = await callsOf(mocksOf(["rtb-00000001"], { [TOKENS.table]: table }), one());
  expect(calls).not.toContain("getVpc");
});

test("several peers of one VPC share what is asked; those with providers of their own do not", async () => {
  const names = ["a", "b", "c"];
  const shared = () => names.map((name) => new PeeredVpc(name, args()));
  const own = () =>
    names.map((name) => {
      const provider = new aws.Provider(name, { region: "eu-west-1" });
      return new PeeredVpc(name, args(), { providers: { aws: provider } });
    });
  const once = ["getCallerIdentity", "getRoute", "getRouteTable", "getRouteTables"];
  const proofs = Array<string>(3).fill("getVpcPeeringConnection");
  const mocks = mocksOf(["rtb-00000001"]);
  expect((await callsOf(mocks, shared)).calls).toEqual([...once, ...proofs]);
  const { calls } = await callsOf(mocks, own);
  expect(calls).toEqual([...once, ...once, ...once, ...proofs].sort());
});
