import { abridge, count, inOrder, type DiagramLimits } from "./abridge";
import type { Box } from "./box";
import { boxesOf, moreBox } from "./boxes";
import type { DrawnCustomerVpc, DrawnSecurityGroup, Markable } from "./drawn-network";
import { endpointBoxes } from "./endpoint-boxes";
import { routeBoxes } from "./route-boxes";
import { known, knownAs, lineAbout, linesOf, SECURITY_GROUP_KINDS } from "./wording";

/** How a customer VPC is drawn. */
export interface VpcDrawing {
  limits: DiagramLimits;
  /** False to count unmarked route tables and security groups only. */
  inDetail: boolean;
  /** What its routes lead to. */
  target: "the peering" | "the transit gateway";
  /**
   * What is said of it beside its id and CIDR blocks.
   *
   * @default - nothing
   */
  remarks?: readonly string[];
}

/** A customer VPC with its private endpoint, route tables and security groups. */
export function customerVpcBox(
  vpc: DrawnCustomerVpc,
  { limits, inDetail, target, remarks = [] }: VpcDrawing,
): Box {
  const { name, vpcId, cidrBlocks, endpoint } = vpc;
  const [routes, countedRoutes] = split(vpc.routes, inDetail);
  const [securityGroups, countedGroups] = split(vpc.securityGroups, inDetail);
  const groups = abridge(
    inOrder(securityGroups, ({ kind, id }) => [kind, id]),
    limits.detailsPerVpc,
  );
  const boxes = boxesOf([
    ...(endpoint ? endpointBoxes(endpoint, limits) : []),
    ...routeBoxes(routes, limits, target),
    ...groups.shown.map((group) => securityGroupBox(group, limits)),
    moreBox("security group", groups.left),
  ]);
  return {
    kind: "customer-vpc",
    ...(name === undefined
      ? { caption: "", title: "customer VPC" }
      : { caption: "VPC", title: known(name) }),
    lines: [
      ...lineAbout(vpcId, (value) => knownAs("id", value)),
      ...(cidrBlocks === null ? [knownAs("CIDR blocks", null)] : []),
      ...linesOf(cidrBlocks ?? [], limits.linesPerBox),
      ...remarks,
      ...counted(countedRoutes.length, countedGroups.length),
    ],
    mark: vpc.mark,
    boxes,
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
