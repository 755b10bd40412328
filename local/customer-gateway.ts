import type { EC2 } from "@aws-sdk/client-ec2";
import type { CustomerVpc } from "./customer-vpc";

/** A transit gateway of the customer's, made by hand. */
export interface CustomerGateway {
  gatewayId: string;
  /** Its default association route table, `tgw-rtb-…`; another one where it associates nothing by itself. */
  routeTableId: string;
}

/** Makes a transit gateway to which these customer VPCs are attached. */
export async function createCustomerGateway(
  ec2: EC2,
  vpcs: readonly Pick<CustomerVpc, "vpcId" | "subnetIds">[],
  defaultAssociation: "enable" | "disable" = "enable",
): Promise<CustomerGateway> {
  const Options = { DefaultRouteTableAssociation: defaultAssociation };
  const { TransitGateway: made = {} } = await ec2.createTransitGateway({ Options });
  const gatewayId = made.TransitGatewayId ?? "";
  for (const { vpcId, subnetIds } of vpcs) {
    await ec2.createTransitGatewayVpcAttachment({
      ...{ TransitGatewayId: gatewayId, VpcId: vpcId },
      SubnetIds: subnetIds.slice(0, 1),
    });
  }
  const byItself = made.Options?.AssociationDefaultRouteTableId;
  if (defaultAssociation === "enable") return { gatewayId, routeTableId: byItself ?? "" };
  const { TransitGatewayRouteTable: table } = await ec2.createTransitGatewayRouteTable({
    TransitGatewayId: gatewayId,
  });
  return { gatewayId, routeTableId: table?.TransitGatewayRouteTableId ?? "" };
}
