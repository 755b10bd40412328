import * as pulumi from "@pulumi/pulumi";
import type { DrawnCustomerVpc } from "../../diagram/drawn-network";
import { drawnParts, type PartsToDraw } from "../customer-vpc/diagram";
import type { TimescalePeering } from "../resources/timescale-peering";
import type { Acceptance } from "./acceptance";

/** What there is to draw of a peered VPC. */
export interface VpcToDraw extends PartsToDraw {
  peering: TimescalePeering;
  acceptance: Acceptance;
}

/** A peered VPC as the diagram of its network shows it. */
export function drawnVpc(
  name: string,
  vpc: VpcToDraw,
  allowed: pulumi.Output<number[]>,
): pulumi.Output<DrawnCustomerVpc> {
  const { peering, acceptance } = vpc;
  const customer = pulumi.output({
    vpcId: peering.peerVpcId,
    accountId: peering.peerAccountId,
    regionCode: peering.peerRegionCode,
  });
  const connection = pulumi.output({
    provisionedId: peering.provisionedId,
    tigerStatus: acceptance.tigerStatus,
    awsStatus: acceptance.awsStatus,
  });
  return pulumi
    .all([customer, connection, drawnParts(vpc, allowed)])
    .apply(([shown, connected, parts]) => ({ name, ...shown, ...parts, peering: connected }));
}
