import type { DrawnAttachedVpc } from "../../diagram/drawn-network";
import { nameOf } from "../../provider/rules/urn";
import { ATTACHED_VPC, SECURITY_GROUP, VPC_ATTACHMENT } from "../types";
import { awsVpcOf } from "./aws-vpc";
import type { PlannedResource } from "./planned-resource";
import {
  areSiblings,
  knownText,
  namedIn,
  names,
  type Named,
  type ResourceSet,
} from "./resource-set";
import { routesOf } from "./routes";
import { groupsOf } from "./security-groups";

/**
 * The VPCs behind the transit gateway of a peering: those of the component that made the peering, and all others that
 * the plan attaches to the gateway.
 */
export function attachedVpcsOf(peering: PlannedResource, all: ResourceSet): DrawnAttachedVpc[] {
  const gateway = namedIn(peering, "transitGatewayId");
  const attachments = all
    .ofType(VPC_ATTACHMENT)
    .filter((one) => names(one, "transitGatewayId", gateway));
  const components = all
    .ofType(ATTACHED_VPC)
    .filter((one) => areSiblings(one, peering))
    .map((component) => {
      const vpc = vpcOf(component, all);
      return { component, vpc, attachment: attachments.find((one) => names(one, "vpcId", vpc)) };
    });
  const others = attachments.filter(
    (one) => !components.some(({ attachment }) => attachment === one),
  );
  return [
    ...components.map(({ component, vpc, attachment }) => ({
      ...drawnVpc(component, vpc, attachment, all),
      routes: routesOf(all, (route) => route.parent === component.urn),
      securityGroups: groupsOf(all, (rule) => rule.parent === component.urn),
    })),
    ...others.map((attachment) =>
      drawnVpc(attachment, namedIn(attachment, "vpcId"), attachment, all),
    ),
  ];
}

/** The VPC of a component, which tells its id once it is made, as the security group that it made does. */
function vpcOf(component: PlannedResource, all: ResourceSet): Named {
  const group = all.ofType(SECURITY_GROUP).find(({ parent }) => parent === component.urn);
  const { id, from } = group ? namedIn(group, "vpcId") : { id: null, from: [] };
  return { id: id ?? knownText(component.lastOutputs["vpcId"]), from };
}

function drawnVpc(
  { urn }: PlannedResource,
  named: Named,
  attachment: PlannedResource | undefined,
  all: ResourceSet,
): DrawnAttachedVpc {
  const made = awsVpcOf(named, all);
  const account = knownText(attachment?.lastOutputs["vpcOwnerId"]) ?? made?.accountId;
  return {
    ...{ ...made, name: nameOf(urn), vpcId: named.id },
    ...(account !== undefined && { accountId: account }),
    // A VPC that stays where it is comes and goes with its attachment.
    mark: attachment?.mark,
  };
}
