import type { EC2 } from "@aws-sdk/client-ec2";
import { AwsError } from "../errors";
import { textOf, type Properties } from "../properties";
import { resourceType } from "../resource-type";

interface Inputs {
  subnetId: string;
  routeTableId: string;
}

/** `aws.ec2.RouteTableAssociation`, of a subnet. Imported by `subnet-…/rtb-…`. */
export const routeTableAssociation = resourceType<Inputs>({
  label: "Route table association",
  inputs: { subnetId: "replaces", routeTableId: "updates" },
  required: ["subnetId", "routeTableId"],
  outputs: [],
  isTagged: false,
  gone: { onRead: [], onDelete: ["InvalidAssociationID.NotFound"] },
  // A new table may not be known everywhere yet.
  patience: { onCreate: { codes: ["InvalidRouteTableID.NotFound"], minutes: 5 } },

  async create({ ec2 }, inputs) {
    return { id: await associate(ec2, inputs) };
  },

  async settle({ ec2 }, _id, inputs) {
    const { subnetId, routeTableId } = inputs;
    const now = await associationOf(ec2, subnetId);
    if (now?.routeTableId === routeTableId) return;
    if (!now) await associate(ec2, inputs);
    else {
      await ec2.replaceRouteTableAssociation({
        AssociationId: now.id,
        RouteTableId: routeTableId,
      });
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

async function associate(ec2: EC2, { subnetId, routeTableId }: Inputs): Promise<string> {
  const { AssociationId } = await ec2.associateRouteTable({
    SubnetId: subnetId,
    RouteTableId: routeTableId,
  });
  return AssociationId ?? "";
}

// By the subnet, not by the association's id: AWS gives a new one when the table is replaced, and
// the engine keeps a resource's id over an update.
async function associationOf(ec2: EC2, subnetId: string) {
  if (subnetId === "") throw new AwsError("unexpected format of id. Import by subnet-…/rtb-….");
  const { RouteTables: tables = [] } = await ec2.describeRouteTables({
    Filters: [{ Name: "association.subnet-id", Values: [subnetId] }],
  });
  return tables
    .flatMap(({ RouteTableId = "", Associations = [] }) =>
      Associations.map(({ SubnetId, RouteTableAssociationId = "" }) => ({
        id: RouteTableAssociationId,
        routeTableId: RouteTableId,
        subnetId: SubnetId,
      })),
    )
    .find((association) => association.subnetId === subnetId);
}

const idOnImport = (id: string, known: Properties) =>
  textOf(known, "subnetId") === undefined ? { id } : {};
