import { abridge, countMarks, inOrder, type PictureLimits } from "./abridge";
import type { Box } from "./box";
import type {
  CustomerVpcPicture,
  Markable,
  RoutePicture,
  SecurityGroupPicture,
  ServicePicture,
  TimescaleVpcPicture,
} from "./network-picture";
import { known, knownAs, lineAbout, linesOf, SECURITY_GROUP_KINDS } from "./wording";

/** A customer VPC with its route tables and security groups. */
export function customerVpcBox(vpc: CustomerVpcPicture, limits: PictureLimits): Box {
  const { routes = [], securityGroups = [], cidrBlocks } = vpc;
  const tables = abridge(
    inOrder(routes, ({ routeTable, destination }) => [routeTable, destination]),
    limits.detailsPerVpc,
  );
  const groups = abridge(
    inOrder(securityGroups, ({ kind, id }) => [kind, id]),
    limits.detailsPerVpc,
  );
  const boxes = [
    ...tables.shown.map(routeBox),
    moreBox("route tables", tables.left),
    ...groups.shown.map((group) => securityGroupBox(group, limits)),
    moreBox("security groups", groups.left),
  ];
  return {
    kind: "customer-vpc",
    caption: "VPC",
    title: known(vpc.name),
    lines: [
      knownAs("id", vpc.vpcId),
      ...(cidrBlocks === null ? [knownAs("CIDR blocks", null)] : []),
      ...linesOf(cidrBlocks ?? [], limits.linesPerBox),
    ],
    mark: vpc.mark,
    boxes: boxes.filter((box) => box !== undefined),
  };
}

function routeBox({ routeTable, destination, mark }: RoutePicture): Box {
  return {
    kind: "route-table",
    caption: "route table",
    title: known(routeTable),
    lines: [`${known(destination)} to the peering`],
    mark,
    boxes: [],
  };
}

function securityGroupBox(group: SecurityGroupPicture, limits: PictureLimits): Box {
  const { kind, id = null, rules = [], mark } = group;
  return {
    kind: "security-group",
    caption: "security group",
    title: kind === "none" ? "none" : known(id),
    lines: [SECURITY_GROUP_KINDS[kind], ...linesOf(rules, limits.linesPerBox)],
    mark,
    boxes: [],
  };
}

/** The Timescale VPC with its services. */
export function timescaleVpcBox(vpc: TimescaleVpcPicture, services: readonly Box[]): Box {
  return {
    kind: "timescale-vpc",
    caption: "Timescale VPC",
    title: known(vpc.name),
    lines: [`id ${known(vpc.id)}`, knownAs("CIDR block", vpc.cidr)],
    mark: vpc.mark,
    boxes: services,
  };
}

/** A service, and where it answers. */
export function serviceBox(service: ServicePicture): Box {
  const { host, port, status, previously } = service;
  return {
    kind: "service",
    caption: "service",
    title: known(service.name),
    lines: [
      `id ${known(service.id)}`,
      ...lineAbout(host, (value) => knownAs("host", value)),
      ...lineAbout(port, (value) => `port ${known(value === null ? null : String(value))}`),
      ...lineAbout(status, (value) => `status ${known(value)}`),
      ...lineAbout(previously, (value) => `before: ${known(value)}`),
    ],
    mark: service.mark,
    boxes: [],
  };
}

/** Stands for what there is no room for; none if there is nothing. */
export function moreBox(noun: string, left: readonly Markable[]): Box | undefined {
  if (left.length === 0) return undefined;
  const marks = countMarks(left);
  return {
    kind: "more",
    caption: "",
    title: `and ${left.length} more ${left.length === 1 ? noun.slice(0, -1) : noun}`,
    lines: marks === "" ? [] : [marks],
    boxes: [],
  };
}
