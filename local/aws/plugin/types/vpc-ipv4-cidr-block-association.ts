import type { Aws } from "../session";
import { waitFor } from "../../../../provider/wait/wait-for";
import { AwsError } from "../errors";
import { textOf } from "../properties";
import { resourceType } from "../resource-type";

interface Inputs {
  vpcId: string;
  cidrBlock: string;
}

/** `aws.ec2.VpcIpv4CidrBlockAssociation` */
export const vpcIpv4CidrBlockAssociation = resourceType<Inputs>({
  label: "VPC IPv4 CIDR block association",
  inputs: { vpcId: "replaces", cidrBlock: "replaces" },
  required: ["vpcId", "cidrBlock"],
  outputs: [],
  isTagged: false,
  gone: {
    onRead: ["InvalidVpcID.NotFound"],
    onDelete: ["InvalidVpcCidrBlockAssociationID.NotFound"],
  },

  async create({ ec2 }, { vpcId, cidrBlock }) {
    const { CidrBlockAssociation } = await ec2.associateVpcCidrBlock({
      VpcId: vpcId,
      CidrBlock: cidrBlock,
    });
    return { id: CidrBlockAssociation?.AssociationId ?? "" };
  },

  async settle(aws, id, { vpcId }) {
    const look = async () => {
      const found = await associationOf(aws, id, vpcId);
      const { State: saw = "nothing", StatusMessage: why = "" } = found?.CidrBlockState ?? {};
      if (saw === "associated") return { state: "done", value: undefined } as const;
      if (saw === "failed" || saw === "failing") throw new AwsError(`${saw}: ${why}`);
      return { state: "pending", saw } as const;
    };
    await waitFor(look, { timeoutMs: 10 * 60_000 });
  },

  async find(aws, id, known) {
    const found = await associationOf(aws, id, textOf(known, "vpcId"));
    const isGone = found?.CidrBlockState?.State?.startsWith("disassociat");
    return isGone ? undefined : found && { vpcId: found.VpcId, cidrBlock: found.CidrBlock };
  },

  async remove({ ec2 }, id) {
    await ec2.disassociateVpcCidrBlock({ AssociationId: id });
  },
});

async function associationOf({ ec2 }: Aws, id: string, vpcId: string | undefined) {
  const { Vpcs: vpcs = [] } = await ec2.describeVpcs(vpcId ? { VpcIds: [vpcId] } : {});
  return vpcs
    .flatMap(({ VpcId, CidrBlockAssociationSet: set = [] }) =>
      set.map((association) => ({ VpcId, ...association })),
    )
    .find(({ AssociationId }) => AssociationId === id);
}
