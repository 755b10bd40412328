import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { PeeredVpc, type PeeredVpcArgs } from "../../../sdk";
import { networkMocks, TIMESCALE_VPC, TOKENS, TYPES, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf } from "../../support/record-resources";

const [A, B] = ["rtb-0000000a", "rtb-0000000b"];

/** The routes that are made, each as its name and route table, and what AWS was asked for. */
async function routesFor(routeTables: PeeredVpcArgs["routeTables"]) {
  const given = routeTables === undefined ? {} : { routeTables };
  const { resources, calls, failures } = await recordResources(networkMocks(), async () => {
    const app = new PeeredVpc("app", { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID, ...given });
    await valueOf(app.routeTableIds);
  });
  expect(failures).toEqual([]);
  const routes = resources.filter(({ type }) => type === TYPES.route);
  const argumentsOf = (wanted: string) =>
    calls.filter(({ token }) => token === wanted).map(({ inputs }) => inputs);
  return {
    routes: routes.map(({ name, inputs }) => [name, inputs["routeTableId"]]).sort(),
    asked: argumentsOf(TOKENS.tables),
    read: argumentsOf(TOKENS.table),
  };
}

const BY_ID = [
  [`app-route-${A}-to-10.0.0.0-24`, A],
  [`app-route-${B}-to-10.0.0.0-24`, B],
];

test.each([["nothing", undefined] as const, ['"all"', "all"] as const])(
  "with %s every route table of the VPC gets a route",
  async (_what, routeTables) => {
    expect(await routesFor(routeTables)).toMatchObject({
      routes: BY_ID,
      asked: [{ vpcId: VPC_ID }],
    });
  },
);

test.each<[string, PeeredVpcArgs["routeTables"]]>([
  ["ids", [B, A]],
  ["ids, some of them twice", [B, A, B]],
  ["ids that are outputs", [pulumi.output(B), A]],
  ["ids, itself an output", pulumi.output([B, A])],
  ["ids, itself a promise", Promise.resolve([B, A])],
])("a list of %s names the routes after the ids", async (_what, given) => {
  expect(await routesFor(given)).toMatchObject({ routes: BY_ID, asked: [] });
});

test("a map names the routes after its keys, whatever the ids are", async () => {
  const given = { ids: { private: pulumi.output(B), public: A } };
  expect(await routesFor(given)).toMatchObject({
    routes: [
      ["app-route-private-to-10.0.0.0-24", B],
      ["app-route-public-to-10.0.0.0-24", A],
    ],
    asked: [],
  });
});

test.each<[string, PeeredVpcArgs["routeTables"]]>([
  ["an empty list", []],
  ["an empty map", { ids: {} }],
  ['the word "none"', "none"],
])("%s makes no route", async (_what, given) => {
  expect(await routesFor(given)).toMatchObject({ routes: [], asked: [] });
});

test("the main route table alone is asked of AWS", async () => {
  const filters = [{ name: "association.main", values: ["true"] }];
  const { routes, asked, read } = await routesFor("main");
  expect(routes).toEqual([[`app-route-${A}-to-10.0.0.0-24`, A]]);
  expect(asked).toEqual([]);
  expect(read).toEqual([{ vpcId: VPC_ID, filters }]);
});

test("tables chosen by tags are those of the VPC that AWS finds by them", async () => {
  const tags = { tier: "private" };
  expect(await routesFor({ tags })).toMatchObject({
    routes: BY_ID,
    asked: [{ vpcId: VPC_ID, tags }],
  });
});

test("a subnet without a table of its own uses the main one", async () => {
  const { routes, asked } = await routesFor({ subnetIds: ["subnet-0000000b", "subnet-0000000c"] });
  expect(routes).toEqual(BY_ID);
  expect(asked).toHaveLength(1);
  const { routes: one } = await routesFor({ subnetIds: ["subnet-0000000b"] });
  expect(one).toEqual([[`app-route-${B}-to-10.0.0.0-24`, B]]);
});

/** What a program is warned of that gives a table as its own resource, which shows these routes. */
async function warningsFor(routes: object[] | undefined) {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const mocks = networkMocks();
  const outputs = { ...mocks.outputs, [TYPES.routeTable]: routes === undefined ? {} : { routes } };
  const { resources, failures } = await recordResources({ ...mocks, outputs }, async () => {
    const own = new aws.ec2.RouteTable("own", { vpcId: VPC_ID });
    const given = { ids: { private: own } };
    const app = new PeeredVpc("app", {
      ...{ timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID, routeTables: given },
    });
    await valueOf(app.routeTableIds);
  });
  const told = warn.mock.calls.map(([text]) => text);
  warn.mockRestore();
  expect(failures).toEqual([]);
  const route = resources.find(({ type }) => type === TYPES.route);
  expect([route?.name, route?.inputs["routeTableId"]]).toEqual([
    "app-route-private-to-10.0.0.0-24",
    "own-id",
  ]);
  return told;
}

test("a table of the same program is warned of where its inline routes would delete the new one", async () => {
  const inline = [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }, { ipv6CidrBlock: "::/0" }];
  expect(await warningsFor(inline)).toEqual([
    expect.stringMatching(
      /^Route table "private": .* inline `routes`, .* to 10\.0\.0\.0\/24 again/,
    ),
  ]);
});

test.each<[string, object[] | undefined]>([
  ["no routes", []],
  ["the new route too", [{ cidrBlock: "0.0.0.0/0" }, { cidrBlock: "10.0.0.0/24" }]],
  ["nothing, as in a unit test", undefined],
])("a table of the same program that shows %s is not warned of", async (_what, routes) => {
  expect(await warningsFor(routes)).toEqual([]);
});
