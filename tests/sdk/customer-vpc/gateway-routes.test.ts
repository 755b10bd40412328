import * as pulumi from "@pulumi/pulumi";
import { MAX_ROUTES_PER_TABLE } from "../../../provider/rules/limits";
import { checkRoutes } from "../../../sdk/customer-vpc/check-routes";
import { failureOf } from "../../support/failure-of";
import { GATEWAY } from "../../support/gateway-mocks";
import { TIMESCALE_VPC, TOKENS } from "../../support/network-mocks";

const TABLE = "rtb-0000000a";
const FORMER = "tgw-0fedcba9876543210";
const TO_TIMESCALE = { cidrBlock: TIMESCALE_VPC.cidr };

class Network extends pulumi.ComponentResource {}

/** Looks at a table with these routes, before one to the Timescale VPC over a transit gateway is made. */
async function check(
  routes: object[],
  { isPeered, gateway = GATEWAY }: { isPeered?: string; gateway?: string } = {},
): Promise<string[]> {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: ({ token, inputs }) => (token === TOKENS.table ? { ...(inputs as object), routes } : {}),
  });
  const warnings: string[] = [];
  const warn = jest.spyOn(pulumi.log, "warn").mockImplementation((text) => {
    warnings.push(text);
    return Promise.resolve();
  });
  try {
    await checkRoutes([TABLE], {
      timescaleCidr: TIMESCALE_VPC.cidr,
      target: { transitGatewayId: gateway },
      ...(isPeered !== undefined && { isPeered: (id) => Promise.resolve(id === isPeered) }),
      parent: new Network("test:index:Network", "net"),
    });
  } finally {
    warn.mockRestore();
    await pulumi.runtime.disconnect();
  }
  return warnings;
}

const refusalOf = async (...args: Parameters<typeof check>) =>
  (await failureOf(check(...args))).message;

test("a route over the very gateway, or over one that is peered with the Timescale VPC, is not in the way", async () => {
  expect(await check([{ ...TO_TIMESCALE, transitGatewayId: GATEWAY }])).toEqual([]);
  const former = [{ ...TO_TIMESCALE, transitGatewayId: FORMER }];
  expect(await check(former, { isPeered: FORMER })).toEqual([]);
});

test("a route over another gateway is in the way, as is one whose gateway nobody can tell", async () => {
  const routes = [{ ...TO_TIMESCALE, transitGatewayId: FORMER }];
  for (const known of [{ isPeered: GATEWAY }, {}]) {
    expect(await refusalOf(routes, known)).toContain(`leads to ${FORMER} already`);
  }
});

test("a route over a peering connection is in the way of one over a gateway", async () => {
  const routes = [{ ...TO_TIMESCALE, vpcPeeringConnectionId: "pcx-0123456789abcdef0" }];
  expect(await refusalOf(routes)).toContain("leads to pcx-0123456789abcdef0 already");
});

test.each([
  ["an internet gateway", { gatewayId: "igw-0000000a" }, "igw-0000000a"],
  ["a NAT gateway", { natGatewayId: "nat-0000000a" }, "nat-0000000a"],
  ["a network interface", { networkInterfaceId: "eni-0000000a" }, "eni-0000000a"],
  ["an instance", { instanceId: "i-0000000a" }, "i-0000000a"],
  ["an endpoint of a load balancer", { vpcEndpointId: "vpce-0000000a" }, "vpce-0000000a"],
  ["what this package does not know", { coreNetworkArn: "arn:aws:…" }, "another target"],
])("a route over %s is named by what it leads to", async (_what, target, named) => {
  const told = await refusalOf([{ ...TO_TIMESCALE, ...target }]);
  expect(told).toMatch(new RegExp(` ${named} +leads to ${named} already`));
});

test("a table at the limit of AWS is warned of, unless it has the route already", async () => {
  const others = Array.from({ length: MAX_ROUTES_PER_TABLE }, (_, n) => ({
    cidrBlock: `10.${1 + (n >> 8)}.${n & 255}.0/24`,
    gatewayId: "igw-0000000a",
  }));
  expect(await check(others)).toEqual([
    expect.stringMatching(
      /^Route table rtb-0000000a: it has \d+ routes, and AWS allows \d+ unless/,
    ),
  ]);
  expect(await check(others.slice(1))).toEqual([]);
  expect(await check([...others, { ...TO_TIMESCALE, transitGatewayId: GATEWAY }])).toEqual([]);
});
