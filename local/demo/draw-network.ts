import type { ObservedNetwork } from "./observed-network";

/** A diagram of the network for a terminal: the customer's account left, Tiger Cloud right. */
export function drawNetwork(network: ObservedNetwork): string {
  const { customer, timescale, peering, routes, securityGroup, service } = network;
  const left = box("your AWS account", [
    customer.vpcId,
    customer.cidr,
    "",
    ...routes.flatMap((route) => [route.routeTableId, `  ${route.destination} -> peering`]),
    "",
    ...(securityGroup
      ? [
          securityGroup.id,
          `  in:  ${securityGroup.inbound.join(", ") || "nothing"}`,
          `  out: ${securityGroup.outbound.join(", ") || "nothing"}`,
        ]
      : ["no security group"]),
  ]);
  const right = box("Tiger Cloud", [
    timescale ? `Timescale VPC ${timescale.vpcId} "${timescale.name}"` : "no Timescale VPC",
    timescale?.cidr ?? "",
    "",
    `service ${service.id}`,
    service.attachedTo === undefined ? "  public" : `  in VPC ${service.attachedTo}`,
    `  ${service.host}`,
    `  port ${service.port}`,
  ]);
  const arrow = peering
    ? [peering.pcx, `${peering.awsStatus} in AWS`, `${peering.tigerStatus} in Tiger Cloud`]
    : ["no peering"];
  return sideBySide(left, arrow, right).join("\n");
}

function box(title: string, lines: readonly string[]): string[] {
  const texts = [title, "", ...lines];
  const width = Math.max(...texts.map((text) => text.length));
  const edge = `+${"-".repeat(width + 2)}+`;
  return [edge, ...texts.map((text) => `| ${text.padEnd(width)} |`), edge];
}

const ARROW_ROW = 3;

function sideBySide(left: string[], labels: string[], right: string[]): string[] {
  const middle = Math.max(...labels.map((label) => label.length)) + 4;
  const blank = " ".repeat(left[0]?.length ?? 0);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const label = labels[row - ARROW_ROW - 1] ?? "";
    const between = row === ARROW_ROW ? ` <${"=".repeat(middle - 4)}> ` : `  ${label}`;
    return `${left[row] ?? blank}${between.padEnd(middle)}${right[row] ?? ""}`.trimEnd();
  });
}
