import type { EC2 } from "@aws-sdk/client-ec2";
import { AwsError } from "../errors";
import { where } from "../names";
import { textOf } from "../properties";
import { resourceType } from "../resource-type";

interface Inputs {
  vpcId: string;
  routeTableId: string;
}

/** `aws.ec2.MainRouteTableAssociation`. Its removal makes the former table the main one again. */
export const mainRouteTableAssociation = resourceType<Inputs>({
  label: "Main route table association",
  replaces: ["vpcId"],
  updates: ["routeTableId"],
  required: ["vpcId", "routeTableId"],
  outputs: ["originalRouteTableId"],
  gone: { onRead: [], onDelete: [] },

  async create({ ec2 }, { vpcId, routeTableId }) {
    const now = await associationOf(ec2, vpcId);
    if (!now) throw new AwsError(`VPC ${vpcId} has no main route table`);
    const { NewAssociationId } = await ec2.replaceRouteTableAssociation({
      AssociationId: now.id,
      RouteTableId: routeTableId,
    });
    return { id: NewAssociationId ?? "", originalRouteTableId: now.routeTableId };
  },

  settle: ({ ec2 }, _id, { vpcId, routeTableId }) => makeMain(ec2, vpcId, routeTableId),

  // By the VPC where it is known: AWS gives a new association id when the table is replaced, and
  // the engine keeps a resource's id over an update.
  async find({ ec2 }, id, known) {
    const vpcId = textOf(known, "vpcId");
    const found = vpcId
      ? await associationOf(ec2, vpcId)
      : await mainAssociation(ec2, "association.route-table-association-id", id);
    const original = textOf(known, "originalRouteTableId");
    // The former table is the main one again: someone undid it.
    if (!found || found.routeTableId === original) return undefined;
    const { routeTableId } = found;
    return { vpcId: found.vpcId, routeTableId, originalRouteTableId: original };
  },

  async remove({ ec2 }, _id, state) {
    const original = textOf(state, "originalRouteTableId");
    if (original) await makeMain(ec2, textOf(state, "vpcId") ?? "", original);
  },
});

const associationOf = (ec2: EC2, vpcId: string) => mainAssociation(ec2, "vpc-id", vpcId);

async function makeMain(ec2: EC2, vpcId: string, routeTableId: string): Promise<void> {
  const now = await associationOf(ec2, vpcId);
  if (!now || now.routeTableId === routeTableId) return;
  await ec2.replaceRouteTableAssociation({ AssociationId: now.id, RouteTableId: routeTableId });
}

async function mainAssociation(ec2: EC2, filter: string, value: string) {
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables(
    where({ [filter]: value, "association.main": "true" }),
  );
  const main = table?.Associations?.find(({ Main }) => Main);
  if (!main) return undefined;
  const { RouteTableAssociationId: id = "" } = main;
  return { id, routeTableId: table?.RouteTableId, vpcId: table?.VpcId };
}
