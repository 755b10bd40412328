import * as pulumi from "@pulumi/pulumi";
import { POSTGRESQL_PORT } from "../../provider/rules/limits";
import { childNames } from "../child-names";
import { optionsOf } from "../operation-options";
import { protectOption } from "../protection";
import { TimescalePeering } from "../resources/timescale-peering";
import { acceptPeering, type Acceptance } from "./acceptance";
import { announceGroup } from "../customer-vpc/announce-group";
import type { PeeredVpcArgs } from "./arguments";
import type { SecurityGroupChoice } from "../customer-vpc/arguments";
import { cidrBlocksOf } from "../customer-vpc/cidr-blocks";
import { customerVpcOf, type CustomerVpc } from "../customer-vpc/customer-vpc";
import { createRoutes } from "../customer-vpc/routes";
import { createSecurityGroups } from "../customer-vpc/security-groups";
import { resolveTimescaleVpc, type ResolvedTimescaleVpc } from "./timescale-vpc-reference";

/** The component that all parts belong to. */
interface Owner {
  parent: pulumi.ComponentResource;
  /** Whether the parts that hold data or own the connection are protected. */
  protect: boolean | undefined;
}

/** The parts of a connection, and what was chosen where the arguments left it open. */
export interface ConnectedVpc {
  peering: TimescalePeering;
  acceptance: Acceptance;
  routes: ReturnType<typeof createRoutes>;
  groups: ReturnType<typeof createSecurityGroups>;
  cidrBlocks: pulumi.Output<string[]>;
  timescaleCidr: pulumi.Input<string>;
  securityGroup: SecurityGroupChoice;
  ports: number[];
}

/** Makes all parts of a connection between a customer VPC and a Timescale VPC. */
export function connectVpc(name: string, args: PeeredVpcArgs, owner: Owner): ConnectedVpc {
  const { parent, protect } = owner;
  const { tags, timeouts, accept = true, ports = [POSTGRESQL_PORT] } = args;
  const { securityGroup = accept ? "dedicated" : "none" } = args;
  const { routeTables = accept ? "all" : "none" } = args;
  const timescaleVpc = resolveTimescaleVpc(args.timescaleVpc, parent);
  const customer = customerVpcOf(args, parent);
  const cidrBlocks = findCidrBlocks({ ...args, routeTables }, customer, parent);
  const peering = createPeering(
    name,
    { ...args, timescaleVpc },
    { customer, cidrBlocks, ...owner },
  );
  const acceptance = acceptPeering(name, {
    ...{ accept, timescaleVpc, peering, tags, timeouts, parent, protect },
    requesterAccountId: args.expectedRequesterAccountId,
  });
  const timescaleCidr = timescaleVpc.cidr;
  const where = { vpcId: customer.id, timescaleCidr, parent };
  const { vpcPeeringConnectionId, resources: dependsOn } = acceptance;
  const target = { vpcPeeringConnectionId };
  const routing = { ...where, choice: routeTables, target, dependsOn };
  const routes = createRoutes(name, routing);
  const grouping = { ...where, choice: securityGroup, ports, tags, protect, routes };
  const groups = createSecurityGroups(name, grouping);
  if (accept) {
    const present = { choice: securityGroup, id: groups.ids[0], vpcId: customer.id, parent };
    announceGroup(name, { ...present, timescaleVpcId: timescaleVpc.id });
  }
  return { peering, acceptance, routes, groups, cidrBlocks, timescaleCidr, securityGroup, ports };
}

function findCidrBlocks(
  { accept = true, cidrBlocks, routeTables = "all" }: PeeredVpcArgs,
  { id }: CustomerVpc,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  if (cidrBlocks) return pulumi.output(cidrBlocks).apply((blocks) => blocks.toSorted());
  return accept ? cidrBlocksOf(id, routeTables, parent) : pulumi.output([]);
}

function createPeering(
  name: string,
  args: PeeredVpcArgs & { timescaleVpc: ResolvedTimescaleVpc },
  given: Owner & { customer: CustomerVpc; cidrBlocks: pulumi.Output<string[]> },
): TimescalePeering {
  const { timescaleVpc, cidrDrift } = args;
  const { customer, cidrBlocks, parent, protect } = given;
  return new TimescalePeering(
    childNames.peering(name),
    {
      timescaleVpcId: timescaleVpc.id,
      peerAccountId: customer.accountId,
      peerRegionCode: customer.regionCode,
      peerVpcId: customer.id,
      ...((args.accept !== false || args.cidrBlocks) && { peerCidrBlocks: cidrBlocks }),
      timescaleVpcCidr: timescaleVpc.cidr,
      ...(cidrDrift !== undefined && { cidrDrift }),
      ...optionsOf(args),
    },
    { parent, ...protectOption(protect) },
  );
}
