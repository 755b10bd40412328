import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { transitGatewayPeering } from "../../../provider/resources/transit-gateway-peering/handler";
import { GATEWAY_INPUTS, startGateways } from "./gateways";

type Setup = ReturnType<typeof startGateways>;

/** What a preview says of a create, or of a change where there are former inputs. */
async function findingsOf({ gateway, said }: Setup, news: object = {}, olds: object = {}) {
  said.length = 0;
  const { failures = [] } = await gateway.check({ ...olds }, { ...GATEWAY_INPUTS, ...news });
  const refused = failures.map(({ property, reason }) => `${property}: ${reason}`);
  return { refused, warned: [...said] };
}

const NOTHING = { refused: [], warned: [] };
const matching = (...words: RegExp[]) => words.map((each) => expect.stringMatching(each) as string);

test("wrong values are told all at once, before anything is asked", async () => {
  const setup = startGateways();
  const { refused } = await findingsOf(setup, {
    ...{ timescaleVpcId: "net", transitGatewayId: "vpc-0123456789abcdef0" },
    ...{ peerAccountId: "1234", peerRegionCode: "N. Virginia", cidrBlocks: [] },
  });
  expect(refused).toEqual([
    'timescaleVpcId: got "net"; allowed is the decimal id that Tiger Cloud gave, as a string. Pass the id output of the resource, not a name or an AWS id.',
    'transitGatewayId: got "vpc-0123456789abcdef0"; allowed is the id of an AWS transit gateway such as tgw-0123456789abcdef0. For a VPC, use a TimescalePeering.',
    'peerAccountId: got "1234"; allowed is 12 digits. Keep it a quoted string, so that leading zeros survive.',
    'peerRegionCode: got "N. Virginia"; allowed is an AWS region code such as us-east-1. Write the code, not the region\'s name or an availability zone.',
    "cidrBlocks: got nothing; allowed is a list of at least one IPv4 CIDR block, of which no two overlap. List what is to be reached through the transit gateway.",
  ]);
  expect(setup.cloud.requests).toEqual([]);
});

test("values that are not known yet pass, and what is known is checked", async () => {
  const setup = startGateways();
  expect(
    await findingsOf(setup, { transitGatewayId: UNKNOWN_VALUE, cidrBlocks: [UNKNOWN_VALUE] }),
  ).toEqual(NOTHING);
  expect(await findingsOf(setup, { timescaleVpcId: UNKNOWN_VALUE })).toEqual(NOTHING);
});

test("an overlap with a Timescale VPC that is yet to be made is refused", async () => {
  const yetToCome = { timescaleVpcId: UNKNOWN_VALUE, timescaleVpcCidr: "10.0.0.0/24" };
  const cidrBlocks = ["10.20.0.0/16", "10.0.0.0/20"];
  expect(await findingsOf(startGateways(), { ...yetToCome, cidrBlocks })).toEqual({
    ...NOTHING,
    refused: matching(/^cidrBlocks: got "10\.0\.0\.0\/20".*the Timescale VPC's 10\.0\.0\.0\/24/),
  });
});

test("nothing is said where all is well, for one request to each protocol", async () => {
  const setup = startGateways();
  expect(await findingsOf(setup)).toEqual(NOTHING);
  expect(setup.cloud.requests).toEqual(["GET /auth/info", "GetAllVPCs"]);
});

test.each([
  ["FREE", false],
  ["PERFORMANCE", false],
  ["SCALE", true],
  ["ENTERPRISE", true],
  ["SOMETHING_NEW", true],
  ["", true],
])("with the plan %s it is allowed: %s", async (planType, isAllowed) => {
  for (const timescaleVpcId of ["1001", UNKNOWN_VALUE]) {
    const setup = startGateways();
    setup.cloud.planType = planType;
    const { refused } = await findingsOf(setup, { timescaleVpcId });
    const words = `transitGatewayId: the ${planType} plan has no transit gateways. Use the plan Scale or Enterprise, or peer each VPC with a TimescalePeering.`;
    expect(refused).toEqual(isAllowed ? [] : [words]);
  }
});

test("a Timescale VPC that does not exist is refused", async () => {
  expect((await findingsOf(startGateways(), { timescaleVpcId: "77" })).refused).toEqual([
    'timescaleVpcId: got "77", of which Tiger Cloud knows nothing. Use the id of an existing Timescale VPC.',
  ]);
});

test("a Timescale VPC that was made just now is found, though the list is older", async () => {
  const setup = startGateways();
  await findingsOf(setup);
  setup.cloud.addVpc("1002", "10.0.2.0/24");
  expect(await findingsOf(setup, { timescaleVpcId: "1002" })).toEqual(NOTHING);
});

test("blocks that overlap the Timescale VPC are refused, each", async () => {
  const cidrBlocks = ["10.0.0.128/25", "10.4.0.0/16", "10.0.0.0/26"];
  const { refused } = await findingsOf(startGateways(), { cidrBlocks });
  expect(refused).toEqual(
    matching(/^cidrBlocks: got "10.0.0.128\/25";/, /^cidrBlocks: got "10.0.0.0\/26";/),
  );
});

test("one that is there already is refused, and not with adopt", async () => {
  const setup = startGateways();
  // Made by somebody else: these handlers have not made it.
  await startOther(setup, "1001");
  expect((await findingsOf(setup)).refused).toEqual(
    matching(
      /^transitGatewayId: Peering 5001 with tgw-0123456789abcdef0 \(REQUESTED\) exists already\./,
    ),
  );
  expect(await findingsOf(setup, { adopt: true })).toEqual(NOTHING);
});

test("one that an interrupted create asked for is lost only with the CIDR blocks that it asked for", async () => {
  const { cloud, clock } = startGateways();
  const { cidrBlocks } = GATEWAY_INPUTS;
  await cloud.api().transitGatewayPeerings.create(GATEWAY_INPUTS);
  const look = {
    ...{ api: cloud.api(), adopt: false, entry: "g", isOwn: () => false },
    standingOf: () => Promise.resolve({ kind: "lost", witness: "asked" } as const),
  };
  const reasons = async (blocks: string[]) => {
    const known = { ...GATEWAY_INPUTS, cidrBlocks: blocks };
    const found = (await transitGatewayPeering.findings?.(known, look)) ?? [];
    return found.map(({ reason }) => reason);
  };
  expect(await reasons([...cidrBlocks].reverse())).toEqual(matching(/timescale:adopt lost/));
  expect(await reasons(["10.1.0.0/16"])).toEqual(matching(/set adopt: true on it/));
  const shown = cloud.vpcs[0]!.peeringConnections[0]!;
  shown.peerVpc.cidrBlocks = [];
  clock.pass(15_001);
  // Before it is active, the API may show none.
  expect(await reasons(["10.1.0.0/16"])).toEqual(matching(/timescale:adopt lost/));
  shown.status = "ACTIVE";
  clock.pass(15_001);
  expect(await reasons(["10.1.0.0/16"])).toEqual(matching(/set adopt: true on it/));
});

/** A peering with the same gateway that somebody made. */
async function startOther({ cloud, clock }: Setup, timescaleVpcId: string, cidrBlocks?: string[]) {
  const wanted = { ...GATEWAY_INPUTS, timescaleVpcId, ...(cidrBlocks && { cidrBlocks }) };
  await cloud.api().transitGatewayPeerings.create(wanted);
  clock.pass(15_001);
}

test("another Timescale VPC of the region with the same gateway shares the connection: a warning", async () => {
  const setup = startGateways();
  setup.cloud.addVpc("1002", "10.0.2.0/24");
  await startOther(setup, "1002");
  expect(await findingsOf(setup)).toEqual({
    refused: [],
    warned: [
      "transitGatewayId: Timescale VPC 1002 of the same region peers with tgw-0123456789abcdef0 already. " +
        "AWS allows one attachment between two transit gateways, so that connection is shared, and the attachment id " +
        "that Tiger Cloud will report may name none that exists. Look it up in AWS before you use it.",
    ],
  });
});

test.each([
  ["of another region", "eu-west-1", GATEWAY_INPUTS.transitGatewayId, "PENDING"],
  ["with another gateway", "us-east-1", "tgw-0a1b2c3d", "PENDING"],
  ["whose peering has failed", "us-east-1", GATEWAY_INPUTS.transitGatewayId, "INVALID"],
])("a Timescale VPC %s shares nothing, and may overlap", async (_what, region, gateway, status) => {
  const setup = startGateways();
  setup.cloud.addVpc("1002", "10.0.0.0/24", region);
  await startOther(setup, "1002", ["10.1.2.0/24"]);
  Object.assign(setup.cloud.peering("5001"), { status });
  setup.cloud.peering("5001").peerVpc.id = gateway;
  expect(await findingsOf(setup)).toEqual(NOTHING);
});

test("over a shared connection, Timescale VPCs must not overlap each other nor the blocks", async () => {
  const setup = startGateways();
  setup.cloud.addVpc("1002", "10.0.0.128/25");
  setup.cloud.addVpc("1003", "10.1.7.0/24");
  await startOther(setup, "1002");
  await startOther(setup, "1003");
  expect((await findingsOf(setup)).refused).toEqual(
    matching(
      /^timescaleVpcId: its CIDR block 10.0.0.0\/24 overlaps 10.0.0.128\/25 of Timescale VPC 1002, /,
      /^cidrBlocks: got "10.1.0.0\/16"; allowed is .* overlap 10.1.7.0\/24 of Timescale VPC 1003, /,
    ),
  );
});

test("over a shared connection, the same block is fine, and one within another is warned of", async () => {
  const setup = startGateways();
  setup.cloud.addVpc("1002", "10.0.2.0/24");
  await startOther(setup, "1002", ["10.1.2.0/24", "10.2.0.0/16"]);
  const { refused, warned } = await findingsOf(setup);
  expect(refused).toEqual([]);
  expect(warned.slice(1)).toEqual(
    matching(/^cidrBlocks: 10.1.0.0\/16 overlaps 10.1.2.0\/24, which Timescale VPC 1002 reaches /),
  );
});

test("a change of the blocks is checked against others, and says no more that the connection is shared", async () => {
  const setup = startGateways();
  setup.cloud.addVpc("1002", "10.0.2.0/24");
  await startOther(setup, "1002");
  await setup.gateway.create(GATEWAY_INPUTS);
  setup.clock.pass(15_001);
  const change = (cidrBlocks: string[]) => findingsOf(setup, { cidrBlocks }, GATEWAY_INPUTS);
  expect(await change(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"])).toEqual(NOTHING);
  expect((await change(["10.0.2.0/23"])).refused).toEqual(matching(/overlap 10.0.2.0\/24 of/));
});

test("what this one replaces shares nothing with it", async () => {
  const setup = startGateways();
  setup.cloud.addVpc("1002", "10.0.2.0/24");
  await setup.gateway.create(GATEWAY_INPUTS);
  setup.clock.pass(15_001);
  expect(await findingsOf(setup, { timescaleVpcId: "1002" }, GATEWAY_INPUTS)).toEqual(NOTHING);
});

test("an API that no longer knows the calls fails the preview", async () => {
  const setup = startGateways();
  const message = 'Cannot query field "accepterProvisionedId" on type "PeeringConnection".';
  setup.cloud.refusals.push({ operation: "GetAllVPCs", message });
  await expect(findingsOf(setup)).rejects.toThrow(/\[ApiChanged\]$/);
});
