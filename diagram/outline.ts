import {
  abridge,
  count,
  countMarks,
  inOrder,
  isSamePlace,
  partsOf,
  partsOfVpc,
  DIAGRAM_LIMITS,
  type DiagramLimits,
} from "./abridge";
import { customerVpcBox, moreBox, serviceBox, timescaleVpcBox } from "./boxes";
import type { Box, Link } from "./box";
import type { DrawnCustomerVpc, DrawnNetwork, DrawnPeering } from "./drawn-network";
import { known, linkLines } from "./wording";

/** A network in boxes, lines and words: what all drawings have in common. */
export interface Outline {
  title: string;
  description: string;
  /** Accounts with their customer VPCs, and a box that counts what is not drawn. */
  customerSide: readonly Box[];
  tigerCloud: Box;
  timescaleVpc: Box;
  links: readonly Link[];
}

/** Says a network in boxes, lines and words, sorted and within the limits. */
export function outline(network: DrawnNetwork, limits: DiagramLimits = DIAGRAM_LIMITS): Outline {
  const customerVpcs = abridge(
    inOrder(network.customerVpcs, (vpc) => [vpc.accountId, vpc.regionCode, vpc.name, vpc.vpcId]),
    limits.customerVpcs,
    partsOfVpc,
  );
  const services = abridge(
    inOrder(network.services, ({ name, id }) => [name, id]),
    limits.services,
  );

  const links: Link[] = [];
  const inDetail = customerVpcs.shown.length <= limits.customerVpcsInDetail;
  const accounts = inPlaces(customerVpcs.shown).map((vpcs) => {
    const boxes = vpcs.map((vpc) => customerVpcBox(vpc, limits, inDetail));
    links.push(...boxes.flatMap((from, index) => linkOf(from, vpcs[index]?.peering)));
    return accountBox(vpcs[0], boxes);
  });
  const others = moreBox("VPC", customerVpcs.left, customerVpcs.left.flatMap(partsOfVpc));
  if (others && customerVpcs.left.some(({ peering }) => peering)) {
    links.push({ from: others, lines: [], isActive: true });
  }

  const serviceBoxes = [...services.shown.map(serviceBox), moreBox("service", services.left)];
  const timescaleVpc = timescaleVpcBox(network.timescaleVpc, serviceBoxes.filter(isThere));
  return {
    title: "Private network between AWS and Tiger Cloud",
    description: describe(network),
    customerSide: [...accounts, others].filter(isThere),
    tigerCloud: tigerCloudBox(network, timescaleVpc),
    timescaleVpc,
    links,
  };
}

function linkOf(from: Box, peering: DrawnPeering | undefined): Link[] {
  return peering ? [{ from, ...linkLines(peering), mark: peering.mark }] : [];
}

function accountBox(vpc: DrawnCustomerVpc | undefined, boxes: readonly Box[]): Box {
  const { accountId, regionCode } = vpc ?? {};
  const title =
    (accountId === undefined ? "Your AWS account" : `Your AWS account ${known(accountId)}`) +
    (regionCode === undefined ? "" : `, ${known(regionCode)}`);
  return { kind: "account", caption: "", title, lines: [], boxes };
}

function tigerCloudBox({ timescaleVpc }: DrawnNetwork, box: Box): Box {
  const title = `Tiger Cloud, ${known(timescaleVpc.regionCode)}`;
  return { kind: "tiger-cloud", caption: "", title, lines: [], boxes: [box] };
}

function inPlaces(vpcs: readonly DrawnCustomerVpc[]): DrawnCustomerVpc[][] {
  const places: DrawnCustomerVpc[][] = [];
  for (const vpc of vpcs) {
    const place = places.find(([first]) => first && isSamePlace(first, vpc));
    if (place) place.push(vpc);
    else places.push([vpc]);
  }
  return places;
}

function describe(network: DrawnNetwork): string {
  const { customerVpcs, services } = network;
  const peered = customerVpcs.filter(({ peering }) => peering).length;
  const marks = countMarks(partsOf(network));
  return (
    `A Timescale VPC with ${count(peered, "peered customer VPC")} and ${count(services.length, "service")}.` +
    (marks === "" ? "" : ` Elements: ${marks}.`)
  );
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
