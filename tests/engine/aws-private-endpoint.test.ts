import type { EC2 } from "@aws-sdk/client-ec2";
import { route53Client } from "../../local/aws/clients";
import { waitFor, type Observation } from "../../provider/wait/wait-for";
import { clientOf, valueOf, type Run } from "../local/tiger-cloud/graphql-client";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const CUSTOMER = "222222222222";
const OTHER = "444444444444";
const region = "eu-west-1";

const stacks = useLocalStacks();
let stack: LocalStack;
let run: Run;
let customer: EC2;

/** Asks for a sync until the vendor knows of the endpoint. */
function claimed(claimIdentifier: string): Promise<unknown> {
  const claim = async (): Promise<Observation<unknown>> => {
    await valueOf(run("SyncPrivateLinkConnections"));
    const { data } = await run("ClaimPrivateLinkConnection", { claimIdentifier });
    return data
      ? { state: "done", value: Object.values(data)[0] }
      : { state: "pending", saw: "none" };
  };
  return waitFor(claim, { timeoutMs: 20_000, minDelayMs: 20, maxDelayMs: 200 });
}

beforeAll(async () => {
  run = await clientOf(stacks.clouds.tigerCloud);
  customer = stacks.clouds.ec2({ region, accountId: CUSTOMER });
  const regions = await valueOf<{ region: string; serviceName: string }[]>(
    run("ListPrivateLinkAvailableRegions"),
  );
  const { serviceName } = regions.find((each) => each.region === region)!;
  const config = { endpoint: stacks.clouds.awsUrl, account: CUSTOMER, other: OTHER, serviceName };
  stack = await stacks.open(programs("aws-private-endpoint"), { config, bare: true });
  // The program's providers name their own region and endpoint; the plugin is the clouds' choice.
  await stacks.clouds.configure(stack.workspace);
}, 120_000);
afterAll(() => customer.destroy());

interface Outputs {
  endpointId: string;
  state: string;
  dnsNames: string[];
  fqdn: string;
  zoneId: string;
  seen: object;
}
const outputs = async () =>
  JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as Outputs;

async function expectUnchanged(): Promise<void> {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
}

test("an endpoint to the vendor's service is made, named by a private zone, and claimed", async () => {
  await stack.up();
  const { endpointId, state, dnsNames, fqdn, zoneId, seen } = await outputs();
  expect(state).toBe("available");
  expect(dnsNames).toHaveLength(3);
  expect(dnsNames[0]).toMatch(new RegExp(`^${endpointId}-[a-z0-9]{8}\\.vpce-svc-`));
  expect(fqdn).toBe("db01.tsdb.test");
  const owner = stacks.clouds.tigerCloudAccountId;
  expect(seen).toEqual({ id: endpointId, owner, zoneId, private: true });
  // The zone sees the VPC that the association brought to it.
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await expectUnchanged();

  expect(await claimed(endpointId)).toMatchObject({
    ...{ linkIdentifier: endpointId, principalId: CUSTOMER, region, state: "approved" },
  });
});

test("a subnet, a tag and a record are changed in place", async () => {
  const { endpointId } = await outputs();
  await stack.workspace.setConfig({ stage: "two" });
  expect(await stack.plan()).toEqual(["update endpoint", "update readonly"]);
  await stack.up();
  expect(await outputs()).toMatchObject({
    endpointId,
    dnsNames: [expect.any(String), expect.any(String)],
  });
  await expectUnchanged();
});

test("a rejection by the vendor shows on a refresh, and is nothing that an up would repair", async () => {
  const { endpointId } = await outputs();
  const { tigerCloud, tigerCloudAccountId } = stacks.clouds;
  const [connection] = tigerCloud.privateLinks;
  await valueOf(run("DeletePrivateLinkConnection", { connectionId: connection!.id }));
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  expect(await stack.plan()).toEqual([]);
  await stack.up();
  expect(await outputs()).toMatchObject({ endpointId, state: "rejected" });
  const vendor = stacks.clouds.ec2({ region, accountId: tigerCloudAccountId });
  const { VpcEndpointConnections } = await vendor.describeVpcEndpointConnections({});
  vendor.destroy();
  expect(VpcEndpointConnections).toMatchObject([
    { VpcEndpointId: endpointId, VpcEndpointState: "rejected" },
  ]);
});

test("destroy leaves nothing in any account", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const accounts = [CUSTOMER, OTHER, stacks.clouds.tigerCloudAccountId];
  const clients = accounts.map((accountId) => stacks.clouds.ec2({ region, accountId }));
  const [ours, others, vendor] = clients as [EC2, EC2, EC2];
  for (const ec2 of [ours, others]) {
    const { Vpcs = [] } = await ec2.describeVpcs({});
    expect(Vpcs.filter(({ IsDefault }) => IsDefault !== true)).toEqual([]);
  }
  const { VpcEndpoints = [] } = await ours.describeVpcEndpoints({});
  expect(VpcEndpoints.filter(({ State }) => (State as string) !== "deleted")).toEqual([]);
  expect((await ours.describeNetworkInterfaces({})).NetworkInterfaces).toEqual([]);
  expect((await vendor.describeVpcEndpointConnections({})).VpcEndpointConnections).toEqual([]);
  const place = { endpoint: stacks.clouds.awsUrl, region, accountId: CUSTOMER };
  const route53 = route53Client(place);
  expect((await route53.listHostedZones({})).HostedZones).toEqual([]);
  for (const client of [...clients, route53]) client.destroy();
});
