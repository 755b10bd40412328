import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { canonicalCidr } from "../../provider/rules/cidr";
import { childNames } from "../child-names";
import { aliasesFor } from "../former-keys";
import { endProgram } from "../program-failure";
import type { GatewayAssociationChoice, GatewayRouteTableChoice } from "./arguments";
import type { Gateway } from "./gateway";

/** What leads from a transit gateway to a Timescale VPC. */
export interface GatewayRoutePlan {
  choice: GatewayRouteTableChoice;
  association: GatewayAssociationChoice;
  gateway: Gateway;
  attachmentId: pulumi.Output<string>;
  timescaleCidr: pulumi.Input<string>;
  /** What must be there before: AWS takes no route to an attachment that is not available. */
  dependsOn: pulumi.Output<pulumi.Resource[]>;
  parent: pulumi.ComponentResource;
}

/** What was made on a gateway. */
export interface GatewayRoutes {
  /** One, or none where nothing is to be associated. */
  associations: readonly aws.ec2transitgateway.RouteTableAssociation[];
  routes: pulumi.Output<aws.ec2transitgateway.Route[]>;
}

/** AWS has one route to a destination in a table, and one association of an attachment: the former goes first. */
const ONE_AT_A_TIME = { deleteBeforeReplace: true };

/**
 * Associates the attachment where the plan says so, and makes a static route in each chosen table of the gateway.
 * Neither is ever protected, as routes are.
 */
export function createGatewayRoutes(name: string, given: GatewayRoutePlan): GatewayRoutes {
  const plan = { ...given, attachmentId: checkedAttachment(given) };
  return {
    associations: createAssociations(name, plan),
    routes: pulumi
      .output(plan.timescaleCidr)
      .apply((cidr) => tablesOf(plan).map((table) => createRoute(name, cidr, table, plan))),
  };
}

interface GatewayTable {
  key: string;
  formerKeys?: string[] | undefined;
  id: pulumi.Input<string>;
}

function tablesOf({ choice, gateway }: GatewayRoutePlan): GatewayTable[] {
  if (choice === "none") return [];
  if (choice === "default") return [{ key: "default", id: gateway.defaultRouteTableId }];
  return Object.entries(choice.ids).map(([key, table]) => ({
    ...{ key, formerKeys: choice.aliases?.[key] },
    id: pulumi.Resource.isInstance(table) ? table.id : table,
  }));
}

function createRoute(
  name: string,
  timescaleCidr: string,
  { key, formerKeys, id }: GatewayTable,
  { attachmentId, dependsOn, parent }: GatewayRoutePlan,
): aws.ec2transitgateway.Route {
  const nameOf = (each: string) => childNames.gatewayRoute(name, each, timescaleCidr);
  const known = pulumi
    .output(id)
    .apply(async (tableId) =>
      tableId === ""
        ? endProgram<string>(
            'gatewayRouteTables: the transit gateway has no default route table; allowed then are {ids} and "none". Name its tables with {ids}.',
            parent,
          )
        : tableId,
    );
  return new aws.ec2transitgateway.Route(
    nameOf(key),
    {
      transitGatewayRouteTableId: known,
      destinationCidrBlock: canonicalCidr(timescaleCidr),
      transitGatewayAttachmentId: attachmentId,
    },
    { parent, dependsOn, protect: false, ...ONE_AT_A_TIME, ...aliasesFor(formerKeys, nameOf) },
  );
}

/** The attachment, for what is made where nothing stands against the association. */
function checkedAttachment({
  association,
  gateway,
  attachmentId,
  parent,
}: GatewayRoutePlan): pulumi.Output<string> {
  return pulumi.all([attachmentId, gateway.defaultAssociation]).apply(async ([id, word]) => {
    const problem = associationProblem(association, word);
    return problem === undefined ? id : endProgram<string>(problem, parent);
  });
}

function createAssociations(
  name: string,
  { association, attachmentId, dependsOn, parent }: GatewayRoutePlan,
): aws.ec2transitgateway.RouteTableAssociation[] {
  if (typeof association === "string") return [];
  return [
    new aws.ec2transitgateway.RouteTableAssociation(
      childNames.association(name),
      {
        transitGatewayAttachmentId: attachmentId,
        transitGatewayRouteTableId: association.routeTableId,
      },
      { parent, dependsOn, protect: false, ...ONE_AT_A_TIME },
    ),
  ];
}

/** What AWS would refuse, or leave without an effect. */
function associationProblem(
  association: GatewayAssociationChoice,
  defaultAssociation: string,
): string | undefined {
  if (association === "gateway" && defaultAssociation === "disable") {
    return (
      "association: the transit gateway does not associate attachments by itself, so traffic from Tiger Cloud would be dropped. " +
      'Give {routeTableId}, or "none" where somebody else associates the attachment.'
    );
  }
  if (typeof association === "object" && defaultAssociation === "enable") {
    return (
      "association: the transit gateway associates attachments by itself, and AWS refuses a second association. " +
      "Leave it out."
    );
  }
  return undefined;
}
