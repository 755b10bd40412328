import { valueOf } from "../facts/seen";
import type { TigerCloudFacts } from "../facts/tiger-cloud";
import { resolveServices, type ResolvedService } from "../subject/resolve-services";
import type { CustomerVpcSubject, StackThings, Subject } from "../subject/subject";
import { endpointWays } from "./endpoint-ways";
import { gatewayWays } from "./gateway-ways";
import type { Pair } from "./pair";
import { peeringWays } from "./peering-ways";
import type { NoWay, Way } from "./way";

/**
 * The ways from customer VPCs to services that exist by the state of a stack or by Tiger Cloud. What the state names
 * and Tiger Cloud does not have any more is a way as well, so that somebody can say so.
 *
 * - Without a stack, each service has a way from each VPC, be it of the kind `none`. What leads to the service from
 *   an unknown VPC, by a transit gateway or an endpoint, may be one: `settleWays` asks AWS.
 * - With a stack, networks beside each other are not mixed: a service has a way of the kind `none` where it has no
 *   other at all, and from a VPC from which nothing leads anywhere.
 */
export function findWays(subject: Subject, facts: TigerCloudFacts): Way[] {
  const { customerVpcs, stack } = subject;
  const known = valueOf(facts.services) ?? [];
  const services = resolveServices(subject.services, known);
  const pair = (service: ResolvedService, customerVpc: CustomerVpcSubject): Pair => ({
    ...{ ...service, customerVpc, stack, facts },
  });
  const ofServices = services.flatMap((service) => {
    const found = customerVpcs.flatMap((vpc) => waysOf(pair(service, vpc)));
    return found.length > 0 ? found : customerVpcs.map((vpc) => noWay(pair(service, vpc)));
  });
  if (isNarrowed(services, stack)) return ofServices;
  const isLed = ({ vpcId }: CustomerVpcSubject) =>
    ofServices.some(({ customerVpcId }) => customerVpcId === vpcId);
  const others = customerVpcs.filter((vpc) => !isLed(vpc));
  const ofOthers = others.flatMap((vpc) => {
    const all = known.flatMap((one) => waysOf(pair({ serviceId: one.id, service: one }, vpc)));
    const found = all.filter((way) => isOfStack(way, stack));
    return found.length > 0 ? found : services.map((service) => noWay(pair(service, vpc)));
  });
  return [...ofServices, ...ofOthers];
}

function waysOf(pair: Pair): Way[] {
  return [...peeringWays(pair), ...gatewayWays(pair), ...endpointWays(pair)];
}

/** Somebody asked for services, be they some of the stack's own or others. */
function isNarrowed(services: readonly ResolvedService[], stack: StackThings): boolean {
  const { attachments, privateEndpoints } = stack;
  const own = new Set([
    ...attachments.map(({ serviceId }) => serviceId),
    ...privateEndpoints.flatMap(({ serviceId }) => serviceId ?? []),
  ]);
  return services.length !== own.size || services.some(({ serviceId }) => !own.has(serviceId));
}

/** True for a way over what the stack has, be the service its own or another stack's. */
function isOfStack(way: Way, { peerings, gatewayPeerings, privateEndpoints }: StackThings) {
  if (way.kind === "none") return false;
  if (way.kind === "private-endpoint") {
    return privateEndpoints.some(({ vpcEndpointId }) => vpcEndpointId === way.vpcEndpointId);
  }
  return [...peerings, ...gatewayPeerings].some(
    (each) => each.timescaleVpcId === way.timescaleVpcId && each.peeringId === way.peeringId,
  );
}

function noWay({ serviceId, service, customerVpc: { vpcId, name } }: Pair): NoWay {
  return { kind: "none", serviceId, service, customerVpcId: vpcId, name };
}
