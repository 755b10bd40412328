import * as pulumi from "@pulumi/pulumi";
import type { DrawnCustomerVpc, SecurityGroupKind } from "../../diagram/drawn-network";
import type { TimescalePeering } from "../resources/timescale-peering";
import type { Acceptance } from "./acceptance";
import type { SecurityGroupChoice } from "../customer-vpc/arguments";

/** What there is to draw of a peered VPC. */
export interface VpcToDraw {
  peering: TimescalePeering;
  acceptance: Acceptance;
  cidrBlocks: pulumi.Output<string[]>;
  routeTableIds: pulumi.Output<string[]>;
  securityGroupIds: pulumi.Output<string>[];
  securityGroup: SecurityGroupChoice;
  ports: pulumi.Output<number[]>;
  timescaleCidr: pulumi.Input<string>;
}

/** A peered VPC as the diagram of its network shows it. */
export function drawnVpc(name: string, vpc: VpcToDraw): pulumi.Output<DrawnCustomerVpc> {
  const { peering, acceptance } = vpc;
  const customer = pulumi.output({
    vpcId: peering.peerVpcId,
    accountId: peering.peerAccountId,
    regionCode: peering.peerRegionCode,
    cidrBlocks: vpc.cidrBlocks,
  });
  const connection = pulumi.output({
    provisionedId: peering.provisionedId,
    tigerStatus: acceptance.tigerStatus,
    awsStatus: acceptance.awsStatus,
  });
  const groups = pulumi.all(vpc.securityGroupIds);
  return pulumi
    .all([customer, connection, vpc.routeTableIds, groups, vpc.timescaleCidr, vpc.ports])
    .apply(([shown, connected, tables, groupIds, destination, ports]) => ({
      ...{ name, ...shown },
      cidrBlocks: shown.cidrBlocks.length > 0 ? shown.cidrBlocks : undefined,
      peering: connected,
      routes: tables.map((routeTable) => ({ routeTable, destination })),
      securityGroups: groupIds.map((id) => ({
        ...{ kind: kindOf(vpc.securityGroup), id },
        rules: [`out: tcp ${ports.join(", ")} to ${destination}`],
      })),
    }));
}

function kindOf(choice: SecurityGroupChoice): SecurityGroupKind {
  return typeof choice === "string" ? choice : "existing";
}
