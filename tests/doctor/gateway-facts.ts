import type {
  GatewayPeeringAttachment,
  GatewayVpcAttachment,
  TransitGatewayFacts,
  VpcFacts,
} from "../../doctor/facts/aws";
import type { GatewayWay } from "../../doctor/path/way";
import type { Case } from "../../doctor/rules/rule";
import type { TransitGatewayPeering } from "../../provider/tiger-cloud/transit-gateway-answers";
import { gatewayCase, seen, type Change } from "./facts";

/** Tiger Cloud's account on AWS, where it matters that it is another one. */
export const TIGER_ACCOUNT = "999900001111";
const OWN_ACCOUNT = "111122223333";

/** The peering as Tiger Cloud shows it. */
export function gatewayPeering(change: Partial<TransitGatewayPeering> = {}): TransitGatewayPeering {
  return {
    ...{ id: "6001", transitGatewayId: "tgw-1", peerAccountId: OWN_ACCOUNT },
    ...{ peerRegionCode: "eu-west-1", cidrBlocks: ["10.0.0.0/16"], status: "ACTIVE" },
    ...{ attachmentId: "tgw-attach-1", requesterAttachmentId: "tgw-attach-0", errorMessage: "" },
    ...change,
  };
}

/** Tiger Cloud's attachment, as the customer's account shows it. */
export function peeringAttachment(
  change: Partial<GatewayPeeringAttachment> = {},
): GatewayPeeringAttachment {
  return {
    ...{ attachmentId: "tgw-attach-1", state: "available", message: "" },
    requester: {
      ...{ accountId: TIGER_ACCOUNT, transitGatewayId: "tgw-9", regionCode: "us-east-1" },
    },
    accepter: { accountId: OWN_ACCOUNT, transitGatewayId: "tgw-1", regionCode: "eu-west-1" },
    ...change,
  };
}

/** The attachment of `vpc-1`, with a subnet in both of its zones. */
export function vpcAttachment(change: Partial<GatewayVpcAttachment> = {}): GatewayVpcAttachment {
  return {
    ...{ attachmentId: "tgw-attach-2", transitGatewayId: "tgw-1", vpcId: "vpc-1" },
    ...{ state: "available", subnetIds: ["subnet-1", "subnet-2"] },
    ...change,
  };
}

export const gatewayRoute = (cidrBlock: string, ...attachmentIds: string[]) => ({
  ...{ cidrBlock, attachmentIds, isBlackhole: attachmentIds.length === 0 },
});

/** `tgw-1`, with a table for what comes from the VPC and one for what comes from Tiger Cloud. */
export function transitGateway(change: Partial<TransitGatewayFacts> = {}): TransitGatewayFacts {
  return {
    transitGatewayId: "tgw-1",
    gateway: seen({ accountId: OWN_ACCOUNT, state: "available" }),
    peeringAttachments: seen([peeringAttachment()]),
    associations: seen(
      new Map([
        ["tgw-attach-2", "tgw-rtb-1"],
        ["tgw-attach-1", "tgw-rtb-2"],
      ]),
    ),
    routeTables: new Map([
      ["tgw-rtb-1", seen([gatewayRoute("10.70.0.0/24", "tgw-attach-1")])],
      ["tgw-rtb-2", seen([gatewayRoute("10.0.0.0/16", "tgw-attach-2")])],
    ]),
    ...change,
  };
}

/** What differs from a gateway over which all is well; `null` leaves a part out. */
export interface GatewayChange {
  /** What Tiger Cloud shows. */
  peering?: Partial<TransitGatewayPeering> | null;
  gateway?: Partial<TransitGatewayFacts>;
  vpc?: Partial<VpcFacts>;
  way?: Partial<GatewayWay>;
  /** Whatever else. */
  also?: Change;
}

/** A service that `subnet-1` reaches over `tgw-1`; there is no stack, unless the way has a name. */
export function soundGateway(change: GatewayChange = {}): Case<GatewayWay> {
  const { peering, gateway, vpc, way, also } = change;
  const facts = transitGateway(gateway);
  const gateways = peering === null ? [] : [gatewayPeering(peering)];
  return gatewayCase(
    {
      ...also,
      vpcState: { gateways },
      vpc: { gatewayAttachments: seen([vpcAttachment()]), ...vpc },
      aws: { transitGateways: new Map([["tgw-1", facts]]), ...also?.aws },
    },
    { name: undefined, ...way },
  );
}
