import type { VpcPeeringConnection } from "@aws-sdk/client-ec2";
import { waitFor } from "../../../../provider/wait/wait-for";
import { AwsError } from "../errors";
import { resourceType } from "../resource-type";
import { tagMap } from "../tags";
import { isGone, NO_PEERING, optionsOf, peeringOf } from "../peerings";

interface Inputs {
  vpcPeeringConnectionId: string;
  autoAccept?: boolean;
}

/**
 * `aws.ec2.VpcPeeringConnectionAccepter`. Its removal only forgets it: the connection goes when the
 * requester's side deletes it.
 */
export const vpcPeeringConnectionAccepter = resourceType<Inputs>({
  label: "VPC peering connection accepter",
  replaces: ["vpcPeeringConnectionId"],
  updates: ["autoAccept"],
  required: ["vpcPeeringConnectionId"],
  outputs: [
    ...["acceptStatus", "accepter", "peerOwnerId", "peerRegion", "peerVpcId"],
    ...["requester", "vpcId"],
  ],
  tags: "later",
  gone: { onRead: NO_PEERING, onDelete: [] },

  async create({ ec2 }, { vpcPeeringConnectionId: id }) {
    const found = await peeringOf(ec2, id);
    if (found && !isGone(found)) return { id };
    const why = found?.Status?.Code ?? "couldn't find resource";
    throw new AwsError(`reading EC2 VPC Peering Connection (${id}): ${why}`);
  },

  async settle({ ec2 }, id, { autoAccept }) {
    if (!autoAccept) return;
    const found = await peeringOf(ec2, id);
    if (found?.Status?.Code === "pending-acceptance") {
      await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId: id });
    }
    const look = async () => {
      const now = await peeringOf(ec2, id);
      const { Code: saw = "nothing", Message: why = "" } = now?.Status ?? {};
      if (saw === "active") return { state: "done", value: undefined } as const;
      if (!now || isGone(now)) throw new AwsError(`${saw}: ${why}`);
      return { state: "pending", saw } as const;
    };
    await waitFor(look, { timeoutMs: 60_000 });
  },

  async find(aws, id, known) {
    const found = await peeringOf(aws.ec2, id);
    if (!found || isGone(found)) return undefined;
    return {
      ...sidesOf(found, await aws.accountId()),
      acceptStatus: found.Status?.Code,
      autoAccept: known["autoAccept"],
      tagsAll: tagMap(found.Tags),
      vpcPeeringConnectionId: id,
    };
  },

  remove: () => Promise.resolve(),
});

/** Both sides, told by the real provider as it sees them from `account`. */
function sidesOf({ AccepterVpcInfo, RequesterVpcInfo }: VpcPeeringConnection, account: string) {
  const [accepter, requester] = [AccepterVpcInfo ?? {}, RequesterVpcInfo ?? {}];
  // Where it does not know its account, it takes itself for the requester.
  const isAccepter = account === accepter.OwnerId && account !== requester.OwnerId;
  const [own, peer] = isAccepter ? [accepter, requester] : [requester, accepter];
  return {
    accepter: optionsOf(accepter),
    requester: optionsOf(requester),
    peerOwnerId: peer.OwnerId,
    // Always the accepter's, whoever asks.
    peerRegion: accepter.Region,
    peerVpcId: peer.VpcId,
    vpcId: own.VpcId,
  };
}
