import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import { clientOf } from "../local/tiger-cloud/graphql-client";
import { leadingTo, programs, useLocalStacks, type LocalStack } from "./local-stacks";

const SERVICE_ID = "kd9w2xp4mz";
const REGION = "us-east-1";
const ENDPOINTS = ["vpce-00000001", "vpce-00000002", "vpce-00000003", "vpce-00000004"];
const stacks = useLocalStacks();
let cloud: TigerCloud;
let stack: LocalStack;

beforeAll(async () => {
  const services = [{ id: SERVICE_ID, name: "metrics", regionCode: REGION, pooler: true }];
  cloud = await startTigerCloud({ services });
  for (const id of ENDPOINTS) {
    cloud.addVpcEndpoint({ id, accountId: "123456789012", regionCode: REGION });
  }
  stack = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
}, 120_000);

afterAll(() => cloud.stop());

/** A service behind a private endpoint. */
const wanted = (vpcEndpointId: string, more: object = {}) => ({
  connections: { c: { vpcEndpointId, ...more } },
  PrivateEndpointAttachment: { a: { serviceId: SERVICE_ID, connectionId: "connection:c" } },
});

/** Each connection of the project: its endpoint's last digit, its state, and the service behind it. */
const links = () =>
  cloud.privateLinks
    .filter(({ projectId }) => projectId !== undefined)
    .map(({ endpointId, state, attachment }) =>
      [endpointId.slice(-1), state, attachment?.serviceId].join(" ").trim(),
    );

/** Refreshes, and gives what the user was told. */
async function refresh(): Promise<string> {
  const { stdout, stderr } = await stack.succeeds("refresh", "--yes", "--skip-preview");
  return stdout + stderr;
}

test("an endpoint is claimed and a service put behind it, and a second run changes nothing", async () => {
  await stack.up(wanted("vpce-00000001"));
  expect(links()).toEqual([`1 approved ${SERVICE_ID}`]);
  const host = `${SERVICE_ID}.localproj1.tsdb.cloud.test`;
  expect(await stack.outputsOf("a")).toMatchObject({
    ...{ id: `${SERVICE_ID}/conn-aws-1`, host, port: 5432 },
    poolerEndpoint: { host, port: 6432 },
  });
  await refresh();
  expect(await stack.plan()).toEqual([]);
}, 120_000);

test("a connection that gets another name keeps the service behind it", async () => {
  const named = wanted("vpce-00000001", { name: "app" });
  expect(await stack.plan(named)).toEqual(["update c"]);
  await stack.up();
  expect(cloud.privateLinks[0]).toMatchObject({ name: "app", attachment: { state: "attached" } });
}, 120_000);

test("what somebody detached is seen by a refresh, and put back", async () => {
  const run = await clientOf(cloud);
  const connectionIds = ["conn-aws-1"];
  await run("DetachServiceFromPrivateLinkConnection", { serviceId: SERVICE_ID, connectionIds });
  // A refresh before the detach is over would find the service where it was.
  await untilDetached(run);
  await refresh();
  expect(await stack.plan()).toEqual(["create a"]);
  await stack.up();
  expect(links()).toEqual([`1 approved ${SERVICE_ID}`]);
}, 120_000);

test("with another VPC endpoint, the service is behind the new one before it leaves the old one", async () => {
  await stack.up(wanted("vpce-00000002"));
  expect(links()).toEqual(["1 approved", `2 approved ${SERVICE_ID}`]);
  const moves = cloud.requests
    .map(({ operation = "" }) => operation.replace(/.*(Attach|Detach).*/, "$1"))
    .filter((operation) => /^(Attach|Detach)$/.test(operation));
  expect(moves.slice(-2)).toEqual(["Attach", "Detach"]);
}, 120_000);

test("a connection that was rejected is told of until another endpoint takes its place", async () => {
  cloud.rejectPrivateLink("vpce-00000002");
  expect(await refresh()).toMatch(
    /connection conn-aws-2 is rejected, which is for good\. Replace the endpoint in AWS/,
  );
  const { stdout } = await stack.succeeds("preview");
  expect(stdout).toMatch(/rejected\. It was rejected for good: replace the VPC endpoint in AWS/);
  await stack.up(wanted("vpce-00000003"));
  expect(links()).toEqual(["1 approved", "2 rejected", `3 approved ${SERVICE_ID}`]);
}, 120_000);

test("a connection whose endpoint was deleted in AWS is gone, and the next one claimed", async () => {
  cloud.removeVpcEndpoint("vpce-00000003");
  const run = await clientOf(cloud);
  await run("SyncPrivateLinkConnections");
  expect(await refresh()).toMatch(/vpce-00000003 was deleted in AWS/);
  await stack.up(wanted("vpce-00000004", { rejectOnDelete: true }));
  expect(links().slice(2)).toEqual(["3 removed", `4 approved ${SERVICE_ID}`]);
}, 120_000);

test("a destroy detaches the service and then rejects the connection", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(links().at(-1)).toBe("4 rejected");
  expect((await stack.workspace.exportState()).deployment.resources ?? []).toEqual([]);
}, 120_000);

async function untilDetached(run: Awaited<ReturnType<typeof clientOf>>): Promise<void> {
  // Each look is a request, and the detach takes some ten of them at most.
  for (let looks = 0; looks < 1000; looks += 1) {
    if (cloud.privateLinks.every(({ attachment }) => attachment === undefined)) return;
    await run("ListPrivateLinkConnections");
  }
  throw new Error("The detach does not end.");
}
