import type { DrawnCustomerVpc } from "../../diagram/drawn-network";
import { ACCEPTER } from "../types";
import { nameOfPeering, tigerStatusOf } from "./peering";
import type { PlannedResource } from "./planned-resource";
import { areSiblings, knownText, knownTexts, names, type ResourceSet } from "./resource-set";
import { routesOf } from "./routes";
import { groupsOf } from "./security-groups";

const PCX = "vpcPeeringConnectionId";

/** The customer VPC of a peering, with what belongs to the peering in it. */
export function customerVpcOf(peering: PlannedResource, all: ResourceSet): DrawnCustomerVpc {
  const { inputs, lastOutputs, mark } = peering;
  const provisionedId = knownText(lastOutputs["provisionedId"]);
  const request = { id: provisionedId, from: [peering.urn] };
  const accepter = all.ofType(ACCEPTER).find((one) => names(one, PCX, request));
  const connection = { ...request, from: [peering, accepter].flatMap((one) => one?.urn ?? []) };
  const awsStatus = accepter?.outputs["acceptStatus"];
  return {
    name: nameOfPeering(peering),
    vpcId: knownText(inputs["peerVpcId"]),
    accountId: knownText(inputs["peerAccountId"]),
    regionCode: knownText(inputs["peerRegionCode"]),
    cidrBlocks: knownTexts(inputs["peerCidrBlocks"]),
    peering: {
      provisionedId,
      ...tigerStatusOf(peering, all),
      ...(typeof awsStatus === "string" && { awsStatus }),
      mark,
    },
    routes: routesOf(all, (route) => names(route, PCX, connection)),
    // Those whose rules the same component made.
    securityGroups: groupsOf(all, (rule) => areSiblings(rule, peering)),
  };
}
