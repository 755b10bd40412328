import { createCustomerVpc } from "../../../local/customer-vpc";
import type { ExportedResource } from "../../../local/engine/pulumi-workspace";
import { tracesInVpc } from "../../engine/examples/traces-in-vpc";
import { programs, type LocalStacks } from "../../engine/local-stacks";
import type { Ec2Proxy } from "../../support/ec2-proxy";
import { removeStrangers, thingsIn } from "../ec2-strangers";
import { ec2Call, ec2FaultAt } from "./kill-point";
import type { KillableStack } from "./kill-run";
import { killedUp } from "./killed-up";
import type { Connection } from "./network-life";

/**
 * Opens a stack that connects customer VPCs of its own, and can be killed at its requests to EC2.
 *
 * @param number another one for each stack, of which its CIDR blocks and names are made
 */
export async function openNetworkStack(
  stacks: LocalStacks,
  proxy: Ec2Proxy,
  number: number,
): Promise<KillableStack<Connection | null>> {
  const ec2 = stacks.clouds.ec2();
  const customers = [
    await createCustomerVpc(ec2, `10.${100 + number}.0.0/16`),
    await createCustomerVpc(ec2, `10.${150 + number}.0.0/16`),
  ] as const;
  const { tigerCloud: cloud, awsUrl } = stacks.clouds;
  const { workspace } = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify([{ ec2: proxy.url, sts: awsUrl }]) },
  });
  const [name, cidr] = [`killed-${number}`, `10.${number}.0.0/24`];
  const programOf = (wanted: Connection | null) => ({
    vpcs: { a: { name, cidr, regionCode: "us-east-1" } },
    peeredVpcs: wanted === null ? {} : { app: argumentsOf(wanted) },
  });
  const argumentsOf = ({ customer, routeTables, ports, tags }: Connection) => ({
    timescaleVpc: { id: "vpc:a", cidr, regionCode: "us-east-1" },
    vpcId: customers[customer].vpcId,
    routeTables: customers[customer].routeTableIds.slice(0, routeTables),
    ...{ ports, tags },
  });
  const thingsOf = async () => {
    const state = await workspace.exportState();
    return Promise.all(customers.map(({ vpcId }) => thingsIn(ec2, vpcId, state)));
  };
  return {
    workspace,
    calls: () => proxy.actions.map(ec2Call),
    pulumi: (wanted, ...args) =>
      workspace.pulumi(args, { env: { WANTED: JSON.stringify(programOf(wanted)) } }),
    async killedUp(wanted, { victim, ...point }) {
      const arm = (kill: () => void) => proxy.inject(ec2FaultAt(point, kill));
      try {
        return await killedUp(workspace, programOf(wanted), { victim, arm });
      } finally {
        proxy.clear();
      }
    },
    removeStrangers: async () => removeStrangers(ec2, (await thingsOf()).flat()),
    async expectWanted(wanted, state) {
      const things = await thingsOf();
      expect(
        things.map((some) =>
          some.map(({ says, isKnown }) => `${says}${isKnown ? "" : ", unknown"}`).sort(),
        ),
      ).toEqual(customers.map((_, index) => thingsWanted(wanted, index, cidr)));
      const traces = await Promise.all(customers.map(({ vpcId }) => tracesInVpc(ec2, vpcId)));
      expect(traces.map((all) => all.filter((trace) => trace.startsWith("peering")))).toEqual(
        customers.map((_, index) => (wanted?.customer === index ? ["peering active"] : [])),
      );
      const own = cloud.vpcs.filter((vpc) => vpc.name === name).map(({ id }) => id);
      expect(own).toEqual(idsOf(state, "TimescaleVpc"));
      const peerings = cloud.peerings.filter(({ vpcId }) => own.includes(vpcId));
      expect(peerings.map(({ vpcId, id }) => `${vpcId}/${id}`)).toEqual(
        idsOf(state, "TimescalePeering"),
      );
      expect(peerings.map(({ provisionedId }) => provisionedId)).toEqual(
        idsOf(state, "VpcPeeringConnectionAccepter"),
      );
      expect(peerings.map(({ peerVpcId, status }) => `${peerVpcId} ${status ?? ""}`)).toEqual(
        wanted === null ? [] : [`${customers[wanted.customer].vpcId} ACTIVE`],
      );
    },
  };
}

const idsOf = (state: readonly ExportedResource[], type: string) =>
  state.filter((resource) => resource.type.endsWith(`:${type}`)).map(({ id }) => id ?? "");

function thingsWanted(wanted: Connection | null, customer: number, cidr: string): string[] {
  if (wanted?.customer !== customer) return [];
  const { ports, routeTables, tags = {} } = wanted;
  const tagged = Object.entries(tags).map(([key, value]) => `, ${key}=${value}`);
  return [
    `security group${tagged.join("")}`,
    ...ports.map((port) => `out: tcp ${port} ${cidr}${tagged.join("")}`),
    ...Array.from({ length: routeTables }, () => `route to ${cidr}`),
  ].sort();
}
