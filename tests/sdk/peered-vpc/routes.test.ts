import * as pulumi from "@pulumi/pulumi";
import { PeeredVpc, type PeeredVpcArgs } from "../../../sdk";
import { networkMocks, TIMESCALE_VPC, TOKENS, TYPES, VPC_ID } from "../../support/network-mocks";
import { recordResources, valueOf } from "../../support/record-resources";

const [A, B] = ["rtb-0000000a", "rtb-0000000b"];

/** The routes that are made, each as its name and route table, and what AWS was asked for. */
async function routesFor(routeTableIds: PeeredVpcArgs["routeTableIds"]) {
  const given = routeTableIds === undefined ? {} : { routeTableIds };
  const { resources, calls, failures } = await recordResources(networkMocks(), async () => {
    const app = new PeeredVpc("app", { timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID, ...given });
    await valueOf(app.routeTableIds);
  });
  expect(failures).toEqual([]);
  const routes = resources.filter(({ type }) => type === TYPES.route);
  return {
    routes: routes.map(({ name, inputs }) => [name, inputs["routeTableId"]]).sort(),
    asked: calls.filter(({ token }) => token === TOKENS.tables).map(({ inputs }) => inputs),
  };
}

const BY_ID = [
  [`app-route-${A}`, A],
  [`app-route-${B}`, B],
];

test.each([["nothing", undefined] as const, ['"all"', "all"] as const])(
  "with %s every route table of the VPC gets a route",
  async (_what, routeTableIds) => {
    expect(await routesFor(routeTableIds)).toEqual({ routes: BY_ID, asked: [{ vpcId: VPC_ID }] });
  },
);

test.each<[string, PeeredVpcArgs["routeTableIds"]]>([
  ["ids", [B, A]],
  ["ids, some of them twice", [B, A, B]],
  ["ids that are outputs", [pulumi.output(B), A]],
  ["ids, itself an output", pulumi.output([B, A])],
  ["ids, itself a promise", Promise.resolve([B, A])],
])("a list of %s names the routes after the ids", async (_what, given) => {
  expect(await routesFor(given)).toEqual({ routes: BY_ID, asked: [] });
});

test("a map names the routes after its keys, whatever the ids are", async () => {
  const given = { private: pulumi.output(B), public: A };
  expect(await routesFor(given)).toEqual({
    routes: [
      ["app-route-private", B],
      ["app-route-public", A],
    ],
    asked: [],
  });
});

test.each<[string, PeeredVpcArgs["routeTableIds"]]>([
  ["an empty list", []],
  ["an empty map", {}],
])("%s makes no route", async (_what, given) => {
  expect(await routesFor(given)).toEqual({ routes: [], asked: [] });
});
