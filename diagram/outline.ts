import {
  abridge,
  count,
  countMarks,
  inOrder,
  partsOf,
  DIAGRAM_LIMITS,
  type DiagramLimits,
} from "./abridge";
import { boxesOf, connectionBox, moreBox, serviceBox, timescaleVpcBox } from "./boxes";
import type { Box, Link } from "./box";
import { customerSideOf } from "./customer-side";
import type { DrawnNetwork } from "./drawn-network";
import { known } from "./wording";

/** A network in boxes, lines and words: what all drawings have in common. */
export interface Outline {
  title: string;
  description: string;
  /** Accounts with their customer VPCs, and a box that counts what is not drawn. */
  customerSide: readonly Box[];
  tigerCloud: Box;
  /** The box in that of Tiger Cloud to which all links lead. */
  target: Box;
  links: readonly Link[];
}

/** Says a network in boxes, lines and words, sorted and within the limits. */
export function outline(network: DrawnNetwork, limits: DiagramLimits = DIAGRAM_LIMITS): Outline {
  const services = abridge(
    inOrder(network.services, ({ name, id }) => [name, id]),
    limits.services,
  );
  const { boxes: customerSide, links } = customerSideOf(network, limits);
  const serviceBoxes = [...services.shown.map(serviceBox), moreBox("service", services.left)];
  const target = targetBox(network, boxesOf(serviceBoxes));
  return {
    title: "Private network between AWS and Tiger Cloud",
    description: describe(network),
    customerSide,
    tigerCloud: tigerCloudBox(network, target),
    target,
    links,
  };
}

function targetBox({ timescaleVpc, connection }: DrawnNetwork, services: readonly Box[]): Box {
  return timescaleVpc === undefined
    ? connectionBox(connection, services)
    : timescaleVpcBox(timescaleVpc, services);
}

function tigerCloudBox({ timescaleVpc, connection }: DrawnNetwork, box: Box): Box {
  const { regionCode } = timescaleVpc ?? connection;
  const title = `Tiger Cloud, ${known(regionCode)}`;
  return { kind: "tiger-cloud", caption: "", title, lines: [], boxes: [box] };
}

function describe(network: DrawnNetwork): string {
  const marks = countMarks(partsOf(network));
  return (
    `A ${waysOf(network)} and ${count(network.services.length, "service")}.` +
    (marks === "" ? "" : ` Elements: ${marks}.`)
  );
}

function waysOf({ connection, customerVpcs, transitGateways = [] }: DrawnNetwork): string {
  if (connection) {
    const inside = customerVpcs.filter(({ endpoint }) => endpoint).length;
    return `private endpoint in ${count(inside, "customer VPC")}`;
  }
  const peered = customerVpcs.filter(({ peering }) => peering).length;
  const behind = transitGateways.flatMap((gateway) => gateway.customerVpcs).length;
  const gateways = count(transitGateways.length, "transit gateway");
  const ways = [
    ...(peered > 0 || transitGateways.length === 0 ? [count(peered, "peered customer VPC")] : []),
    ...(transitGateways.length > 0 ? [`${count(behind, "customer VPC")} behind ${gateways}`] : []),
  ];
  return `Timescale VPC with ${ways.join(", ")}`;
}
