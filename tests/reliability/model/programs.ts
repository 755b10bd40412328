import * as fc from "fast-check";
import { SERVICES } from "../life";
import type { Wanted } from "../wanted";

const REGION = "us-east-1";

/**
 * Names and CIDR blocks of each VPC, customer VPCs of each peering, and the VPC of each peering with a
 * transit gateway, which may share its connection with the other. No two resources share one:
 * a program that swaps them between its resources asks for two of the same at a time.
 */
const VPCS = {
  a: { names: ["blue", "navy"], cidrs: ["10.0.0.0/24", "10.0.1.0/24"] },
  b: { names: ["green", "lime"], cidrs: ["10.1.0.0/24", "10.1.1.0/24"] },
  c: { names: ["red", "pink"], cidrs: ["10.2.0.0/24", "10.2.1.0/24"] },
};
const GATEWAYS = { g: "a", h: "c" };
const CUSTOMERS = { p: ["1", "2"], q: ["3", "4"], r: ["5", "6"] };

interface Choice {
  vpcs: Record<keyof typeof VPCS, { name: string; cidr: string } | null>;
  peerings: Record<
    keyof typeof CUSTOMERS,
    { vpc: string; customer: string; active: boolean } | null
  >;
  gateways: Record<keyof typeof GATEWAYS, { gateway: string; blocks: string[] } | null>;
  services: (string | null)[];
}

const vpcKey = fc.constantFrom(...Object.keys(VPCS));
const choice: fc.Arbitrary<Choice> = fc.record({
  vpcs: recordOf(VPCS, ({ names, cidrs }) =>
    fc.record({ name: fc.constantFrom(...names), cidr: fc.constantFrom(...cidrs) }),
  ),
  peerings: recordOf(CUSTOMERS, (ids) =>
    fc.record({ vpc: vpcKey, customer: fc.constantFrom(...ids), active: fc.boolean() }),
  ),
  gateways: recordOf(GATEWAYS, () =>
    fc.record({
      gateway: fc.constantFrom("1", "2"),
      blocks: fc.subarray(["10.50.0.0/16", "10.51.0.0/16"], { minLength: 1 }),
    }),
  ),
  services: fc.tuple(...SERVICES.map(() => fc.option(vpcKey, { freq: 4 }))),
});

/** Programs of up to three VPCs, five peerings and two services, each in all its variants. */
export const programs: fc.Arbitrary<Wanted> = choice.map(
  ({ vpcs, peerings, gateways, services }) => {
    const wanted: Wanted = {
      ...{ vpcs: {}, peerings: {}, gateways: {}, activations: {}, attachments: {} },
    };
    for (const [key, chosen] of Object.entries(vpcs)) {
      if (chosen) wanted.vpcs[key] = { ...chosen, regionCode: REGION };
    }
    addPeerings(wanted, peerings);
    addGateways(wanted, gateways);
    for (const [index, chosen] of services.entries()) {
      if (chosen === null || wanted.vpcs[chosen] === undefined) continue;
      const serviceId = SERVICES[index] ?? "";
      wanted.attachments[`service${index}`] = { serviceId, timescaleVpcId: `vpc:${chosen}` };
    }
    return wanted;
  },
);

function addPeerings(wanted: Wanted, peerings: Choice["peerings"]): void {
  for (const [key, chosen] of Object.entries(peerings)) {
    if (!chosen || wanted.vpcs[chosen.vpc] === undefined) continue;
    const timescaleVpcId = `vpc:${chosen.vpc}`;
    const peer = { peerAccountId: "123456789012", peerRegionCode: REGION };
    const peerVpcId = `vpc-${chosen.customer.padStart(17, "0")}`;
    wanted.peerings[key] = { timescaleVpcId, ...peer, peerVpcId };
    if (!chosen.active) continue;
    wanted.activations[`${key}_active`] = { timescaleVpcId, peeringId: `peering:${key}` };
  }
}

function addGateways(wanted: Wanted, gateways: Choice["gateways"]): void {
  for (const [key, chosen] of Object.entries(gateways)) {
    const vpc = GATEWAYS[key as keyof typeof GATEWAYS];
    if (!chosen || wanted.vpcs[vpc] === undefined) continue;
    wanted.gateways[key] = {
      ...{ timescaleVpcId: `vpc:${vpc}`, cidrBlocks: chosen.blocks },
      ...{ peerAccountId: "123456789012", peerRegionCode: REGION },
      transitGatewayId: `tgw-${chosen.gateway.padStart(17, "0")}`,
    };
  }
}

function recordOf<Key extends string, Given, Value>(
  given: Record<Key, Given>,
  arbitraryOf: (given: Given) => fc.Arbitrary<Value>,
): fc.Arbitrary<Record<Key, Value | null>> {
  const entries = Object.entries(given) as [Key, Given][];
  return fc.record(
    Object.fromEntries(
      entries.map(([key, value]) => [key, fc.option(arbitraryOf(value), { freq: 4 })]),
    ),
  );
}
