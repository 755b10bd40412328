import * as pulumi from "@pulumi/pulumi";
import type { DrawnTransitGateway } from "../../diagram/drawn-network";
import type { TransitGatewayPeering } from "../resources/transit-gateway-peering";
import type { AttachmentAcceptance } from "./acceptance";
import type { GatewayAssociationChoice } from "./arguments";
import type { AttachedVpc } from "./attached-vpc";
import type { Gateway } from "./gateway";
import type { GatewayRoutes } from "./gateway-routes";

/** What there is to draw of a peered transit gateway. */
export interface GatewayToDraw {
  gateway: Gateway;
  peering: TransitGatewayPeering;
  acceptance: AttachmentAcceptance;
  cidrBlocks: pulumi.Output<string[]>;
  association: GatewayAssociationChoice;
  gatewayRoutes: GatewayRoutes;
  vpcs: Readonly<Record<string, AttachedVpc>>;
}

/**
 * A peered transit gateway as the diagram of its network shows it.
 *
 * @param allowed the TCP ports to which the security groups of its VPCs let out beside their `ports`
 */
export function drawnGateway(
  name: string,
  drawn: GatewayToDraw,
  allowed: pulumi.Output<number[]>,
): pulumi.Output<DrawnTransitGateway> {
  const { peering, acceptance, cidrBlocks, gatewayRoutes, vpcs } = drawn;
  const shown = pulumi.output({
    transitGatewayId: peering.transitGatewayId,
    accountId: peering.peerAccountId,
    regionCode: peering.peerRegionCode,
    cidrBlocks,
  });
  const attachment = pulumi.output({
    attachmentId: acceptance.attachmentId,
    tigerStatus: acceptance.tigerStatus,
    awsStatus: acceptance.awsStatus,
  });
  const routes = gatewayRoutes.routes.apply((made) =>
    pulumi.all(
      made.map(({ transitGatewayRouteTableId: routeTable, destinationCidrBlock: destination }) =>
        pulumi.output({ routeTable, destination }),
      ),
    ),
  );
  const customerVpcs = pulumi.all(
    Object.entries(vpcs).map(([key, vpc]) => vpc.drawnAs(key, allowed)),
  );
  return pulumi
    .all([shown, attachment, associatedTable(drawn), routes, customerVpcs])
    .apply(([told, connected, routeTable, made, behind]) => ({
      ...{ name, ...told, attachment: connected, routes: made, customerVpcs: behind },
      ...(routeTable !== undefined && { association: { routeTable } }),
    }));
}

/** The table of the association that the component made, or that the gateway makes by itself. */
function associatedTable({
  association,
  gateway,
  gatewayRoutes,
}: GatewayToDraw): pulumi.Output<string | undefined> {
  const [made] = gatewayRoutes.associations;
  if (made !== undefined) return made.transitGatewayRouteTableId;
  if (association !== "gateway") return pulumi.output(undefined);
  return gateway.defaultRouteTableId.apply((id) => id || undefined);
}
