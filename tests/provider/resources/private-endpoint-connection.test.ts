import type { TigerCloudOptions } from "../../../local/tiger-cloud";
import { bind } from "../../../provider/hosts/dynamic/binding";
import { StackState } from "../../../provider/hosts/ownership/stack-state";
import { privateEndpointConnection } from "../../../provider/resources/private-endpoint-connection/handler";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { createApi } from "../../../provider/tiger-cloud/client";
import { LATENCIES_MS } from "../../local/tiger-cloud/start-cloud";
import { clientOf } from "../../local/tiger-cloud/graphql-client";
import { entryOf, urnOf } from "../../support/entries";
import { startHandlers } from "../../support/handlers";

const VPCE = "vpce-0123456789abcdef0";
const INPUTS = { vpcEndpointId: VPCE, name: "app" };
const STATE = {
  ...INPUTS,
  ...{ connectionId: "conn-aws-1", state: "approved", region: "us-east-1" },
};
const SERVICE = { id: "db01", name: "metrics", regionCode: "us-east-1" };

/** The handlers on a cloud to which the VPC endpoint has just been made. */
async function start(options: TigerCloudOptions = {}) {
  const setup = await startHandlers({ services: [SERVICE], ...options });
  setup.cloud.addVpcEndpoint({ id: VPCE, accountId: "123456789012", regionCode: "us-east-1" });
  return setup;
}

type Setup = Awaited<ReturnType<typeof start>>;

const operationsOf = ({ cloud }: Setup) =>
  cloud.requests.flatMap(({ operation }) => operation ?? []);
const reasonsOf = async ({ privateEndpointConnection: connection }: Setup, news: object = {}) => {
  const { failures = [] } = await connection.check({}, { ...INPUTS, ...news });
  return failures.map(({ property, reason }) => `${property}: ${reason}`);
};
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing failed",
    (error: unknown) => (error as Error).message,
  );

/** Lets an operation be refused in these words. */
function refuse({ cloud }: Setup, operation: string, message: string, times = 1): void {
  const body = { data: null, errors: [{ message }] };
  cloud.injectFault({ effect: "reply", status: 200, body, operation, times });
}

/** A service behind the endpoint, put there by somebody. */
async function putBehind(setup: Setup): Promise<void> {
  const run = await clientOf(setup.cloud);
  const ids = { serviceId: "db01", connectionIds: ["conn-aws-1"] };
  await run("AttachServiceToPrivateLinkConnection", ids);
  await setup.clock.advance(LATENCIES_MS.privateLinkAttach);
}

test("a new endpoint is claimed once Tiger Cloud finds it, and given its name", async () => {
  const setup = await start();
  const { id, outs } = await setup.privateEndpointConnection.create(INPUTS);
  expect(id).toBe("conn-aws-1");
  expect(outs).toEqual(STATE);
  expect(setup.cloud.privateLinks).toMatchObject([{ name: "app", projectId: "localproj1" }]);
});

test("what the project has claimed already is claimed again, and left as it is", async () => {
  const setup = await start();
  await setup.privateEndpointConnection.create(INPUTS);
  const before = operationsOf(setup).length;
  const again = await setup.privateEndpointConnection.create(INPUTS);
  expect(again).toEqual({ id: "conn-aws-1", outs: STATE });
  expect(operationsOf(setup).slice(before)).toEqual([
    "SyncPrivateLinkConnections",
    "ClaimPrivateLinkConnection",
  ]);
});

test("a sync that fails leaves the one that Tiger Cloud does by itself", async () => {
  const setup = await start();
  refuse(setup, "SyncPrivateLinkConnections", "sync is being done already", Infinity);
  const { outs } = await setup.privateEndpointConnection.create(INPUTS);
  expect(outs).toEqual(STATE);
  expect(setup.clock.now()).toBeGreaterThanOrEqual(LATENCIES_MS.sync);
});

test("one that AWS has not accepted yet is waited for", async () => {
  const setup = await start();
  let pending = 0;
  const alter = (body: unknown) => {
    const text = JSON.stringify(body);
    if (!text.includes("approved") || pending > 1) return body;
    pending += 1;
    return JSON.parse(text.replace("approved", "pending")) as unknown;
  };
  const operation = "ClaimPrivateLinkConnection";
  setup.cloud.injectFault({ effect: "alter-answer", alter, operation, times: Infinity });
  const { outs } = await setup.privateEndpointConnection.create(INPUTS);
  expect(outs).toEqual(STATE);
  expect(pending).toBe(2);
});

test("an API that lacks an operation is told as that, and not waited for", async () => {
  const setup = await start();
  const message =
    'Cannot query field "claimPrivateLinkConnection" on type "Mutation". Did you mean "claimConnection"?';
  refuse(setup, "ClaimPrivateLinkConnection", message);
  const told = await failureOf(setup.privateEndpointConnection.create(INPUTS));
  expect(told).toMatch(
    /^VPC endpoint vpce-0123456789abcdef0: .*upgrade pulumi-timescale.*\[ApiChanged\]$/,
  );
  expect(operationsOf(setup).filter((each) => each.startsWith("Claim"))).toHaveLength(1);
});

test("an endpoint that is nowhere is given up at the deadline, with what to look at", async () => {
  const setup = await startHandlers();
  const told = await failureOf(setup.privateEndpointConnection.create(INPUTS));
  expect(told).toMatch(
    /^VPC endpoint vpce-0123456789abcdef0: .*not known to Tiger Cloud yet.*Look in AWS whether the endpoint is available.*pulumi-timescale doctor.*\[WaitTimeout\]$/,
  );
});

test("one that another project has claimed is refused at once, as what it may be", async () => {
  const setup = await start();
  await setup.clock.advance(LATENCIES_MS.claimable);
  setup.cloud.claimForAnotherProject(VPCE);
  const told = await failureOf(setup.privateEndpointConnection.create(INPUTS));
  expect(told).toBe(
    "VPC endpoint vpce-0123456789abcdef0: another project on Tiger Cloud has claimed it. " +
      "If that is none of yours, somebody learned its id: delete the endpoint in AWS and make another one. " +
      "Else use the keys of that project. [Exists]",
  );
});

test.each(["rejected", "removed"])("one that was %s can never be claimed again", async (how) => {
  const setup = await start();
  await setup.privateEndpointConnection.create(INPUTS);
  if (how === "rejected") setup.cloud.rejectPrivateLink(VPCE);
  else setup.cloud.removeVpcEndpoint(VPCE);
  const told = await failureOf(setup.privateEndpointConnection.create(INPUTS));
  expect(told).toMatch(/its connection was rejected or removed.*Replace the endpoint.*WaitFailed/);
  expect(await reasonsOf(setup)).toEqual([
    expect.stringMatching(
      new RegExp(`^vpcEndpointId: its connection conn-aws-1 is ${how}, which is for good`),
    ),
  ]);
});

test("a name that cannot be given leaves what is claimed to the next update", async () => {
  const setup = await start();
  refuse(setup, "UpdatePrivateLinkConnection", "name is taken");
  const failure: unknown = await setup.privateEndpointConnection
    .create(INPUTS)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ id: "conn-aws-1", properties: { ...STATE, name: "" } });
  const { outs } = await setup.privateEndpointConnection.update(
    "conn-aws-1",
    { ...STATE, name: "" },
    INPUTS,
  );
  expect(outs).toEqual(STATE);
});

test("a preview finds a plan without private endpoints, and ids of other things, all at once", async () => {
  const setup = await start({ planType: "PERFORMANCE" });
  expect(await reasonsOf(setup)).toEqual([
    "vpcEndpointId: the PERFORMANCE plan has no private endpoints. Use the plan Scale or Enterprise, or peer the VPC with a TimescalePeering.",
  ]);
  const wrong = { vpcEndpointId: "vpce-svc-0123456789abcdef0", name: "", rejectOnDelete: "yes" };
  expect(await reasonsOf(setup, wrong)).toEqual([
    expect.stringMatching(/^vpcEndpointId: .*That is an endpoint service/),
    expect.stringMatching(/^name: .* Give the connection a readable name\.$/),
    'rejectOnDelete: got "yes"; allowed is true or false. Leave it out to let the claim stay.',
  ]);
});

test("a preview in which the endpoint is still to be made asks for nothing", async () => {
  const setup = await start({ planType: "PERFORMANCE" });
  const from = setup.cloud.requests.length;
  expect(await reasonsOf(setup, { vpcEndpointId: UNKNOWN_VALUE })).toEqual([]);
  expect(setup.cloud.requests).toHaveLength(from);
});

test("a preview finds an endpoint that another entry of the stack has claimed", async () => {
  const setup = await start();
  await setup.privateEndpointConnection.create(INPUTS);
  const api = createApi({ ...setup.cloud, projectId: undefined });
  const entries = [entryOf("app", "conn-aws-1", { type: "PrivateEndpointConnection" })];
  const origin = { stack: "test", project: "db" };
  const state = new StackState(() => Promise.resolve({ origin, entries, begun: [] }));
  // A process of its own, which has not made the entry itself.
  const { check } = bind(privateEndpointConnection, { api: () => api, state });
  const reasonsFor = async (name: string) => {
    const __urn = urnOf(name, "PrivateEndpointConnection");
    const { failures = [] } = await check({}, { ...INPUTS, __urn });
    return failures.map(({ reason }) => reason);
  };
  expect(await reasonsFor("web")).toEqual([
    'got "vpce-0123456789abcdef0", which "app" of this stack has claimed; allowed is each endpoint once. ' +
      "Take one of the two out of the program; for a rename, use the aliases option.",
  ]);
  expect(await reasonsFor("app")).toEqual([]);
});

test("a change of the name or of what a deletion does updates in place, another endpoint replaces", async () => {
  const { privateEndpointConnection: connection } = await start();
  const diff = (news: object) => connection.diff("conn-aws-1", STATE, { ...INPUTS, ...news });
  expect(await diff({})).toMatchObject({ changes: false });
  for (const news of [{ name: "web" }, { rejectOnDelete: true }]) {
    expect(await diff(news)).toMatchObject({ changes: true, replaces: [] });
  }
  expect(await diff({ vpcEndpointId: "vpce-0fedcba9876543210" })).toMatchObject({
    replaces: ["vpcEndpointId"],
  });
});

test("a read finds another name, that it was rejected, and that the claim is gone", async () => {
  const setup = await start();
  const { privateEndpointConnection: connection, cloud } = setup;
  await connection.create(INPUTS);
  expect(await connection.read("conn-aws-1", { ...STATE, rejectOnDelete: true })).toMatchObject({
    props: { ...STATE, rejectOnDelete: true },
  });
  const run = await clientOf(cloud);
  await run("UpdatePrivateLinkConnection", { connectionId: "conn-aws-1", name: "theirs" });
  cloud.rejectPrivateLink(VPCE);
  await setup.clock.advance(20_000);
  expect(await connection.read("conn-aws-1", STATE)).toMatchObject({
    props: { state: "rejected", name: "theirs" },
  });
  expect(await connection.read("conn-aws-7", STATE)).toMatchObject({ id: "" });
});

test("a read of one whose endpoint was deleted in AWS finds nothing", async () => {
  const { privateEndpointConnection: connection, cloud, clock } = await start();
  await connection.create(INPUTS);
  cloud.removeVpcEndpoint(VPCE);
  await clock.advance(LATENCIES_MS.sync);
  expect(await connection.read("conn-aws-1", STATE)).toMatchObject({ id: "" });
});

test("its deletion forgets it and asks for nothing", async () => {
  const setup = await start();
  await setup.privateEndpointConnection.create(INPUTS);
  const before = setup.cloud.requests.length;
  await setup.privateEndpointConnection.delete("conn-aws-1", STATE);
  expect(setup.cloud.requests).toHaveLength(before);
  expect(setup.cloud.privateLinks).toMatchObject([{ state: "approved", projectId: "localproj1" }]);
});

test("with rejectOnDelete its deletion rejects it, once no service is behind it any more", async () => {
  const setup = await start();
  const { privateEndpointConnection: connection, cloud, clock } = setup;
  await connection.create(INPUTS);
  await putBehind(setup);
  const run = await clientOf(cloud);
  await run("DetachServiceFromPrivateLinkConnection", {
    ...{ serviceId: "db01", connectionIds: ["conn-aws-1"] },
  });
  const startedMs = clock.now();
  await connection.delete("conn-aws-1", { ...STATE, rejectOnDelete: true });
  expect(clock.now() - startedMs).toBeGreaterThanOrEqual(LATENCIES_MS.privateLinkDetach);
  expect(cloud.privateLinks).toMatchObject([{ state: "rejected" }]);
});

test.each(["for a replacement of itself", "for another entry"])(
  "what is claimed again %s is not rejected with the former entry",
  async (why) => {
    const setup = await start();
    const { privateEndpointConnection: connection, cloud } = setup;
    const named = (name: string) => ({
      ...{ ...INPUTS, rejectOnDelete: true },
      __urn: urnOf(name, "PrivateEndpointConnection"),
    });
    const { id, outs = {} } = await connection.create(named("a"));
    await connection.create(named(why === "for another entry" ? "b" : "a"));
    await connection.delete(id, { ...outs, ...named("a") });
    expect(cloud.privateLinks).toMatchObject([{ state: "approved" }]);
  },
);

test("a rejection that was carried out already, and is refused now, has done its work", async () => {
  const setup = await start();
  const { privateEndpointConnection: connection, cloud } = setup;
  await connection.create(INPUTS);
  const rejecting = { ...STATE, rejectOnDelete: true };
  const refused = "cannot delete a connection in state Rejected";
  refuse(setup, "DeletePrivateLinkConnection", refused, 2);
  expect(await failureOf(connection.delete("conn-aws-1", rejecting))).toContain(refused);
  cloud.rejectPrivateLink(VPCE);
  await setup.clock.advance(20_000);
  expect(await failureOf(connection.delete("conn-aws-1", rejecting))).toBe("nothing failed");
});

test("one that is gone already is deleted", async () => {
  const { privateEndpointConnection: connection } = await start();
  const gone = connection.delete("conn-aws-7", { ...STATE, rejectOnDelete: true });
  await expect(gone).resolves.toBeUndefined();
});

test("a key that the API refuses ends a claim at once", async () => {
  const setup = await start();
  const operation = "SyncPrivateLinkConnections";
  setup.cloud.injectFault({ effect: "reply", status: 403, operation, times: Infinity });
  const told = await failureOf(setup.privateEndpointConnection.create(INPUTS));
  expect(told).toMatch(/\[Unauthorized\]$/);
  expect(operationsOf(setup)).not.toContain("ClaimPrivateLinkConnection");
});
