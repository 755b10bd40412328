import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";
import { filledIn, mocksOfTest } from "../mocks";
import { endProgram } from "../program-failure";
import { subnetsInUse, type TaggedEndpoint } from "./endpoint-tag";
import type { EndpointTarget } from "./service";
import { chosenSubnets, subnetProblems, zonesWithout, type ZoneSubnets } from "./zone-subnets";

/** Where the subnets of an endpoint are. */
export interface SubnetPlace extends Pick<EndpointTarget, "zoneIds" | "endpointServiceName"> {
  vpcId: pulumi.Input<string>;
  /** What the endpoint's tag may say: by it those subnets are found that it has. */
  tagValues: readonly string[];
  parent: pulumi.ComponentResource;
}

/**
 * The subnets that get an interface: the given ones, or one in each zone in which the service answers. Ends the program
 * where a given one is elsewhere, or where there is none; warns where one zone alone has one.
 */
export function subnetIdsOf(
  given: pulumi.Input<pulumi.Input<string>[]> | undefined,
  place: SubnetPlace,
): pulumi.Output<string[]> {
  const { parent, zoneIds, endpointServiceName, tagValues } = place;
  return pulumi
    .all([given ?? [], place.vpcId, zoneIds, endpointServiceName])
    .apply(async ([ids, vpcId, zones, serviceName]) => {
      const wanted = given === undefined ? undefined : [...new Set(ids)].sort();
      const found = await subnetsByZone(vpcId, zones, parent);
      // Mocks of unit tests may not tell.
      if (mocksOfTest() !== undefined && found.every((zone) => zone.subnetIds.length === 0)) {
        return wanted ?? [];
      }
      const endpoint = { vpcId, serviceName, tagValues };
      const taken = wanted ?? (await choose(found, endpoint, parent));
      const problem = subnetProblems(taken, found, { vpcId, isGiven: wanted !== undefined });
      if (problem !== undefined) return endProgram<string[]>(problem, parent);
      await warnOfOneZone(taken, found, parent);
      return taken;
    });
}

/** Asks which subnets the endpoint has only where there is a choice. */
async function choose(
  found: readonly ZoneSubnets[],
  endpoint: TaggedEndpoint,
  parent: pulumi.ComponentResource,
): Promise<string[]> {
  const isChoice = found.some(({ subnetIds }) => subnetIds.length > 1);
  return chosenSubnets(found, isChoice ? await subnetsInUse(endpoint, parent) : []);
}

function subnetsByZone(
  vpcId: string,
  zones: readonly string[],
  parent: pulumi.ComponentResource,
): Promise<ZoneSubnets[]> {
  return Promise.all(
    zones.map(async (zoneId) => {
      const filters = [
        { name: "vpc-id", values: [vpcId] },
        { name: "availability-zone-id", values: [zoneId] },
      ];
      const answer = await awsAnswerOf(aws.ec2.getSubnets, { filters }, parent, {
        subject: `Subnets of ${vpcId} in ${zoneId}`,
        right: "ec2:DescribeSubnets",
      });
      return { zoneId, subnetIds: [...filledIn(answer, { ids: [] }).ids].sort() };
    }),
  );
}

async function warnOfOneZone(
  taken: readonly string[],
  found: readonly ZoneSubnets[],
  parent: pulumi.ComponentResource,
): Promise<void> {
  const without = zonesWithout(taken, found);
  if (without.length === 0) return;
  await pulumi.log.warn(
    `subnetIds: no subnet in ${without.join(", ")}, in which Tiger Cloud answers as well: where the other zone fails, the service is not reached. ` +
      "Add a subnet there.",
    parent,
  );
}
