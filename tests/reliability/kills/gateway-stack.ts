import type { ExportedResource } from "../../../local/engine/pulumi-workspace";
import { programs } from "../../engine/local-stacks";
import { removeStrangers, thingsIn } from "../ec2-strangers";
import { createHubs, livingAttachments, thingsOfGateway } from "../gateway-things";
import { callsToBoth, killedInEither, type FaultyClouds } from "./both-clouds";
import type { GatewayConnection } from "./gateway-life";
import type { KillableStack } from "./kill-run";

/**
 * Opens a stack that connects transit gateways of its own, made by hand before, and can be killed at its
 * requests to either cloud.
 *
 * @param number another one for each stack, of which its CIDR blocks and names are made
 */
export async function openGatewayStack(
  clouds: FaultyClouds,
  number: number,
): Promise<KillableStack<GatewayConnection | null>> {
  const { stacks, proxy } = clouds;
  const ec2 = stacks.clouds.ec2();
  const cidrs = [`10.${170 + number}.0.0/16`, `10.${200 + number}.0.0/16`];
  const { vpcs, gateways } = await createHubs(ec2, cidrs, 2);
  const { tigerCloud: cloud, awsUrl } = stacks.clouds;
  const { workspace } = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify([{ ec2: proxy.url, sts: awsUrl }]) },
  });
  const [name, cidr] = [`hub-${number}`, `10.${50 + number}.0.0/24`];
  const programOf = (wanted: GatewayConnection | null) => ({
    vpcs: { a: { name, cidr, regionCode: "us-east-1" } },
    hubs: wanted === null ? {} : { hub: argumentsOf(wanted) },
  });
  const argumentsOf = (wanted: GatewayConnection) => ({
    timescaleVpc: { id: "vpc:a", cidr, regionCode: "us-east-1" },
    transitGatewayId: gateways[wanted.gateway]?.gatewayId,
    cidrBlocks: cidrs.slice(0, wanted.vpcs),
    vpcs: Object.fromEntries(
      vpcs.slice(0, wanted.vpcs).map(({ vpcId }, index) => [`v${index}`, { vpcId }]),
    ),
  });
  const thingsOf = async () => {
    const state = await workspace.exportState();
    return Promise.all([
      ...gateways.map((gateway) => thingsOfGateway(ec2, gateway, state)),
      ...vpcs.map(({ vpcId }) => thingsIn(ec2, vpcId, state)),
    ]);
  };
  return {
    workspace,
    calls: callsToBoth(clouds),
    pulumi: (wanted, ...args) =>
      workspace.pulumi(args, { env: { WANTED: JSON.stringify(programOf(wanted)) } }),
    killedUp: (wanted, point) => killedInEither(clouds, workspace, programOf(wanted), point),
    removeStrangers: async () => removeStrangers(ec2, (await thingsOf()).flat()),
    async expectWanted(wanted, state) {
      const things = (await thingsOf()).map((some) =>
        some.map(({ says, isKnown }) => `${says}${isKnown ? "" : ", unknown"}`).sort(),
      );
      expect(things).toEqual([
        ...gateways.map((_, index) => routesOfGateway(wanted, index, cidr)),
        ...vpcs.map((_, index) => thingsWanted(wanted, index, cidr)),
      ]);
      const own = cloud.vpcs.filter((vpc) => vpc.name === name).map(({ id }) => id);
      expect(own).toEqual(idsOf(state, "TimescaleVpc"));
      const peerings = cloud.peerings.filter(({ vpcId }) => own.includes(vpcId));
      expect(peerings.map(({ vpcId, id }) => `${vpcId}/${id}`)).toEqual(
        idsOf(state, "TransitGatewayPeering"),
      );
      const shown = peerings.map(({ peerVpcId, status, cidrBlocks }) => ({
        ...{ peerVpcId, status, cidrBlocks },
      }));
      const peerVpcId = wanted === null ? "" : gateways[wanted.gateway]?.gatewayId;
      expect(shown).toEqual(
        wanted === null
          ? []
          : [{ peerVpcId, status: "ACTIVE", cidrBlocks: cidrs.slice(0, wanted.vpcs) }],
      );
      const accepted = idsOf(state, "PeeringAttachmentAccepter").map((id) => `${id} available`);
      const living = await Promise.all(gateways.map((each) => livingAttachments(ec2, each)));
      expect(living).toEqual(
        gateways.map((_, index) => (wanted?.gateway === index ? accepted : [])),
      );
      expect(accepted).toHaveLength(wanted === null ? 0 : 1);
    },
  };
}

const idsOf = (state: readonly ExportedResource[], type: string) =>
  state.filter((resource) => resource.type.endsWith(`:${type}`)).map(({ id }) => id ?? "");

function routesOfGateway(wanted: GatewayConnection | null, gateway: number, cidr: string) {
  return wanted?.gateway === gateway ? [`gateway route to ${cidr}, active`] : [];
}

function thingsWanted(wanted: GatewayConnection | null, vpc: number, cidr: string): string[] {
  if (wanted === null || vpc >= wanted.vpcs) return [];
  // The VPC has two route tables.
  const routes = [`route to ${cidr}`, `route to ${cidr}`];
  return [`out: tcp 5432 ${cidr}`, ...routes, "security group"].sort();
}
