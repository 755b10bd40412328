import {
  abridge,
  inOrder,
  isSamePlace,
  partsOfGateway,
  partsOfVpc,
  type Abridged,
  type DiagramLimits,
  type Place,
} from "./abridge";
import type { Box, Link } from "./box";
import { moreBox } from "./boxes";
import { customerVpcBox } from "./customer-vpc-box";
import type {
  DrawnAttachedVpc,
  DrawnCustomerVpc,
  DrawnNetwork,
  DrawnTransitGateway,
  DrawnValue,
  Markable,
} from "./drawn-network";
import { attachmentLink, endpointLink, peeringLink } from "./links";
import { transitGatewayBox } from "./transit-gateway-box";
import { known } from "./wording";

/** What a drawing shows of the customer's side. */
interface CustomerSide {
  /** Accounts with what is in them, and boxes that count what is not drawn. */
  boxes: readonly Box[];
  links: readonly Link[];
}

/** What stands in the frame of its account. */
interface Entry extends Place {
  name: string | undefined;
  id: DrawnValue | undefined;
  box: Box;
  links: readonly Link[];
}

/** The customer's side of a network, sorted and within the limits. */
export function customerSideOf(network: DrawnNetwork, limits: DiagramLimits): CustomerSide {
  const { customerVpcs, transitGateways = [] } = network;
  const gateways = abridge(
    inOrder(transitGateways, (gateway) => placeKey(gateway, gateway.transitGatewayId)),
    limits.transitGateways,
    partsOfGateway,
  );
  const { peered, behind, inDetail } = abridgeVpcs(customerVpcs, gateways.shown, limits);
  const entries = [
    ...peered.shown.map((vpc) => vpcEntry(vpc, network, limits, inDetail)),
    ...gateways.shown.map((gateway) => {
      const vpcs = behind(gateway);
      return gatewayEntry(gateway, transitGatewayBox(gateway, vpcs, limits, inDetail));
    }),
  ];
  const frames = inFrames(inOrder(entries, (entry) => placeKey(entry, entry.id)));
  const others = [
    ...counted("VPC", peered.left, partsOfVpc, ({ peering, endpoint }) => peering ?? endpoint),
    ...counted("transit gateway", gateways.left, partsOfGateway, ({ attachment }) => attachment),
  ];
  return {
    boxes: [...frames.map(accountBox), ...others.map(({ box }) => box)],
    links: [...frames.flat(), ...others].flatMap(({ links }) => links),
  };
}

const placeKey = (at: Place & { name?: string | undefined }, id: DrawnValue | undefined) => [
  ...[at.accountId, at.regionCode, at.name, id],
];

function sorted<T extends DrawnAttachedVpc>(vpcs: readonly T[]): T[] {
  return inOrder(vpcs, (vpc) => placeKey(vpc, vpc.vpcId));
}

/** One limit counts for all VPCs: those that are peered, and those behind the gateways. */
function abridgeVpcs(
  customerVpcs: readonly DrawnCustomerVpc[],
  gateways: readonly DrawnTransitGateway[],
  limits: DiagramLimits,
) {
  const all = [...sorted(customerVpcs), ...gateways.flatMap((one) => sorted(one.customerVpcs))];
  const { shown } = abridge(all, limits.customerVpcs, partsOfVpc);
  const isShown = new Set<DrawnAttachedVpc>(shown);
  const split = <T extends DrawnAttachedVpc>(vpcs: readonly T[]): Abridged<T> => ({
    shown: sorted(vpcs).filter((vpc) => isShown.has(vpc)),
    left: sorted(vpcs).filter((vpc) => !isShown.has(vpc)),
  });
  return {
    peered: split(customerVpcs),
    behind: (gateway: DrawnTransitGateway) => split(gateway.customerVpcs),
    inDetail: shown.length <= limits.customerVpcsInDetail,
  };
}

function vpcEntry(
  vpc: DrawnCustomerVpc,
  { connection }: DrawnNetwork,
  limits: DiagramLimits,
  inDetail: boolean,
): Entry {
  const { name, vpcId: id, accountId, regionCode, peering, endpoint } = vpc;
  const box = customerVpcBox(vpc, { limits, inDetail, target: "the peering" });
  const links = [
    ...(peering ? [peeringLink(box, peering)] : []),
    ...(endpoint && connection ? [endpointLink(box, endpoint, connection)] : []),
  ];
  return { name, id, accountId, regionCode, box, links };
}

function gatewayEntry(gateway: DrawnTransitGateway, box: Box): Entry {
  const { name, transitGatewayId: id, accountId, regionCode, attachment } = gateway;
  const links = attachment ? [attachmentLink(box, attachment)] : [];
  return { name, id, accountId, regionCode, box, links };
}

function inFrames(entries: readonly Entry[]): Entry[][] {
  const frames: Entry[][] = [];
  for (const entry of entries) {
    const frame = frames.find(([first]) => first && isSamePlace(first, entry));
    if (frame) frame.push(entry);
    else frames.push([entry]);
  }
  return frames;
}

function accountBox(entries: readonly Entry[]): Box {
  const { accountId, regionCode } = entries[0] ?? {};
  const title =
    (accountId === undefined ? "Your AWS account" : `Your AWS account ${known(accountId)}`) +
    (regionCode === undefined ? "" : `, ${known(regionCode)}`);
  return { kind: "account", caption: "", title, lines: [], boxes: entries.map(({ box }) => box) };
}

/** Stands for what there is no room for, linked where some of it is. */
function counted<T extends Markable>(
  noun: string,
  left: readonly T[],
  partsOf: (item: T) => readonly Markable[],
  connectionOf: (item: T) => object | undefined,
): Pick<Entry, "box" | "links">[] {
  const box = moreBox(noun, left, left.flatMap(partsOf));
  if (box === undefined) return [];
  return [
    { box, links: left.some(connectionOf) ? [{ from: box, lines: [], isActive: true }] : [] },
  ];
}
