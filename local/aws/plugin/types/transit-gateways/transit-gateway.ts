import type {
  ModifyTransitGatewayOptions,
  TransitGatewayRequestOptions,
} from "@aws-sdk/client-ec2";
import { toAws, toPulumi } from "../../names";
import { resourceType } from "../../resource-type";
import { tagMap } from "../../tags";
import { gatewayOf, NO_GATEWAY } from "../../transit-gateways";
import { GONE, waitForState } from "../../wait-for-state";

type Switch = "enable" | "disable";

interface Inputs {
  amazonSideAsn: number;
  autoAcceptSharedAttachments: Switch;
  defaultRouteTableAssociation: Switch;
  defaultRouteTablePropagation: Switch;
  description?: string;
  dnsSupport: Switch;
  multicastSupport: Switch;
  securityGroupReferencingSupport: Switch;
  vpnEcmpSupport: Switch;
}

const MUTABLE = [
  ...(["amazonSideAsn", "autoAcceptSharedAttachments", "defaultRouteTableAssociation"] as const),
  ...(["defaultRouteTablePropagation", "dnsSupport"] as const),
  ...(["securityGroupReferencingSupport", "vpnEcmpSupport"] as const),
];
const DEFAULT_TABLES = [
  "associationDefaultRouteTableId",
  "propagationDefaultRouteTableId",
] as const;

// AWS makes the default route table with the gateway only.
const isTurnedOn = (before: unknown, after: unknown) => before === "disable" && after === "enable";

/** `aws.ec2transitgateway.TransitGateway` */
export const transitGateway = resourceType<Inputs>({
  label: "Transit gateway",
  replaces: ["multicastSupport"],
  replacesWhen: {
    defaultRouteTableAssociation: isTurnedOn,
    defaultRouteTablePropagation: isTurnedOn,
  },
  updates: [...MUTABLE, "description"],
  required: [],
  defaults: {
    amazonSideAsn: 64512,
    autoAcceptSharedAttachments: "disable",
    defaultRouteTableAssociation: "enable",
    defaultRouteTablePropagation: "enable",
    dnsSupport: "enable",
    multicastSupport: "disable",
    securityGroupReferencingSupport: "disable",
    vpnEcmpSupport: "enable",
  },
  outputs: ["arn", ...DEFAULT_TABLES, "ownerId"],
  tags: "transit-gateway",
  gone: { onRead: NO_GATEWAY, onDelete: NO_GATEWAY },
  patience: { onDelete: { codes: ["IncorrectState"], minutes: 5 } },

  async create({ ec2 }, inputs, tags) {
    const Options: TransitGatewayRequestOptions = toAws(inputs, ...MUTABLE, "multicastSupport");
    const request = { ...toAws(inputs, "description"), Options, ...tags };
    const { TransitGateway: made } = await ec2.createTransitGateway(request);
    return { id: made?.TransitGatewayId ?? "" };
  },

  async settle({ ec2 }, id, inputs, { isNew }) {
    const look = async () => (await gatewayOf(ec2, id))?.State;
    const target = ["available"];
    if (isNew) {
      const change = { pending: ["pending"], target, minutes: 10 };
      await waitForState(`EC2 Transit Gateway (${id}) create`, look, change);
      return;
    }
    const { Options: now = {}, Description } = (await gatewayOf(ec2, id)) ?? {};
    const before = toPulumi(now, ...MUTABLE);
    const changed = MUTABLE.filter((name) => before[name] !== inputs[name]);
    const isDescribed = (Description ?? "") === (inputs.description ?? "");
    if (changed.length === 0 && isDescribed) return;
    const Options: ModifyTransitGatewayOptions = toAws(inputs, ...changed);
    const text = isDescribed ? {} : { Description: inputs.description ?? "" };
    await ec2.modifyTransitGateway({ TransitGatewayId: id, Options, ...text });
    const change = { pending: ["modifying"], target, minutes: 10 };
    await waitForState(`EC2 Transit Gateway (${id}) update`, look, change);
  },

  async find({ ec2 }, id) {
    const found = await gatewayOf(ec2, id);
    if (!found) return undefined;
    const { Options: options = {} } = found;
    return {
      arn: found.TransitGatewayArn,
      ...toPulumi(options, ...MUTABLE, "multicastSupport"),
      associationDefaultRouteTableId: options.AssociationDefaultRouteTableId ?? "",
      propagationDefaultRouteTableId: options.PropagationDefaultRouteTableId ?? "",
      description: found.Description,
      ownerId: found.OwnerId,
      tagsAll: tagMap(found.Tags),
    };
  },

  async remove({ ec2 }, id) {
    await ec2.deleteTransitGateway({ TransitGatewayId: id });
    const change = { pending: ["available", "deleting"], target: [GONE], minutes: 10 };
    const look = async () => (await gatewayOf(ec2, id))?.State;
    await waitForState(`EC2 Transit Gateway (${id}) delete`, look, change);
  },
});
