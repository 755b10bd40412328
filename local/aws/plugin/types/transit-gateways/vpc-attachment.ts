import type { EC2, TransitGateway, TransitGatewayVpcAttachment } from "@aws-sdk/client-ec2";
import { arnOf, toAws, toPulumi } from "../../names";
import { resourceType } from "../../resource-type";
import { tagMap } from "../../tags";
import {
  associate,
  associationIn,
  attachedGateway,
  disassociate,
  NO_ATTACHMENT,
  propagationIn,
  requestOf,
  unlessOver,
  untilAssociated,
  vpcAttachmentOf,
} from "../../transit-gateways";
import { waitForState, type Change } from "../../wait-for-state";

type Switch = "enable" | "disable";

interface Inputs {
  transitGatewayId: string;
  vpcId: string;
  subnetIds: string[];
  applianceModeSupport: Switch;
  dnsSupport: Switch;
  ipv6Support: Switch;
  securityGroupReferencingSupport?: Switch;
  transitGatewayDefaultRouteTableAssociation?: boolean;
  transitGatewayDefaultRouteTablePropagation?: boolean;
}

const OPTIONS = [
  ...(["applianceModeSupport", "dnsSupport", "ipv6Support"] as const),
  "securityGroupReferencingSupport",
] as const;
const DEFAULTS = [
  "transitGatewayDefaultRouteTableAssociation",
  "transitGatewayDefaultRouteTablePropagation",
] as const;

/** `aws.ec2transitgateway.VpcAttachment`, to a gateway of the same account. */
export const vpcAttachment = resourceType<Inputs>({
  label: "Transit gateway VPC attachment",
  replaces: ["transitGatewayId", "vpcId"],
  updates: ["subnetIds", ...OPTIONS, ...DEFAULTS],
  required: ["transitGatewayId", "vpcId", "subnetIds"],
  defaults: { applianceModeSupport: "disable", dnsSupport: "enable", ipv6Support: "disable" },
  outputs: ["arn", "securityGroupReferencingSupport", ...DEFAULTS, "vpcOwnerId"],
  tags: "transit-gateway-attachment",
  gone: { onRead: NO_ATTACHMENT, onDelete: NO_ATTACHMENT },
  sets: ["subnetIds"],

  async create({ ec2 }, inputs, tags) {
    const { TransitGatewayVpcAttachment: made } = await ec2.createTransitGatewayVpcAttachment({
      ...toAws(inputs, "transitGatewayId", "vpcId", "subnetIds"),
      Options: toAws(inputs, ...OPTIONS),
      ...tags,
    });
    return { id: made?.TransitGatewayAttachmentId ?? "" };
  },

  async settle({ ec2 }, id, inputs, { isNew }) {
    if (isNew) {
      const target = ["available", "pendingAcceptance"];
      await until(ec2, id, "create", { pending: ["failing", "pending"], target, minutes: 10 });
    } else await modify(ec2, id, inputs);
    const gateway = await attachedGateway(ec2, inputs.transitGatewayId);
    const [isAssociated, isPropagated] = DEFAULTS.map((name) => inputs[name] ?? isNew);
    if (isNew || inputs.transitGatewayDefaultRouteTableAssociation !== undefined) {
      await settleAssociation(ec2, gateway, id, isAssociated === true);
    }
    if (isNew || inputs.transitGatewayDefaultRouteTablePropagation !== undefined) {
      await settlePropagation(ec2, gateway, id, isPropagated === true);
    }
  },

  async find({ ec2, region }, id) {
    const found = unlessOver(await vpcAttachmentOf(ec2, id));
    if (!found) return undefined;
    const { Options: options = {} } = found;
    return {
      arn: arnOf("transit-gateway-attachment", region, found.VpcOwnerId, id),
      ...toPulumi(found, "subnetIds", "transitGatewayId", "vpcId", "vpcOwnerId"),
      ...toPulumi(options, ...OPTIONS),
      ...(await defaultsOf(ec2, found, id)),
      tagsAll: tagMap(found.Tags),
    };
  },

  async remove({ ec2 }, id) {
    await ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId: id });
    const pending = ["available", "deleting", "pendingAcceptance", "rejecting"];
    await until(ec2, id, "delete", { pending, target: ["deleted"], minutes: 10 });
  },
});

const until = (ec2: EC2, id: string, action: string, change: Change) =>
  waitForState(
    `EC2 Transit Gateway VPC Attachment (${id}) ${action}`,
    async () => (await vpcAttachmentOf(ec2, id))?.State,
    change,
  );

async function modify(ec2: EC2, id: string, inputs: Inputs): Promise<void> {
  const { SubnetIds: now = [], Options = {} } = (await vpcAttachmentOf(ec2, id)) ?? {};
  const before = toPulumi(Options, ...OPTIONS);
  const changed = OPTIONS.filter(
    (name) => inputs[name] !== undefined && inputs[name] !== before[name],
  );
  const add = inputs.subnetIds.filter((subnetId) => !now.includes(subnetId));
  const remove = now.filter((subnetId) => !inputs.subnetIds.includes(subnetId));
  if (changed.length + add.length + remove.length === 0) return;
  await ec2.modifyTransitGatewayVpcAttachment({
    TransitGatewayAttachmentId: id,
    Options: toAws(inputs, ...OPTIONS),
    ...(add.length > 0 && { AddSubnetIds: add }),
    ...(remove.length > 0 && { RemoveSubnetIds: remove }),
  });
  await until(ec2, id, "update", { pending: ["modifying"], target: ["available"], minutes: 10 });
}

/** Whether it has what the gateway's default route tables are for. */
async function defaultsOf(ec2: EC2, found: TransitGatewayVpcAttachment, id: string) {
  const gateway = await attachedGateway(ec2, found.TransitGatewayId);
  const { AssociationDefaultRouteTableId: forRoutes, PropagationDefaultRouteTableId: forOthers } =
    gateway.Options ?? {};
  const association = forRoutes && (await associationIn(ec2, forRoutes, id));
  const propagation = forOthers && (await propagationIn(ec2, forOthers, id));
  return {
    transitGatewayDefaultRouteTableAssociation: Boolean(association),
    transitGatewayDefaultRouteTablePropagation: Boolean(propagation),
  };
}

async function settleAssociation(
  ec2: EC2,
  gateway: TransitGateway,
  id: string,
  isWanted: boolean,
): Promise<void> {
  const table = gateway.Options?.AssociationDefaultRouteTableId;
  if (!table) return;
  const now = await associationIn(ec2, table, id);
  if (isWanted && !now) await associate(ec2, table, id);
  if (isWanted !== Boolean(now)) await untilAssociated(ec2, table, id);
  if (!isWanted && now) await disassociate(ec2, table, id);
}

async function settlePropagation(
  ec2: EC2,
  gateway: TransitGateway,
  id: string,
  isWanted: boolean,
): Promise<void> {
  const table = gateway.Options?.PropagationDefaultRouteTableId;
  if (!table) return;
  const now = await propagationIn(ec2, table, id);
  const request = requestOf(table, id);
  if (isWanted && !now) await ec2.enableTransitGatewayRouteTablePropagation(request);
  if (!isWanted && now) await ec2.disableTransitGatewayRouteTablePropagation(request);
}
