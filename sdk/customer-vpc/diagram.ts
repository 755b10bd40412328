import * as pulumi from "@pulumi/pulumi";
import type { DrawnCustomerVpc, SecurityGroupKind } from "../../diagram/drawn-network";
import type { SecurityGroupChoice } from "./arguments";

/** What there is to draw in a customer VPC, whichever way it is connected. */
export interface PartsToDraw {
  cidrBlocks: pulumi.Output<string[]>;
  routeTableIds: pulumi.Output<string[]>;
  securityGroupIds: pulumi.Output<string>[];
  securityGroup: SecurityGroupChoice;
  /** The TCP ports that the arguments name. */
  ports: readonly number[];
  timescaleCidr: pulumi.Input<string>;
}

/**
 * What a diagram shows in a customer VPC.
 *
 * @param allowed the TCP ports to which the security groups let out beside `ports`
 */
export function drawnParts(
  { cidrBlocks, routeTableIds, securityGroupIds, securityGroup, ...parts }: PartsToDraw,
  allowed: pulumi.Output<number[]>,
): pulumi.Output<Pick<DrawnCustomerVpc, "cidrBlocks" | "routes" | "securityGroups">> {
  const groups = pulumi.all(securityGroupIds);
  return pulumi
    .all([cidrBlocks, routeTableIds, groups, parts.timescaleCidr, allowed])
    .apply(([blocks, tables, groupIds, destination, more]) => {
      const ports = [...new Set([...parts.ports, ...more])].sort((a, b) => a - b);
      return {
        cidrBlocks: blocks.length > 0 ? blocks : undefined,
        routes: tables.map((routeTable) => ({ routeTable, destination })),
        securityGroups: groupIds.map((id) => ({
          ...{ kind: kindOf(securityGroup), id },
          rules: [`out: tcp ${ports.join(", ")} to ${destination}`],
        })),
      };
    });
}

function kindOf(choice: SecurityGroupChoice): SecurityGroupKind {
  return typeof choice === "string" ? choice : "existing";
}
