import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { bind } from "../../../provider/hosts/dynamic/binding";
import { createApi } from "../../../provider/tiger-cloud/client";
import { timescaleVpc } from "../../../provider/resources/timescale-vpc/handler";
import { failureOf } from "../../support/failure-of";
import {
  handlersOn,
  OTHER_VPC_INPUTS,
  PEERING_INPUTS,
  requestsOf,
  startHandlers,
  startWithReadyVpc,
  VPC_INPUTS,
} from "../../support/handlers";
import { startOddServer } from "../../support/odd-server";

const services = [
  { id: "db01", name: "db", regionCode: "us-east-1" },
  { id: "far1", name: "far", regionCode: "eu-west-1" },
];
type Check = Awaited<ReturnType<typeof startHandlers>>["vpc"];

/** The failures of the check of a create, as `property: reason`. */
async function failuresOf(handler: Check, news: object, olds: object = {}): Promise<string[]> {
  const { failures = [] } = await handler.check({ ...olds }, { ...news });
  return failures.map(({ property, reason }) => `${property}: ${reason}`);
}

test("a Timescale VPC that exists already is refused before anything is changed", async () => {
  const setup = await startWithReadyVpc();
  // Another process has it in no state: these handlers do not know it as their own.
  const api = createApi({ ...setup.cloud, projectId: undefined });
  const vpc = bind(timescaleVpc, { api: () => api });
  const from = setup.cloud.requests.length;
  expect(await failuresOf(vpc, VPC_INPUTS)).toEqual([
    expect.stringMatching(
      /^name: Timescale VPC 1001 \("net", 10.0.0.0\/24, us-east-1\) exists already\..*adopt: true/,
    ),
  ]);
  expect(await failuresOf(vpc, { ...VPC_INPUTS, adopt: true })).toEqual([]);
  expect(await failuresOf(vpc, OTHER_VPC_INPUTS)).toEqual([]);
  expect(requestsOf(setup, from).every((line) => line.startsWith("GET"))).toBe(true);
});

test("the account is looked at once all values are right, and for what is made or changed alone", async () => {
  const setup = await startHandlers({ services });
  const from = setup.cloud.requests.length;
  const wrong = { serviceId: "My Service", timescaleVpcId: "vpc_1" };
  const wrongValues = await failuresOf(setup.attachment, wrong);
  expect(wrongValues).toEqual([
    expect.stringContaining('serviceId: got "My Service"'),
    expect.stringContaining('timescaleVpcId: got "vpc_1"'),
  ]);
  const wanted = { serviceId: "gone1", timescaleVpcId: "1001" };
  expect(await failuresOf(setup.attachment, wanted, wanted)).toEqual([]);
  expect(requestsOf(setup, from)).toEqual([]);
  expect(await failuresOf(setup.attachment, wanted)).not.toEqual([]);
  expect(requestsOf(setup, from)).not.toEqual([]);
});

test("the stack's adopt counts where the resource says nothing", async () => {
  const setup = await startWithReadyVpc();
  const api = createApi({ ...setup.cloud, projectId: undefined });
  const vpc = bind(timescaleVpc, { api: () => api, adopt: () => true });
  expect(await failuresOf(vpc, VPC_INPUTS)).toEqual([]);
  expect(await failuresOf(vpc, { ...VPC_INPUTS, adopt: false })).toHaveLength(1);
});

test.each([
  ["FREE", /the FREE plan allows 0 Timescale VPCs\. Use the existing one, or a larger plan\./],
  ["PERFORMANCE", undefined],
  ["SCALE", undefined],
] as const)("the quota of the plan %s is looked at for the first VPC", async (planType, words) => {
  const { vpc } = await startHandlers({ planType });
  const failures = await failuresOf(vpc, VPC_INPUTS);
  expect(failures).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
});

test("the plan with one VPC has no room for a second one, which is named", async () => {
  const setup = await startWithReadyVpc({ planType: "PERFORMANCE" });
  const api = createApi({ ...setup.cloud, projectId: undefined });
  expect(await failuresOf(bind(timescaleVpc, { api: () => api }), OTHER_VPC_INPUTS)).toEqual([
    expect.stringMatching(/allows 1 Timescale VPC, and Timescale VPC 1001 .* exists\./),
  ]);
});

test("a change of a VPC that is ours already is not taken for a second one", async () => {
  const { vpc } = await startWithReadyVpc({ planType: "PERFORMANCE" });
  const wanted = { ...VPC_INPUTS, cidr: "10.9.0.0/24" };
  expect(await failuresOf(vpc, wanted, VPC_INPUTS)).toEqual([]);
  await vpc.diff("1001", VPC_INPUTS, wanted);
  expect(await failuresOf(vpc, wanted)).toEqual([]);
});

test("a peering's VPC must exist, have room and not overlap the peer", async () => {
  const { peering, call, clock } = await startWithReadyVpc();
  expect(await failuresOf(peering, { ...PEERING_INPUTS, timescaleVpcId: "77" })).toEqual([
    'timescaleVpcId: got "77", of which Tiger Cloud knows nothing. Use the id of an existing Timescale VPC.',
  ]);
  const peerCidrBlocks = ["10.20.0.0/16", "10.0.0.0/16"];
  expect(await failuresOf(peering, { ...PEERING_INPUTS, peerCidrBlocks })).toEqual([
    expect.stringMatching(
      /^peerCidrBlocks: got "10.0.0.0\/16"; .* does not overlap the Timescale VPC's 10.0.0.0\/24\./,
    ),
  ]);
  for (let index = 0; index < 50; index += 1) {
    await call("POST", "/vpcs/1001/peerings", {
      peer_account_id: "123456789012",
      peer_region_code: "us-east-1",
      peer_vpc_id: `vpc-${String(index).padStart(8, "0")}`,
    });
  }
  // What was read before that is recent for 15 s.
  await clock.advance(15_001);
  expect(await failuresOf(peering, PEERING_INPUTS)).toEqual([
    "timescaleVpcId: Timescale VPC 1001 has 50 peerings; allowed are 50. " +
      "Remove one, or use another Timescale VPC.",
  ]);
});

test("before the VPC's id is known, an overlap is seen by its CIDR block", async () => {
  const { peering } = await startHandlers();
  const known = {
    ...PEERING_INPUTS,
    timescaleVpcId: UNKNOWN_VALUE,
    timescaleVpcCidr: "10.0.0.0/24",
    peerCidrBlocks: ["10.0.0.0/8"],
  };
  expect(await failuresOf(peering, known)).toHaveLength(1);
});

test("a service must exist, be near and be attached nowhere else", async () => {
  const setup = await startWithReadyVpc({ services });
  const { attachment, cloud } = setup;
  const inputs = { serviceId: "db01", timescaleVpcId: "1001" };
  expect(await failuresOf(attachment, inputs)).toEqual([]);
  expect(await failuresOf(attachment, { ...inputs, serviceId: "none1" })).toEqual([
    expect.stringMatching(/^serviceId: got "none1", of which Tiger Cloud knows nothing\./),
  ]);
  expect(await failuresOf(attachment, { ...inputs, timescaleVpcId: "77" })).toEqual([
    expect.stringMatching(/^timescaleVpcId: got "77", of which/),
  ]);
  expect(await failuresOf(attachment, { ...inputs, serviceId: "far1" })).toEqual([
    expect.stringMatching(/^timescaleVpcId: service far1 is in eu-west-1/),
  ]);
  expect(cloud.services.every(({ vpcId }) => vpcId === undefined)).toBe(true);
});

test("a service that comes later is not looked at", async () => {
  const setup = await startWithReadyVpc({ services });
  const from = setup.cloud.requests.length;
  const inputs = { serviceId: UNKNOWN_VALUE, timescaleVpcId: "77" };
  expect(await failuresOf(setup.attachment, inputs)).toEqual([]);
  expect(requestsOf(setup, from)).toEqual([]);
});

test("an API that cannot be reached does not fail the check", async () => {
  const server = await startOddServer({ status: 503, headers: { "retry-after": "0" } });
  await server.close();
  const said: string[] = [];
  const api = createApi({
    ...{ apiUrl: server.apiUrl, publicKey: "pub", secretKey: "hush", projectId: "p1" },
  });
  const reporter = {
    progress: () => undefined,
    info: () => undefined,
    warn: (text: string) => void said.push(text),
  };
  const vpc = bind(timescaleVpc, { api: () => api, environment: { reporter } });
  expect(await failuresOf(vpc, VPC_INPUTS)).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/^The account was not looked at/)]);
}, 30_000);

test("a wrong key fails the check, on one line", async () => {
  const server = await startOddServer({ status: 401 });
  const failure = await failureOf(handlersOn(server).vpc.check({}, { ...VPC_INPUTS }));
  expect(failure.message).toMatch(/answered 401 .* Check timescale:publicKey .*\[Unauthorized\]$/);
});
