import {
  abridge,
  countMarks,
  inOrder,
  isSamePlace,
  PICTURE_LIMITS,
  type PictureLimits,
} from "./abridge";
import { customerVpcBox, moreBox, serviceBox, timescaleVpcBox } from "./boxes";
import type { Box, Link } from "./box";
import type { CustomerVpcPicture, NetworkPicture } from "./network-picture";
import { known, linkLines } from "./wording";

/** A picture in boxes, lines and words: what all drawings have in common. */
export interface Outline {
  title: string;
  description: string;
  /** Accounts with their customer VPCs, and a box that counts what is not drawn. */
  customerSide: readonly Box[];
  tigerCloud: Box;
  timescaleVpc: Box;
  links: readonly Link[];
}

/** Says a picture in boxes, lines and words, sorted and within the limits. */
export function outline(picture: NetworkPicture, limits: PictureLimits = PICTURE_LIMITS): Outline {
  const customerVpcs = abridge(
    inOrder(picture.customerVpcs, (vpc) => [vpc.accountId, vpc.regionCode, vpc.name, vpc.vpcId]),
    limits.customerVpcs,
  );
  const services = abridge(
    inOrder(picture.services, ({ name, id }) => [name, id]),
    limits.services,
  );

  const links: Link[] = [];
  const accounts = inPlaces(customerVpcs.shown).map((vpcs) => accountBox(vpcs, limits, links));
  const others = moreBox("VPCs", customerVpcs.left);
  if (others && customerVpcs.left.some(({ peering }) => peering)) {
    links.push({ from: others, lines: [], isActive: true });
  }

  const serviceBoxes = [...services.shown.map(serviceBox), moreBox("services", services.left)];
  const timescaleVpc = timescaleVpcBox(picture.timescaleVpc, serviceBoxes.filter(isThere));
  return {
    title: "Private network between AWS and Tiger Cloud",
    description: describe(picture),
    customerSide: [...accounts, others].filter(isThere),
    tigerCloud: tigerCloudBox(picture, timescaleVpc),
    timescaleVpc,
    links,
  };
}

function accountBox(
  vpcs: readonly CustomerVpcPicture[],
  limits: PictureLimits,
  links: Link[],
): Box {
  const boxes = vpcs.map((vpc) => {
    const box = customerVpcBox(vpc, limits);
    if (vpc.peering) links.push({ from: box, ...linkLines(vpc.peering), mark: vpc.peering.mark });
    return box;
  });
  const { accountId, regionCode } = vpcs[0] ?? {};
  const title =
    (accountId === undefined ? "Your AWS account" : `Your AWS account ${known(accountId)}`) +
    (regionCode === undefined ? "" : `, ${known(regionCode)}`);
  return { kind: "account", caption: "", title, lines: [], boxes };
}

function tigerCloudBox({ timescaleVpc }: NetworkPicture, box: Box): Box {
  const title = `Tiger Cloud, ${known(timescaleVpc.regionCode)}`;
  return { kind: "tiger-cloud", caption: "", title, lines: [], boxes: [box] };
}

function inPlaces(vpcs: readonly CustomerVpcPicture[]): CustomerVpcPicture[][] {
  const places: CustomerVpcPicture[][] = [];
  for (const vpc of vpcs) {
    const place = places.find(([first]) => first && isSamePlace(first, vpc));
    if (place) place.push(vpc);
    else places.push([vpc]);
  }
  return places;
}

function describe({ customerVpcs, services, timescaleVpc }: NetworkPicture): string {
  const peered = customerVpcs.filter(({ peering }) => peering).length;
  const marks = countMarks([
    timescaleVpc,
    ...customerVpcs,
    ...customerVpcs.flatMap(({ peering, routes = [], securityGroups = [] }) => [
      ...(peering ? [peering] : []),
      ...routes,
      ...securityGroups,
    ]),
    ...services,
  ]);
  return (
    `A Timescale VPC with ${count(peered, "peered customer VPC")} and ${count(services.length, "service")}.` +
    (marks === "" ? "" : ` Elements: ${marks}.`)
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
