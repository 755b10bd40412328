import { partsOfVpc, type Abridged, type DiagramLimits } from "./abridge";
import type { Box } from "./box";
import { boxesOf, moreBox } from "./boxes";
import { customerVpcBox } from "./customer-vpc-box";
import type {
  DrawnAttachedVpc,
  DrawnRoute,
  DrawnTransitGateway,
  DrawnValue,
} from "./drawn-network";
import { routeBoxes, routeTableBox } from "./route-boxes";
import { known, knownAs, linesOf } from "./wording";

/**
 * A transit gateway with its route tables, and with the VPCs behind it.
 *
 * @param vpcs those of the VPCs that are drawn, in order, and the others
 * @param inDetail false to count unmarked route tables and security groups of the VPCs only
 */
export function transitGatewayBox(
  gateway: DrawnTransitGateway,
  vpcs: Abridged<DrawnAttachedVpc>,
  limits: DiagramLimits,
  inDetail: boolean,
): Box {
  const { cidrBlocks } = gateway;
  return {
    kind: "transit-gateway",
    caption: "transit gateway",
    title: known(gateway.name),
    lines: [
      knownAs("id", gateway.transitGatewayId),
      ...(cidrBlocks === null ? [reached(null)] : []),
      ...linesOf((cidrBlocks ?? []).map(reached), limits.linesPerBox),
    ],
    mark: gateway.mark,
    boxes: boxesOf([
      ...tableBoxes(gateway, limits),
      ...vpcs.shown.map((vpc) => attachedVpcBox(vpc, gateway, limits, inDetail)),
      moreBox("VPC", vpcs.left, vpcs.left.flatMap(partsOfVpc)),
    ]),
  };
}

const reached = (block: string | null) => `Tiger Cloud reaches ${knownAs("blocks", block)}`;

/** The tables with routes to the Timescale VPC, and the one that takes what comes from there: often the same. */
function tableBoxes(
  { association, routes = [] }: DrawnTransitGateway,
  limits: DiagramLimits,
): Box[] {
  const isAssociated = ({ routeTable, mark }: DrawnRoute) =>
    routeTable !== null && routeTable === association?.routeTable && mark === association.mark;
  const boxes = routeBoxes(routes, limits, "the attachment", (route) =>
    isAssociated(route) ? [ASSOCIATED] : [],
  );
  if (association === undefined || routes.some(isAssociated)) return boxes;
  return [...boxes, routeTableBox(association.routeTable, [ASSOCIATED], association.mark)];
}

const ASSOCIATED = "takes what comes from Tiger Cloud";

function attachedVpcBox(
  vpc: DrawnAttachedVpc,
  gateway: DrawnTransitGateway,
  limits: DiagramLimits,
  inDetail: boolean,
): Box {
  const { accountId } = vpc;
  // An account that is known after the apply may be the same one.
  const isElsewhere =
    isText(accountId) && isText(gateway.accountId) && accountId !== gateway.accountId;
  const remarks = isElsewhere ? [`in account ${known(accountId)}`] : [];
  return customerVpcBox(vpc, { limits, inDetail, target: "the transit gateway", remarks });
}

const isText = (value: DrawnValue | undefined): value is string => typeof value === "string";
