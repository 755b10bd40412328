import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";

/** All attachments of transit gateways, as AWS shows them. */
export function collectAttachments(
  account: AccountRegion,
  gatewayIds: readonly string[],
): Promise<Seen<readonly Ec2.TransitGatewayAttachment[]>> {
  return account.list({
    right: "ec2:DescribeTransitGatewayAttachments",
    filter: { name: "transit-gateway-id", values: gatewayIds },
    call: (ec2, input, options) => ec2.describeTransitGatewayAttachments(input, options),
    items: ({ TransitGatewayAttachments }) => TransitGatewayAttachments,
  });
}

/** The route table of each attachment, undefined for none. */
export function associationsOf(
  attachments: readonly Ec2.TransitGatewayAttachment[],
): Map<string, string | undefined> {
  return new Map(
    attachments.map((each) => [each.TransitGatewayAttachmentId ?? "", tableIdOf(each)]),
  );
}

/** The tables in which what clients send, or what comes back from Tiger Cloud, is looked up. */
export function tableIdsOf(
  attachments: readonly Ec2.TransitGatewayAttachment[],
  customerVpcIds: readonly string[],
): string[] {
  const ids = attachments
    .filter(
      ({ ResourceType, ResourceId = "" }) =>
        ResourceType === "peering" || customerVpcIds.includes(ResourceId),
    )
    .flatMap((each) => tableIdOf(each) ?? []);
  return [...new Set(ids)];
}

function tableIdOf({ Association }: Ec2.TransitGatewayAttachment): string | undefined {
  const { State = "", TransitGatewayRouteTableId } = Association ?? {};
  return ["associated", "associating"].includes(State) ? TransitGatewayRouteTableId : undefined;
}
