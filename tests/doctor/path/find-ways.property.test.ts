import fc from "fast-check";
import { findWays } from "../../../doctor/path/find-ways";
import type { Way } from "../../../doctor/path/way";
import type { StackThings } from "../../../doctor/subject/subject";
import { connection, factsOf, gateway, peering, service, UNSEEN } from "../tiger-cloud-facts";
import { subjectOf } from "../subjects";
import { attached, stackEndpoint, stackGateway, stackPeering } from "./stack-things";

const SERVICES = ["db01", "db02", "db03"];
const VPCS = ["vpc-1", "vpc-2", "vpc-3"];
const TIMESCALE_VPCS = ["1001", "1002"];
const [aService, aVpc, aTimescaleVpc] = [SERVICES, VPCS, TIMESCALE_VPCS].map((each) =>
  fc.constantFrom(...each),
) as [fc.Arbitrary<string>, fc.Arbitrary<string>, fc.Arbitrary<string>];
const number = fc.nat({ max: 4 }).map(String);
const status = fc.constantFrom("ACTIVE", "PENDING", "INVALID");
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 3 });
const seldomUnseen = <T>(each: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: each, weight: 4 }, { arbitrary: fc.constant(undefined), weight: 1 });

/** One of each id: neither Tiger Cloud nor a state has two. */
function eachOnce<T>(list: fc.Arbitrary<T[]>, idOf: (one: T) => string) {
  return list.map((all) => [...new Map(all.map((one) => [idOf(one), one])).values()]);
}

const peerings = eachOnce(
  few(fc.tuple(number, aVpc, status).map(([id, vpc, word]) => peering(id, vpc, { status: word }))),
  ({ id }) => id,
);
const gateways = eachOnce(
  few(fc.tuple(number, status).map(([id, word]) => gateway(id, `tgw-${id}`, { status: word }))),
  ({ id }) => id,
);
const perTimescaleVpc = <T>(each: fc.Arbitrary<T>) =>
  fc.tuple(each, each).map(([one, two]) => ({ "1001": one, "1002": two }));

const facts = fc
  .record({
    services: seldomUnseen(
      fc
        .tuple(
          ...SERVICES.map((id) =>
            fc.option(aTimescaleVpc, { nil: undefined }).map((at) => service(id, at)),
          ),
        )
        .chain((all) => fc.subarray(all)),
    ),
    peerings: perTimescaleVpc(seldomUnseen(peerings)),
    gateways: seldomUnseen(perTimescaleVpc(gateways)),
    connections: seldomUnseen(
      eachOnce(
        few(
          fc
            .tuple(number, fc.option(aService, { nil: undefined }))
            .map(([id, of]) => connection(id, of)),
        ),
        ({ id }) => id,
      ),
    ),
  })
  .map(({ services, peerings: lists, gateways: gates, connections }) => {
    const seen = Object.entries(lists).map(
      ([id, all]) => [id, all ? { value: all } : UNSEEN] as const,
    );
    return factsOf({
      peerings: Object.fromEntries(seen),
      ...(services && { services }),
      ...(gates && { gateways: gates }),
      ...(connections && { connections }),
    });
  });

const stack: fc.Arbitrary<StackThings> = fc.record({
  attachments: eachOnce(
    few(fc.tuple(aService, aTimescaleVpc).map(([id, at]) => attached(id, at))),
    ({ serviceId }) => serviceId,
  ),
  peerings: eachOnce(
    few(fc.tuple(aTimescaleVpc, number, aVpc).map((ids) => stackPeering(...ids))),
    ({ timescaleVpcId, peeringId }) => `${timescaleVpcId}/${peeringId}`,
  ),
  gatewayPeerings: eachOnce(
    few(fc.tuple(aTimescaleVpc, number, fc.subarray(VPCS)).map((ids) => stackGateway(...ids))),
    ({ timescaleVpcId, peeringId }) => `${timescaleVpcId}/${peeringId}`,
  ),
  privateEndpoints: eachOnce(
    few(
      fc
        .tuple(number, fc.option(aVpc, { nil: undefined }), fc.option(aService, { nil: undefined }))
        .map((ids) => stackEndpoint(...ids)),
    ),
    ({ vpcEndpointId }) => vpcEndpointId,
  ),
});

const NOTHING = { attachments: [], peerings: [], gatewayPeerings: [], privateEndpoints: [] };
const someServices = fc.subarray(SERVICES, { minLength: 1 });
const someVpcs = fc.subarray(VPCS, { minLength: 1 });
const pairOf = ({ serviceId, customerVpcId }: Way) => `${serviceId} ${customerVpcId}`;
const isNone = ({ kind }: Way) => kind === "none";

test("without a stack, each service has a way from each VPC or the word that there is none", () => {
  fc.assert(
    fc.property(someServices, someVpcs, facts, (services, vpcs, told) => {
      for (const vpc of vpcs) {
        const pairs = findWays(subjectOf(services, [vpc]), told).map(pairOf);
        for (const id of services) expect(pairs).toContain(`${id} ${vpc}`);
      }
    }),
  );
});

test("with a stack, each service has a way, and so has each VPC unless others were asked for", () => {
  fc.assert(
    fc.property(stack, someVpcs, facts, (things, vpcs, told) => {
      const own = [...things.attachments, ...things.privateEndpoints].map((each) => each.serviceId);
      const services = [...new Set(own)].filter((id) => id !== undefined);
      const ways = findWays(subjectOf(services, vpcs, things), told);
      for (const id of services) expect(ways.map(({ serviceId }) => serviceId)).toContain(id);
      if (services.length === 0) return;
      for (const vpc of vpcs) expect(ways.map((way) => way.customerVpcId)).toContain(vpc);
    }),
  );
});

test("each way comes once, and a pair with a way has not also the word that there is none", () => {
  fc.assert(
    fc.property(someServices, someVpcs, stack, facts, (services, vpcs, things, told) => {
      const ways = findWays(subjectOf(services, vpcs, things), told);
      expect(new Set(ways.map((way) => JSON.stringify(way))).size).toBe(ways.length);
      const without = ways.filter(isNone).map(pairOf);
      const led = ways.filter((way) => !isNone(way)).map(pairOf);
      expect(without.filter((pair) => led.includes(pair))).toEqual([]);
    }),
  );
});

test("what the state names between a service and a VPC gives its way, whatever Tiger Cloud tells", () => {
  fc.assert(
    fc.property(
      aService,
      aVpc,
      aTimescaleVpc,
      facts,
      fc.boolean(),
      (id, vpc, at, told, isGateway) => {
        const named = isGateway
          ? { gatewayPeerings: [stackGateway(at, "3", [vpc])] }
          : { peerings: [stackPeering(at, "3", vpc)] };
        const things = { ...NOTHING, attachments: [attached(id, at)], ...named };
        // A service that was moved has the way where it is.
        const moved = { ...told, services: { value: [service(id, at)] } };
        const ways = findWays(subjectOf([id], [vpc], things), moved);
        expect(ways).toContainEqual(
          expect.objectContaining({ timescaleVpcId: at, peeringId: "3" }),
        );
      },
    ),
  );
});
