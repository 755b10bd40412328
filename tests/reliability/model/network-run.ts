import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import type { LoggedRequest } from "../../../local/tiger-cloud";
import { endpointsOf } from "../../../local/tiger-cloud/nouns/services/endpoints";
import { tracesInVpc } from "../../engine/examples/traces-in-vpc";
import type { LocalStack, LocalStacks } from "../../engine/local-stacks";
import { killProcesses } from "../kills/kill-processes";
import { madeSecurityGroups } from "../../support/vpc-contents";
import { recover, UP } from "../recovery";
import { changeByHand } from "./change-by-hand";
import type { Network, NetworkInterruption, NetworkStep } from "./network-steps";

const POSTGRESQL_PORT = 5432;

/** What the sequences went through. */
export interface NetworkCounts {
  steps: number;
  programChanges: number;
  consoleChanges: number;
  interruptions: number;
  adoptions: number;
}

/** Where sequences run, one after the other. */
export interface NetworkModel {
  stacks: LocalStacks;
  stack: LocalStack;
  vpcIds: readonly string[];
  /** Tells of a request that a fault befell. */
  whenFault: (act: (request: LoggedRequest) => void) => void;
  counts: NetworkCounts;
}

/** Goes through a sequence, recovers after each failed `up` and at the end, and holds both clouds. */
export async function runNetworkSequence(
  model: NetworkModel,
  { first, steps }: { first: Network; steps: readonly NetworkStep[] },
): Promise<void> {
  const { counts, stack } = model;
  const { tigerCloud: cloud } = model.stacks.clouds;
  const ec2 = model.stacks.clouds.ec2();
  let network = first;
  let changedByHand = false;
  try {
    await stack.up(wantedOf(model, network));
    for (const step of steps) {
      counts.steps += 1;
      if (step.kind === "by hand") {
        const changed = await changeByHand({ cloud, ec2, vpcIds: model.vpcIds }, step.what);
        if (changed) counts.consoleChanges += 1;
        changedByHand ||= changed;
        continue;
      }
      counts.programChanges += 1;
      network = step.network;
      stack.wanted = wantedOf(model, network);
      const args = changedByHand ? [...UP, "--refresh"] : UP;
      if (!(await interruptedUp(model, args, step.interruption))) await goOn(model, network);
      changedByHand = false;
    }
    await goOn(model, network);
    await stack.succeeds("preview", "--expect-no-changes");
  } finally {
    ec2.destroy();
  }
}

/** The documented recovery, after which both clouds are as the program says. */
async function goOn(model: NetworkModel, network: Network): Promise<void> {
  const { stack, counts } = model;
  const { workspace } = stack;
  const pulumi = (_: object, ...args: string[]) => stack.pulumi(...args);
  const { lost, adopted } = await recover({ workspace, pulumi }, stack.wanted);
  if (lost || adopted) counts.adoptions += 1;
  expect(await observed(model)).toEqual(expected(model, network));
  const { deployment } = await workspace.exportState();
  expect(deployment.pending_operations ?? []).toEqual([]);
}

async function interruptedUp(
  { stack, stacks, counts, whenFault }: NetworkModel,
  args: string[],
  interruption: NetworkInterruption | null,
): Promise<boolean> {
  const { tigerCloud: cloud } = stacks.clouds;
  let session = 0;
  if (interruption !== null) {
    const { how, effect, at: skip } = interruption;
    cloud.injectFault({ method: "POST", skip, effect });
    whenFault(() => {
      counts.interruptions += 1;
      if (how === "SIGINT") process.kill(-session, "SIGINT");
      else killProcesses(session, "provider");
    });
  }
  try {
    const { code } = await stack.workspace.pulumi(args, {
      env: { WANTED: JSON.stringify(stack.wanted) },
      onStart: (processId) => (session = processId),
    });
    return code === 0;
  } finally {
    whenFault(() => undefined);
    cloud.clearFaults();
  }
}

function wantedOf({ vpcIds }: NetworkModel, { peers, services, ...network }: Network): object {
  const net = {
    ...network,
    regionCode: "us-east-1",
    peers: Object.fromEntries(
      Object.entries(peers).map(([key, { customer, routeTables }]) => [
        key,
        { vpcId: vpcIds[customer], routeTables },
      ]),
    ),
    services: Object.fromEntries(services.map((serviceId) => [serviceId, { serviceId }])),
  };
  return { networks: { net } };
}

/** What the program makes of two clouds; the ports of its services are those that they have now. */
function expected({ vpcIds, stacks }: NetworkModel, { name, cidr, peers, services }: Network) {
  const { services: present, projectId } = stacks.clouds.tigerCloud;
  const ports = present
    .filter(({ id }) => services.includes(id))
    .map((service) => endpointsOf(service, { projectId, movingEndpoints: true })?.of().port);
  const traces = vpcIds.map((_, index) => {
    const peer = Object.values(peers).find(({ customer }) => customer === index);
    if (peer === undefined) return [];
    const routes = peer.routeTables === "all" ? 2 : 1;
    return [
      "peering active",
      ...Array.from({ length: routes }, () => `route to ${cidr}`),
      ...[POSTGRESQL_PORT, ...ports].map((port) => `out to ${cidr} port ${String(port)}`),
    ].sort();
  });
  return {
    vpcs: [`${name} ${cidr}`],
    peerings: Object.values(peers)
      .map(({ customer }) => `${vpcIds[customer] ?? ""} ACTIVE`)
      .sort(),
    services: [...services].sort(),
    ...{ traces, groups: Object.keys(peers).length, vendorVpcs: 1 },
  };
}

/** What both clouds say that there is. */
async function observed({ vpcIds, stacks: { clouds } }: NetworkModel) {
  const { tigerCloud: cloud, tigerCloudAccountId: accountId } = clouds;
  const [ec2, vendorEc2] = [clouds.ec2(), clouds.ec2({ accountId })];
  try {
    const traces = [];
    for (const vpcId of vpcIds) traces.push(await tracesInVpc(ec2, vpcId));
    const { Vpcs = [] } = await vendorEc2.send(new DescribeVpcsCommand({}));
    return {
      vpcs: cloud.vpcs.map(({ name, cidr }) => `${name} ${cidr}`),
      peerings: cloud.peerings.map(({ peerVpcId, status = "" }) => `${peerVpcId} ${status}`).sort(),
      services: cloud.services
        .filter(({ vpcId }) => vpcId !== undefined)
        .map(({ id }) => id)
        .sort(),
      traces,
      groups: (await madeSecurityGroups(ec2, vpcIds)).length,
      vendorVpcs: Vpcs.filter(({ IsDefault }) => IsDefault !== true).length,
    };
  } finally {
    ec2.destroy();
    vendorEc2.destroy();
  }
}
