import { waitFor } from "../../../../provider/wait/wait-for";
import { AwsError } from "../errors";
import { resourceType } from "../resource-type";
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
  inputs: { vpcPeeringConnectionId: "replaces", autoAccept: "updates" },
  required: ["vpcPeeringConnectionId"],
  outputs: [
    "acceptStatus",
    "accepter",
    "peerOwnerId",
    "peerRegion",
    "peerVpcId",
    "requester",
    "vpcId",
  ],
  isTagged: true,
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

  async find({ ec2 }, id, known) {
    const found = await peeringOf(ec2, id);
    if (!found || isGone(found)) return undefined;
    const { AccepterVpcInfo: accepter, RequesterVpcInfo: requester } = found;
    return {
      acceptStatus: found.Status?.Code,
      accepter: optionsOf(accepter),
      autoAccept: known["autoAccept"],
      peerOwnerId: requester?.OwnerId,
      peerRegion: requester?.Region,
      peerVpcId: requester?.VpcId,
      requester: optionsOf(requester),
      vpcId: accepter?.VpcId,
      vpcPeeringConnectionId: id,
    };
  },

  remove: () => Promise.resolve(),
});
