import type { PrivateLinkConnection } from "../../provider/tiger-cloud/private-link-answers";
import type { AwsFacts, FoundClient, VpcFacts } from "../facts/aws";
import { valueOf } from "../facts/seen";
import type { TigerCloudFacts } from "../facts/tiger-cloud";
import type { Case } from "../rules/rule";
import type { Subject } from "../subject/subject";
import { foundClient, placesOf, type Place } from "./places";
import { targetsOfBindings, targetsOfService } from "./targets";
import type { EndpointWay, Target, Way } from "./way";

/** All that was collected. */
export interface CollectedFacts {
  subject: Subject;
  tigerCloud: TigerCloudFacts;
  aws: AwsFacts;
}

/** Each way from each place of its clients. What several cases share is one object. */
export function casesOf(ways: readonly Way[], facts: CollectedFacts): Case[] {
  const { subject, tigerCloud, aws } = facts;
  const index = indexOf(facts);
  const found = foundClient(subject, aws);
  return waysFrom(ways, found).flatMap((way) => {
    const vpc = index.vpc(way.customerVpcId);
    const places = index.places(`${way.customerVpcId}/${way.kind}`);
    const rest = { destinations: index.destinations(way), targets: index.targets(way) };
    const named = found === undefined ? {} : ({ isNamed: true } as const);
    const shared = { way, vpc, ...rest, ...named, tigerCloud, aws, stack: subject.stack };
    return places.map((place): Case => ({ ...shared, ...place }));
  });
}

/** The ways that begin in the VPC of what `--from` found; where none does, that there is none. */
function waysFrom(ways: readonly Way[], found: FoundClient | undefined): readonly Way[] {
  if (found === undefined) return ways;
  const there = ways.filter(({ customerVpcId }) => customerVpcId === found.vpcId);
  if (there.length > 0) return there;
  const services = new Map(ways.map((way) => [way.serviceId, way]));
  return [...services.values()].map(({ serviceId, service }): Way => {
    return { kind: "none", serviceId, service, customerVpcId: found.vpcId, name: undefined };
  });
}

/** Facts by what ways name, each looked for once however many ways name it. */
function indexOf({ subject, tigerCloud, aws }: CollectedFacts) {
  const found = foundClient(subject, aws);
  const subjects = new Map(subject.customerVpcs.map((one) => [one.vpcId, one]));
  const blocks = new Map(
    (valueOf(tigerCloud.timescaleVpcs) ?? []).map(({ id, cidr }) => [id, [cidr]]),
  );
  const connectionOf = connectionIndex(valueOf(tigerCloud.connections) ?? []);
  const vpc = once((vpcId: string): VpcFacts => aws.vpcs.get(vpcId) ?? nothingOf(vpcId));
  const places = once((key: string): Place[] => {
    const [vpcId = "", kind = ""] = key.split("/");
    return placesOf(vpc(vpcId), subjects.get(vpcId), kind as Way["kind"], found);
  });
  const addresses = once((key: string) => {
    const [vpcId = "", vpcEndpointId] = key.split("/");
    return addressesOf(vpc(vpcId), vpcEndpointId);
  });
  return {
    vpc,
    places,
    destinations(way: Way): readonly string[] {
      if (way.kind === "none") return NOTHING;
      if (way.kind !== "private-endpoint") return blocks.get(way.timescaleVpcId) ?? NOTHING;
      return addresses(`${way.customerVpcId}/${way.vpcEndpointId}`);
    },
    targets(way: Way): readonly Target[] {
      if (way.kind === "none") return NOTHING;
      if (way.kind !== "private-endpoint") return targetsOfService(way.service, way.timescaleVpcId);
      return targetsOfBindings(connectionOf(way), way.serviceId);
    },
  };
}

const NOTHING: readonly never[] = [];

function connectionIndex(connections: readonly PrivateLinkConnection[]) {
  const byId = new Map(connections.map((one) => [one.id, one]));
  const byEndpoint = new Map(connections.map((one) => [one.vpcEndpointId, one]));
  return ({ connectionId, vpcEndpointId }: EndpointWay) =>
    (connectionId === undefined ? undefined : byId.get(connectionId)) ??
    byEndpoint.get(vpcEndpointId);
}

function addressesOf({ vpcEndpoints }: VpcFacts, vpcEndpointId: string | undefined): string[] {
  const endpoint = valueOf(vpcEndpoints)?.find((one) => one.vpcEndpointId === vpcEndpointId);
  return (valueOf(endpoint?.addresses) ?? []).map((address) => `${address}/32`);
}

/** A VPC that nobody was asked for. */
function nothingOf(vpcId: string): VpcFacts {
  const unseen = { unseen: "nobody asked AWS for it" };
  return {
    ...{ vpcId, vpc: unseen, dnsSupport: unseen, dnsHostnames: unseen, subnets: unseen },
    ...{ routeTables: unseen, networkAcls: unseen, securityGroups: unseen },
    ...{ vpcEndpoints: unseen, gatewayAttachments: unseen, privateZones: unseen },
  };
}

function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const one = made.get(key) ?? make(key);
    made.set(key, one);
    return one;
  };
}
