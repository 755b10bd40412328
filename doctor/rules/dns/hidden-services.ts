import { visibleLine } from "../../../provider/rules/visible-text";
import type { Service } from "../../../provider/tiger-cloud/services";
import type { PrivateZone } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { privateAnswerOf, zonesOf } from "../../path/private-names";
import type { EndpointWay } from "../../path/way";
import type { Case, Rule, Verdict } from "../rule";

const LINK = "dns";
const HIDES: Check = { name: "private-zone-hides-services", link: LINK, severity: "risk" };

/** No private zone hides the names of other services of the project, which the VPC reaches publicly. */
export const hiddenServicesRule: Rule<"private-endpoint"> = {
  ways: ["private-endpoint"],
  checks: [HIDES],
  judge(one): Verdict {
    // Where they could not be looked at, the rule of the endpoint's names says so.
    const zones = valueOf(one.vpc.privateZones) ?? [];
    const hidden = new Map<PrivateZone, Service[]>();
    for (const service of othersOf(one)) {
      const zone = hidingZoneOf(zones, service);
      if (zone !== undefined) hidden.set(zone, [...(hidden.get(zone) ?? []), service]);
    }
    return {
      findings: [...hidden].map(([zone, services]) => findingOf(one, zone, services)),
    };
  },
};

/** Those that answer publicly, but for those that are behind an endpoint of the VPC: their own ways are judged. */
function othersOf({ way, vpc, tigerCloud }: Case<EndpointWay>): Service[] {
  const endpointIds = (valueOf(vpc.vpcEndpoints) ?? []).map(({ vpcEndpointId }) => vpcEndpointId);
  const behind = (valueOf(tigerCloud.connections) ?? [])
    .filter(({ vpcEndpointId }) => endpointIds.includes(vpcEndpointId))
    .flatMap(({ bindings }) => bindings.map(({ serviceId }) => serviceId));
  return (valueOf(tigerCloud.services) ?? []).filter(
    ({ id }) => id !== way.serviceId && !behind.includes(id),
  );
}

function hidingZoneOf(zones: readonly PrivateZone[], service: Service): PrivateZone | undefined {
  const host = service.publicEndpoint?.host;
  if (host === undefined || privateAnswerOf(zones, host).kind !== "nothing") return undefined;
  return zonesOf(zones, host)[0];
}

function findingOf(
  { way, vpc, targets }: Case<EndpointWay>,
  { zoneId, name }: PrivateZone,
  services: readonly Service[],
): Finding {
  const hosts = [...new Set(targets.map(({ host }) => host))].join(", ") || way.serviceId;
  const shown = services.map((each) => `${each.id} (${visibleLine(each.name)})`).join(", ");
  const names = services.map(({ publicEndpoint }) => publicEndpoint?.host).join(", ");
  return {
    ...{ check: HIDES, subject: `Private zone ${zoneId} (${visibleLine(name)}) of ${vpc.vpcId}` },
    saw: `it has no record of ${names}`,
    why: `it answers for all names under its own: ${shown} cannot be resolved in the VPC`,
    fix: `Use a zone of exactly the host name in its place, as \`dns: "zone"\` of a PrivateEndpoint makes it (${hosts}), or add records for the others.`,
  };
}
