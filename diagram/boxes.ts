import { abridge, count, countMarks, inOrder, type DiagramLimits } from "./abridge";
import type { Box } from "./box";
import type {
  DrawnCustomerVpc,
  Markable,
  DrawnRoute,
  DrawnSecurityGroup,
  DrawnService,
  DrawnTimescaleVpc,
} from "./drawn-network";
import { known, knownAs, lineAbout, linesOf, SECURITY_GROUP_KINDS } from "./wording";

/**
 * A customer VPC with its route tables and security groups.
 *
 * @param inDetail false to count the unmarked ones only
 */
export function customerVpcBox(
  vpc: DrawnCustomerVpc,
  limits: DiagramLimits,
  inDetail: boolean,
): Box {
  const { cidrBlocks } = vpc;
  const [routes, countedRoutes] = split(vpc.routes, inDetail);
  const [securityGroups, countedGroups] = split(vpc.securityGroups, inDetail);
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
    moreBox("route table", tables.left),
    ...groups.shown.map((group) => securityGroupBox(group, limits)),
    moreBox("security group", groups.left),
  ];
  return {
    kind: "customer-vpc",
    caption: "VPC",
    title: known(vpc.name),
    lines: [
      knownAs("id", vpc.vpcId),
      ...(cidrBlocks === null ? [knownAs("CIDR blocks", null)] : []),
      ...linesOf(cidrBlocks ?? [], limits.linesPerBox),
      ...counted(countedRoutes.length, countedGroups.length),
    ],
    mark: vpc.mark,
    boxes: boxes.filter((box) => box !== undefined),
  };
}

function split<T extends Markable>(items: readonly T[] = [], inDetail: boolean): [T[], T[]] {
  const isDrawn = ({ mark }: T) => inDetail || mark !== undefined;
  return [items.filter(isDrawn), items.filter((item) => !isDrawn(item))];
}

function counted(routes: number, securityGroups: number): string[] {
  const parts = [
    ...(routes === 0 ? [] : [count(routes, "route table")]),
    ...(securityGroups === 0 ? [] : [count(securityGroups, "security group")]),
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}

function routeBox({ routeTable, destination, mark }: DrawnRoute): Box {
  return {
    kind: "route-table",
    caption: "route table",
    title: known(routeTable),
    lines: [`${known(destination)} to the peering`],
    mark,
    boxes: [],
  };
}

function securityGroupBox(group: DrawnSecurityGroup, limits: DiagramLimits): Box {
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
export function timescaleVpcBox(vpc: DrawnTimescaleVpc, services: readonly Box[]): Box {
  return {
    kind: "timescale-vpc",
    ...(vpc.name === undefined
      ? { caption: "", title: "Timescale VPC" }
      : { caption: "Timescale VPC", title: known(vpc.name) }),
    lines: [`id ${known(vpc.id)}`, knownAs("CIDR block", vpc.cidr)],
    mark: vpc.mark,
    boxes: services,
  };
}

/** A service, and where it answers. */
export function serviceBox(service: DrawnService): Box {
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

/**
 * Stands for what there is no room for; none if there is nothing.
 *
 * @param parts what can be marked of it; by default each thing itself
 */
export function moreBox(
  noun: string,
  left: readonly Markable[],
  parts: readonly Markable[] = left,
): Box | undefined {
  if (left.length === 0) return undefined;
  const marks = countMarks(parts);
  return {
    kind: "more",
    caption: "",
    title: `and ${count(left.length, `more ${noun}`)}`,
    lines: marks === "" ? [] : [marks],
    boxes: [],
  };
}
