import { canonicalCidrSet } from "../../../provider/rules/cidr";
import { foreignLine } from "../../../provider/rules/visible-text";
import type { PeeringConnection, PeeringSide } from "../../facts/aws";
import type { Seen } from "../../facts/seen";
import type { AccountRegion } from "./asking/account-region";
import type { Ec2 } from "./asking/api";
import { seenAs } from "./seen-as";

/** Those of the peering connections that one place shows, by their ids. */
export async function collectPeeringConnections(
  account: AccountRegion,
  ids: readonly string[],
): Promise<Seen<ReadonlyMap<string, PeeringConnection>>> {
  const connections = await account.list({
    right: "ec2:DescribeVpcPeeringConnections",
    filter: { name: "vpc-peering-connection-id", values: ids },
    call: (ec2, input, options) => ec2.describeVpcPeeringConnections(input, options),
    items: ({ VpcPeeringConnections }) => VpcPeeringConnections,
  });
  return seenAs(
    connections,
    (all) => new Map(all.map(connectionOf).map((connection) => [connection.id, connection])),
  );
}

function connectionOf(connection: Ec2.VpcPeeringConnection): PeeringConnection {
  const { VpcPeeringConnectionId, Status, RequesterVpcInfo, AccepterVpcInfo } = connection;
  return {
    id: VpcPeeringConnectionId ?? "",
    status: Status?.Code ?? "",
    message: foreignLine(Status?.Message),
    requester: sideOf(RequesterVpcInfo),
    accepter: sideOf(AccepterVpcInfo),
  };
}

/** AWS promises the blocks of a side only while the connection is active. */
function sideOf(side: Ec2.VpcPeeringConnectionVpcInfo = {}): PeeringSide {
  const { OwnerId = "", VpcId = "", Region = "", CidrBlock, CidrBlockSet = [] } = side;
  const blocks = [CidrBlock, ...CidrBlockSet.map((each) => each.CidrBlock)];
  return {
    accountId: OwnerId,
    vpcId: VpcId,
    regionCode: Region,
    cidrBlocks: canonicalCidrSet(blocks.filter((block) => block !== undefined)),
  };
}
