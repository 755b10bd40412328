import type { Service } from "../../../provider/tiger-cloud/services";
import type { PrivateLinkConnection } from "../../../provider/tiger-cloud/private-link-answers";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import { valueOf } from "../../facts/seen";
import type { TigerCloudFacts } from "../../facts/tiger-cloud";
import type { Check, Finding } from "../../finding";
import type { NoWay } from "../../path/way";
import type { Case, Rule, Verdict } from "../rule";

const UNPEERED: Check = { name: "no-way-from-vpc", link: "peering", severity: "broken" };
const OTHER_ENDPOINT: Check = { name: "no-endpoint-in-vpc", link: "service", severity: "broken" };
const PUBLIC: Check = { name: "service-public", link: "service", severity: "broken" };
const NOWHERE: Check = { name: "service-attached-nowhere", link: "service", severity: "broken" };

/** Something leads from the customer VPC to the service. */
export const noWayRule: Rule<"none"> = {
  ways: ["none"],
  checks: [PUBLIC, OTHER_ENDPOINT, NOWHERE, UNPEERED],
  judge(one): Verdict {
    const { service } = one.way;
    // The rules of the service tell that it does not exist.
    if (service === undefined) return {};
    const reason = reasonOf(one, service);
    if (reason === undefined) return {};
    const { check, ...told } = reason;
    const subject = `Service ${service.id} from ${one.way.customerVpcId}`;
    const unseen = unseenOf(service, one.tigerCloud);
    if (unseen !== undefined) return { unseen: [{ link: check.link, subject, reason: unseen }] };
    return { findings: [{ check, subject, ...told }] };
  },
};

type Told = Omit<Finding, "subject">;

function reasonOf({ way, tigerCloud }: Case<NoWay>, service: Service): Told | undefined {
  if (service.attachment !== undefined) return unpeered(way, service.attachment.vpcId, tigerCloud);
  const ends = connectionsOf(service, tigerCloud).map(({ vpcEndpointId }) => vpcEndpointId);
  if (ends.length > 0) return elsewhere(way, ends);
  if (service.publicEndpoint !== undefined) return isPublic(way, service);
  // While it moves it has no endpoint, which the rule of its status tells.
  return meaningOf("service", service.status) === "done" ? nowhere(service) : undefined;
}

function unpeered({ customerVpcId }: NoWay, timescaleVpcId: string, facts: TigerCloudFacts): Told {
  const peers = (valueOf(facts.peerings.get(timescaleVpcId)) ?? []).map((each) => each.peerVpcId);
  const state = valueOf(facts.vpcStates)?.get(timescaleVpcId);
  const gateways = (state?.gateways ?? []).map(({ transitGatewayId }) => transitGatewayId);
  const others = [...new Set([...peers, ...gateways])].sort().join(", ") || "nothing";
  return {
    check: UNPEERED,
    saw: `it is in Timescale VPC ${timescaleVpcId}, which is peered with ${others}`,
    why: `nothing leads from ${customerVpcId} to that Timescale VPC`,
    fix: `Add ${customerVpcId} to peers of the TimescaleNetwork, or make a PeeredVpc with timescaleVpc: "${timescaleVpcId}" and vpcId: "${customerVpcId}"; behind a transit gateway, attach it and add it to vpcs. Then run \`pulumi up\`.`,
  };
}

function elsewhere({ customerVpcId, serviceId }: NoWay, vpcEndpointIds: readonly string[]): Told {
  return {
    check: OTHER_ENDPOINT,
    saw: `it is behind ${vpcEndpointIds.join(", ")}, of which none is in ${customerVpcId}`,
    why: `nothing private leads from ${customerVpcId} to the service`,
    fix: `Make a PrivateEndpoint with serviceId: "${serviceId}" and vpcId: "${customerVpcId}", and run \`pulumi up\`. A service has two endpoints at most.`,
  };
}

function isPublic({ customerVpcId }: NoWay, { id, publicEndpoint, regionCode }: Service): Told {
  return {
    check: PUBLIC,
    saw: `it is in no Timescale VPC and behind no private endpoint: it answers publicly at ${publicEndpoint?.host ?? ""}:${publicEndpoint?.port ?? ""}`,
    why: `nothing private leads from ${customerVpcId} to the service`,
    fix: `Add {serviceId: "${id}"} to services of a TimescaleNetwork in ${regionCode} that has ${customerVpcId} among its peers, which moves it and interrupts for some minutes; or make a PrivateEndpoint for it. Then run \`pulumi up\`.`,
  };
}

function nowhere({ id, status }: Service): Told {
  return {
    check: NOWHERE,
    saw: `Tiger Cloud calls it ${status}, and tells no place where it answers`,
    why: "nobody knows where to connect to",
    fix: `Look again in some minutes. If it stays so, attach ${id} again: pulumi refresh, then pulumi up; or ask the support of Tiger Cloud.`,
  };
}

function connectionsOf({ id }: Service, facts: TigerCloudFacts): PrivateLinkConnection[] {
  const connections = valueOf(facts.connections) ?? [];
  return connections.filter(({ bindings }) => bindings.some(({ serviceId }) => serviceId === id));
}

/** Why it cannot be said that nothing leads there; undefined where all was seen that could. */
function unseenOf({ attachment }: Service, facts: TigerCloudFacts): string | undefined {
  const asked =
    attachment === undefined
      ? [facts.connections]
      : [facts.peerings.get(attachment.vpcId), facts.vpcStates, facts.connections];
  return asked.flatMap((each) => (each !== undefined && "unseen" in each ? each.unseen : []))[0];
}
