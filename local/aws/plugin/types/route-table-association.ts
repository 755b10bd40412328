import type { EC2 } from "@aws-sdk/client-ec2";
import { AwsError } from "../errors";
import { toAws, where } from "../names";
import { textOf, type Properties } from "../properties";
import { resourceType } from "../resource-type";

interface Inputs {
  subnetId: string;
  routeTableId: string;
}

/** `aws.ec2.RouteTableAssociation`, of a subnet. Imported by `subnet-…/rtb-…`. */
export const routeTableAssociation = resourceType<Inputs>({
  label: "Route table association",
  replaces: ["subnetId"],
  updates: ["routeTableId"],
  required: ["subnetId", "routeTableId"],
  outputs: [],
  gone: { onRead: [], onDelete: ["InvalidAssociationID.NotFound"] },
  // A new table may not be known everywhere yet.
  patience: { onCreate: { codes: ["InvalidRouteTableID.NotFound"], minutes: 5 } },

  async create({ ec2 }, inputs) {
    return { id: await associate(ec2, inputs) };
  },

  async settle({ ec2 }, _id, inputs) {
    const now = await associationOf(ec2, inputs.subnetId);
    if (now?.routeTableId === inputs.routeTableId) return;
    if (!now) await associate(ec2, inputs);
    else {
      const request = { AssociationId: now.id, RouteTableId: inputs.routeTableId };
      await ec2.replaceRouteTableAssociation(request);
    }
  },

  async find({ ec2 }, id, known) {
    const subnetId = textOf(known, "subnetId") ?? id.split("/")[0] ?? "";
    const found = await associationOf(ec2, subnetId);
    return found && { ...idOnImport(found.id, known), subnetId, routeTableId: found.routeTableId };
  },

  async remove({ ec2 }, _id, state) {
    const now = await associationOf(ec2, textOf(state, "subnetId") ?? "");
    if (now) await ec2.disassociateRouteTable({ AssociationId: now.id });
  },
});

async function associate(ec2: EC2, inputs: Inputs): Promise<string> {
  const made = await ec2.associateRouteTable(toAws(inputs, "subnetId", "routeTableId"));
  return made.AssociationId ?? "";
}

// By the subnet, not by the association's id: AWS gives a new one when the table is replaced, and
// the engine keeps a resource's id over an update.
async function associationOf(ec2: EC2, subnetId: string) {
  if (subnetId === "") throw new AwsError("unexpected format of id. Import by subnet-…/rtb-….");
  const ofSubnet = where({ "association.subnet-id": subnetId });
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables(ofSubnet);
  const found = table?.Associations?.find(({ SubnetId }) => SubnetId === subnetId);
  if (!found) return undefined;
  return { id: found.RouteTableAssociationId ?? "", routeTableId: table?.RouteTableId ?? "" };
}

const idOnImport = (id: string, known: Properties) =>
  textOf(known, "subnetId") === undefined ? { id } : {};
