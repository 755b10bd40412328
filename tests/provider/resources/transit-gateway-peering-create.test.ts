import { attachment } from "../../support/gateway-cloud";
import { failureOf } from "../../support/failure-of";
import { GATEWAY_INPUTS, startGateways } from "./gateways";

const requestsBut = (requests: readonly string[], ...names: string[]) =>
  requests.filter((each) => !names.includes(each));

const MADE = { id: "1001/5001", outs: { attachmentId: attachment("5001 accepter") } };

test("the request has the blocks as a set in canonical form", async () => {
  const { gateway, cloud } = startGateways();
  const cidrBlocks = ["10.2.0.9/16", "10.1/16"];
  const { outs } = await gateway.create({ ...GATEWAY_INPUTS, cidrBlocks });
  expect(cloud.peering("5001").peerVpc.cidrBlocks).toEqual(["10.1.0.0/16", "10.2.0.0/16"]);
  expect(outs).toMatchObject({ cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"] });
});

test("REST is not asked where all goes well, and nothing is asked for twice", async () => {
  const { gateway, cloud } = startGateways();
  await gateway.create(GATEWAY_INPUTS);
  expect(requestsBut(cloud.requests, "GetAllVPCs")).toEqual(["OpenPeerRequest"]);
});

test("the requester's attachment alone is not enough", async () => {
  const { gateway, cloud, clock } = startGateways({ arrives: false });
  cloud.onRequest = () => {
    const [peering] = cloud.vpcs[0]!.peeringConnections;
    if (peering === undefined) return;
    cloud.provision("5001");
    if (clock.now() < 60_000) peering.accepterProvisionedId = "";
  };
  expect(await gateway.create(GATEWAY_INPUTS)).toMatchObject(MADE);
  expect(clock.now()).toBeGreaterThanOrEqual(60_000);
});

test.each([
  ["a VPC that is not ready", "target VPC does not exist"],
  ["a VPC of which another peering settles", "VPC is already being updated"],
])("a peering asked for in %s waits for it", async (_what, message) => {
  const { gateway, cloud } = startGateways();
  for (let count = 0; count < 3; count += 1) {
    cloud.refusals.push({ operation: "OpenPeerRequest", message });
  }
  expect(await gateway.create(GATEWAY_INPUTS)).toMatchObject(MADE);
  expect(cloud.requests.filter((name) => name === "OpenPeerRequest")).toHaveLength(4);
  expect(cloud.vpcs[0]?.peeringConnections).toHaveLength(1);
});

test("with a VPC that does not exist there is nothing to wait for", async () => {
  const { gateway, clock } = startGateways();
  const failure = await failureOf(gateway.create({ ...GATEWAY_INPUTS, timescaleVpcId: "77" }));
  expect(failure.message).toMatch(/^Timescale VPC 77: .*\[NotFound\]$/);
  expect(clock.now()).toBe(0);
});

test("a refusal in the vendor's words ends the create at once, and nothing is made", async () => {
  const { gateway, cloud } = startGateways();
  const message = "transit gateways need the Scale plan";
  cloud.refusals.push({ operation: "OpenPeerRequest", message });
  const failure = await failureOf(gateway.create(GATEWAY_INPUTS));
  expect(failure.message).toBe(
    "Peering of Timescale VPC 1001 with tgw-0123456789abcdef0: the Tiger Cloud API answered with an error to " +
      `OpenPeerRequest (${message}). Correct what it names and run \`pulumi up\` again. [Rejected]`,
  );
  expect(failure).not.toHaveProperty("id");
});

test("after a lost answer it looks before it asks again, and makes one", async () => {
  const { gateway, cloud } = startGateways();
  cloud.lost.push("OpenPeerRequest");
  expect(await gateway.create(GATEWAY_INPUTS)).toMatchObject(MADE);
  expect(requestsBut(cloud.requests, "GetAllVPCs")).toEqual(["OpenPeerRequest"]);
  expect(cloud.vpcs[0]?.peeringConnections).toHaveLength(1);
});

test("a peering that is there already is refused with its id, its state and the ways on", async () => {
  const { gateway } = startGateways();
  await gateway.create(GATEWAY_INPUTS);
  expect((await failureOf(gateway.create(GATEWAY_INPUTS))).message).toMatch(
    /^Peering of Timescale VPC 1001 with tgw-0123456789abcdef0: Peering 5001 with tgw-0123456789abcdef0 \(PENDING\) exists already\..*adopt: true.*\[Exists\]$/,
  );
});

test.each([
  ["PENDING", []],
  ["ACTIVE", ["10.1.0.0/16"]],
])("one that is %s is taken over, and told the wanted blocks", async (status, cidrBlocks) => {
  const { gateway, cloud, clock } = startGateways();
  await gateway.create(GATEWAY_INPUTS);
  Object.assign(cloud.peering("5001"), { status });
  cloud.peering("5001").peerVpc.cidrBlocks = cidrBlocks;
  clock.pass(15_001);
  const { id, outs } = await gateway.create({ ...GATEWAY_INPUTS, adopt: true });
  expect({ id, outs }).toMatchObject({ ...MADE, outs: { ...MADE.outs, status } });
  expect(outs).toMatchObject({ cidrBlocks: GATEWAY_INPUTS.cidrBlocks });
  expect(cloud.peering("5001").peerVpc.cidrBlocks).toEqual(GATEWAY_INPUTS.cidrBlocks);
  expect(cloud.vpcs[0]?.peeringConnections).toHaveLength(1);
});

test("one with the same blocks is taken over without a change", async () => {
  const { gateway, cloud, clock } = startGateways();
  await gateway.create(GATEWAY_INPUTS);
  clock.pass(15_001);
  cloud.requests.length = 0;
  await gateway.create({ ...GATEWAY_INPUTS, adopt: true });
  expect(cloud.requests).toEqual(["GetAllVPCs"]);
});

test.each<[{ status?: string; accountId?: string }, string]>([
  [{ status: "INVALID" }, "It can no longer become active: delete it in the Tiger Cloud console"],
  [{ accountId: "210987654321" }, "It is for that transit gateway in account 210987654321"],
])("one with %j is not taken over", async ({ status, accountId }, words) => {
  const { gateway, cloud, clock } = startGateways();
  await gateway.create(GATEWAY_INPUTS);
  if (status !== undefined) cloud.peering("5001").status = status;
  if (accountId !== undefined) cloud.peering("5001").peerVpc.accountId = accountId;
  clock.pass(15_001);
  const failure = await failureOf(gateway.create({ ...GATEWAY_INPUTS, adopt: true }));
  expect(failure.message).toContain(words);
});

test("an attachment that does not come in time leaves an unfinished peering, which an update finishes", async () => {
  const { gateway, cloud } = startGateways({ arrives: false });
  const failure = await failureOf(gateway.create({ ...GATEWAY_INPUTS, __provider: "text" }));
  const properties = {
    ...{ ...GATEWAY_INPUTS, attachmentId: "", requesterAttachmentId: "", status: "REQUESTED" },
    __provider: "text",
  };
  expect(failure).toMatchObject({
    ...{ name: "UnfinishedResource", id: "1001/5001", properties },
    message:
      "Peering 5001: still REQUESTED after 600 s (REQUESTED x 126). " +
      "Run `pulumi up` again to go on waiting. " +
      "Run `npx pulumi-timescale doctor` to see which link is missing. [WaitTimeout]",
  });
  expect(await gateway.diff("1001/5001", properties, GATEWAY_INPUTS)).toMatchObject({
    ...{ changes: true, replaces: [] },
  });
  cloud.provision("5001");
  const { outs } = await gateway.update("1001/5001", properties, GATEWAY_INPUTS);
  expect(outs).toMatchObject({ ...MADE.outs, status: "PENDING" });
});

test("a peering that fails while it is waited for keeps its id and the vendor's words", async () => {
  const { gateway, cloud, clock } = startGateways({ arrives: false });
  cloud.onRequest = () => {
    const [peering] = cloud.vpcs[0]!.peeringConnections;
    if (peering === undefined || clock.now() < 60_000) return;
    Object.assign(peering, { status: "Invalid", errorMessage: "No such gateway." });
  };
  expect(await failureOf(gateway.create(GATEWAY_INPUTS))).toMatchObject({
    ...{
      id: "1001/5001",
      properties: { status: "INVALID", cidrBlocks: GATEWAY_INPUTS.cidrBlocks },
    },
    message: expect.stringMatching(
      /^Peering 5001 \(tgw-0123456789abcdef0, 123456789012\): INVALID \(No such gateway\)\. .*\[WaitFailed\]$/,
    ) as string,
  });
});

test("a list that lags behind the request does not end the wait", async () => {
  const { gateway, cloud } = startGateways();
  const [vpc] = cloud.vpcs;
  const arrive = cloud.onRequest;
  let behind = 0;
  cloud.onRequest = () => {
    arrive();
    const isOpen = vpc!.peeringConnections.length > 0;
    const hides = isOpen && behind < 2 && cloud.requests.at(-1) !== "GetAllVPCs";
    if (hides) behind += 1;
    cloud.vpcs[0] = hides ? { ...vpc!, peeringConnections: [] } : vpc!;
  };
  expect(await gateway.create(GATEWAY_INPUTS)).toMatchObject(MADE);
  expect(behind).toBeGreaterThan(0);
  expect(cloud.requests).toContain("GetVPCByID");
});
