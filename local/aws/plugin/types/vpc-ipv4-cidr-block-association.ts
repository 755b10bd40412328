import { waitFor } from "../../../../provider/wait/wait-for";
import { AwsError } from "../errors";
import { toAws, toPulumi } from "../names";
import { textOf } from "../properties";
import { resourceType } from "../resource-type";
import type { Aws } from "../session";

interface Inputs {
  vpcId: string;
  cidrBlock: string;
}

/** `aws.ec2.VpcIpv4CidrBlockAssociation` */
export const vpcIpv4CidrBlockAssociation = resourceType<Inputs>({
  label: "VPC IPv4 CIDR block association",
  replaces: ["vpcId", "cidrBlock"],
  required: ["vpcId", "cidrBlock"],
  outputs: [],
  gone: {
    onRead: ["InvalidVpcID.NotFound"],
    onDelete: ["InvalidVpcCidrBlockAssociationID.NotFound"],
  },

  async create({ ec2 }, inputs) {
    const made = await ec2.associateVpcCidrBlock(toAws(inputs, "vpcId", "cidrBlock"));
    return { id: made.CidrBlockAssociation?.AssociationId ?? "" };
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
    return isGone ? undefined : found && toPulumi(found, "vpcId", "cidrBlock");
  },

  remove: ({ ec2 }, id) => ec2.disassociateVpcCidrBlock({ AssociationId: id }),
});

async function associationOf({ ec2 }: Aws, id: string, vpcId: string | undefined) {
  const { Vpcs: vpcs = [] } = await ec2.describeVpcs(vpcId ? { VpcIds: [vpcId] } : {});
  return vpcs
    .flatMap(({ VpcId, CidrBlockAssociationSet: set = [] }) =>
      set.map((association) => ({ VpcId, ...association })),
    )
    .find(({ AssociationId }) => AssociationId === id);
}
