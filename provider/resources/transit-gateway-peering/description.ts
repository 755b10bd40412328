import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { cidrBlock, setOf, text } from "../../describe/type";
import { accountIdValidator, regionValidator, transitGatewayIdValidator } from "../../rules/inputs";
import { routedCidrBlocksValidator } from "../../rules/routed-cidr-blocks";
import { CIDR_OF_TIMESCALE_VPC, OF_TIMESCALE_VPC } from "../timescale-vpc/description";

export const TRANSIT_GATEWAY_PEERING = describe({
  name: "TransitGatewayPeering",
  noun: "peering",
  doc: `A request, sent by Tiger Cloud, to peer its transit gateway with one of yours, so that a Timescale VPC is
reached from all that is attached to yours. It is created once AWS has the request: \`attachmentId\` is then
known. It carries traffic after somebody accepts it, and with routes in the tables of your gateway. Its \`id\`
names both the Timescale VPC and the peering, such as \`1001/5001\`.

It needs the plan Scale or Enterprise, and rests on calls that are not in the vendor's documented API. All
Timescale VPCs of one region that peer with one transit gateway share one connection, for AWS allows one
attachment between two gateways: who deletes one of them may cut off the others.

An \`attachmentId\` that has worked is kept where Tiger Cloud names another one later, and a refresh warns of
it. A peering that has become \`INVALID\`, \`TIMEOUT\` or \`DISABLED\` is replaced by the next \`pulumi up\` after a
refresh.

It fails with \`Exists\` where the Timescale VPC peers with that transit gateway already, with \`NotFound\` where
there is no such Timescale VPC, with \`WaitTimeout\` where AWS does not have the request in time, with
\`WaitFailed\` where Tiger Cloud gives it up, and with \`ApiChanged\` where the API no longer knows one of the
calls.`,
  id: { format: "`1001/5001`", doc: "decimal ids of the Timescale VPC and of the peering" },
  adopt: "a peering of the same Timescale VPC and transit gateway that exists already",
  within: { input: "timescaleVpcId", name: "TimescaleVpc" },
  timeoutsMs: DEFAULT_TIMEOUTS_MS,
  inputs: {
    timescaleVpcId: OF_TIMESCALE_VPC,
    transitGatewayId: {
      ...{ kind: "identity", type: text, validate: transitGatewayIdValidator },
      doc: "Id of your transit gateway, `tgw-…`. It may be in another region than the Timescale VPC.",
      format: "`tgw-…`",
      outputDoc: "Id of the transit gateway: `tgw-…`.",
    },
    peerAccountId: {
      ...{ kind: "identity", type: text, validate: accountIdValidator },
      doc: "AWS account that owns the transit gateway: 12 digits. One that it is only shared with cannot peer.",
      format: "12 digits, as a string",
      outputDoc: "AWS account of the transit gateway: 12 digits.",
    },
    peerRegionCode: {
      ...{ kind: "identity", type: text, validate: regionValidator },
      doc: "AWS region of the transit gateway, such as `us-east-1`.",
      format: "such as `us-east-1`",
      outputDoc: "AWS region of the transit gateway.",
    },
    cidrBlocks: {
      ...{ kind: "attribute", type: setOf(cidrBlock), validate: routedCidrBlocksValidator },
      doc: `All CIDR blocks that Tiger Cloud is to reach through the transit gateway, such as those of the VPCs that
are attached to it. Their order does not matter. The preview checks that none overlaps the Timescale VPC's.`,
      format: "list of at least one IPv4 CIDR block, of which no two overlap",
      outputDoc:
        "The CIDR blocks that Tiger Cloud reaches through the transit gateway, in canonical form and sorted.",
      change: { sentence: "Updated in place, without an interruption." },
    },
    timescaleVpcCidr: CIDR_OF_TIMESCALE_VPC,
  },
  outputs: {
    attachmentId: {
      type: text,
      doc: "Id of the attachment of your transit gateway, which its owner accepts: `tgw-attach-…`.",
      format: "`tgw-attach-…`",
    },
    requesterAttachmentId: {
      type: text,
      doc: `Id of the attachment of Tiger Cloud's transit gateway: \`tgw-attach-…\`. It is the same where the gateways are
in different regions.`,
      format: "`tgw-attach-…`",
    },
    status: {
      type: text,
      doc: "The word that Tiger Cloud reported when the peering was last created, updated or read: `PENDING`.",
      format: "upper case, such as `PENDING`",
    },
  },
});
