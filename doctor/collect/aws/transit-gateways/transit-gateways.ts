import type { TransitGatewayFacts } from "../../../facts/aws";
import { valueOf, type Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { associationsOf, collectAttachments, tableIdsOf } from "./gateway-associations";
import { collectPeeringAttachments, peeringAttachmentOf } from "./gateway-peerings";
import { collectGatewayRoutes } from "./gateway-routes";
import { seenAs } from "../seen-as";

/**
 * What one place shows of transit gateways. Their own account alone sees their attachments and tables.
 *
 * @param customerVpcIds of all places: the gateway's account sees the attachments of others
 */
export async function collectTransitGateways(
  account: AccountRegion,
  ids: readonly string[],
  customerVpcIds: readonly string[],
): Promise<TransitGatewayFacts[]> {
  const [gateways, peerings, attachments] = await Promise.all([
    collectGateways(account, ids),
    collectPeeringAttachments(account, ids),
    collectAttachments(account, ids),
  ]);
  return Promise.all(
    ids.map(async (id) => {
      const gateway = seenAs(gateways, (all) => all.get(id));
      const foreign = await reasonIfForeign(account, id, gateway);
      if (foreign !== undefined) return unseenTransitGatewayFacts(id, foreign, gateway);
      const own = seenAs(attachments, (all) => all.filter((each) => each.TransitGatewayId === id));
      const tableIds = tableIdsOf(valueOf(own) ?? [], customerVpcIds);
      return {
        transitGatewayId: id,
        gateway,
        peeringAttachments: seenAs(peerings, (all) =>
          all.filter((each) => isSideOf(each, id)).map(peeringAttachmentOf),
        ),
        associations: seenAs(own, associationsOf),
        routeTables: await collectGatewayRoutes(account, tableIds),
      };
    }),
  );
}

/** Facts of a transit gateway, of which no more than itself could be looked at. */
export function unseenTransitGatewayFacts(
  transitGatewayId: string,
  unseen: string,
  gateway: TransitGatewayFacts["gateway"] = { unseen },
): TransitGatewayFacts {
  return {
    ...{ transitGatewayId, gateway, peeringAttachments: { unseen }, associations: { unseen } },
    routeTables: new Map(),
  };
}

async function reasonIfForeign(
  account: AccountRegion,
  id: string,
  gateway: TransitGatewayFacts["gateway"],
): Promise<string | undefined> {
  const ownerId = valueOf(gateway)?.accountId;
  return ownerId === undefined ? undefined : account.reasonIfForeign(id, ownerId);
}

async function collectGateways(
  account: AccountRegion,
  ids: readonly string[],
): Promise<Seen<ReadonlyMap<string, { accountId: string; state: string }>>> {
  const gateways = await account.list({
    right: "ec2:DescribeTransitGateways",
    filter: { name: "transit-gateway-id", values: ids },
    call: (ec2, input, options) => ec2.describeTransitGateways(input, options),
    items: ({ TransitGateways }) => TransitGateways,
  });
  return seenAs(
    gateways,
    (all) =>
      new Map(
        all.map(({ TransitGatewayId = "", OwnerId = "", State = "" }) => [
          TransitGatewayId,
          { accountId: OwnerId, state: State },
        ]),
      ),
  );
}

function isSideOf(attachment: Ec2.TransitGatewayPeeringAttachment, gatewayId: string): boolean {
  const { RequesterTgwInfo, AccepterTgwInfo } = attachment;
  return [RequesterTgwInfo, AccepterTgwInfo].some((side) => side?.TransitGatewayId === gatewayId);
}
