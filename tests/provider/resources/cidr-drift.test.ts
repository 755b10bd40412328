import { bind } from "../../../provider/hosts/dynamic/binding";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { timescalePeering } from "../../../provider/resources/timescale-peering/handler";
import { failureOf } from "../../support/failure-of";
import { handlersOn, NO_API, PEERING_INPUTS } from "../../support/handlers";
import { startOddServer } from "../../support/odd-server";

const STATE = { ...PEERING_INPUTS, provisionedId: "pcx-1", status: "ACTIVE" };

/** What is decided, and said, where a VPC had one CIDR block when it was peered. */
async function diffWith(news: object, before: object = { peerCidrBlocks: ["10.1.0.0/16"] }) {
  const said: string[] = [];
  const reporter = {
    progress: () => undefined,
    info: () => undefined,
    warn: (text: string) => void said.push(text),
  };
  const peering = bind(timescalePeering, { ...NO_API, environment: { reporter } });
  const result = await peering.diff(
    "1001/17",
    { ...STATE, ...before },
    { ...PEERING_INPUTS, ...news },
  );
  return { result, said };
}

const NOTHING = { result: { changes: false, replaces: [] }, said: [] };
const MORE = { peerCidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"] };

test("another CIDR block replaces the peering, the old one first, and says what that means", async () => {
  expect(await diffWith(MORE)).toEqual({
    result: { changes: true, replaces: ["peerCidrBlocks"], deleteBeforeReplace: true },
    said: [
      "Peering 17: vpc-0123456789abcdef0 had the CIDR blocks 10.1.0.0/16 when Tiger Cloud took them up, " +
        "and has 10.1.0.0/16, 10.2.0.0/16 now. " +
        "The peering is replaced: private traffic stops until the new one is accepted.",
    ],
  });
});

test("a CIDR block that is gone replaces it, too", async () => {
  const { result } = await diffWith({ peerCidrBlocks: ["10.1.0.0/16"] }, MORE);
  expect(result).toMatchObject({ replaces: ["peerCidrBlocks"] });
});

test("with warn it is said and no change; with ignore it is not even said", async () => {
  const warned = await diffWith({ ...MORE, cidrDrift: "warn" });
  expect(warned.result).toEqual(NOTHING.result);
  expect(warned.said).toEqual([expect.stringMatching(/set cidrDrift to "update" or "replace"\.$/)]);
  expect(await diffWith({ ...MORE, cidrDrift: "ignore" })).toEqual(NOTHING);
});

test.each([
  ["the same blocks in another order and spelling", { peerCidrBlocks: ["10.1.0/16"] }, undefined],
  ["blocks that are not known yet", { peerCidrBlocks: [UNKNOWN_VALUE] }, undefined],
  ["blocks that are no longer told", {}, undefined],
  ["a peering made before they were told", MORE, {}],
])("%s are no change", async (_what, news, before) => {
  expect(await diffWith(news, before)).toEqual(NOTHING);
});

test.each([
  ["another customer VPC", { peerVpcId: "vpc-0fedcba9876543210" }, "peerVpcId"],
  ["a customer VPC that is not known yet", { peerVpcId: UNKNOWN_VALUE }, "peerVpcId"],
])(
  "of the blocks of %s nothing is said: the former VPC has its own still",
  async (_what, news, changed) => {
    const { result, said } = await diffWith({ ...MORE, ...news });
    expect(said).toEqual([]);
    expect(result).toMatchObject({ changes: true, replaces: [changed] });
  },
);

test("with update it is a change in place, and the preview says that nothing is interrupted", async () => {
  expect(await diffWith({ ...MORE, cidrDrift: "update" })).toEqual({
    result: { changes: true, replaces: [] },
    said: [
      "Peering 17: vpc-0123456789abcdef0 had the CIDR blocks 10.1.0.0/16 when Tiger Cloud took them up, " +
        "and has 10.1.0.0/16, 10.2.0.0/16 now. " +
        "Tiger Cloud is told, and the peering stays: nothing is interrupted.",
    ],
  });
});

test("with update, none at all are not told: the API takes no empty list", async () => {
  const { result, said } = await diffWith({ peerCidrBlocks: [], cidrDrift: "update" });
  expect(result).toEqual(NOTHING.result);
  expect(said).toEqual([expect.stringMatching(/Tiger Cloud reaches only the former/)]);
});

test("with update, a peering that has failed is replaced", async () => {
  const failed = { peerCidrBlocks: ["10.1.0.0/16"], status: "INVALID" };
  const { result } = await diffWith({ ...MORE, cidrDrift: "update" }, failed);
  expect(result).toMatchObject({ replaces: ["status"] });
});

const UPDATE = { ...PEERING_INPUTS, ...MORE, cidrDrift: "update" };
const BEFORE = { ...STATE, peerCidrBlocks: ["10.1.0.0/16"] };
const WIRE = {
  ...{ id: "17", peer_account_id: PEERING_INPUTS.peerAccountId, status: "ACTIVE" },
  ...{ peer_region_code: PEERING_INPUTS.peerRegionCode, peer_vpc_id: PEERING_INPUTS.peerVpcId },
  provisioned_id: "pcx-1",
};
const answering = (body: unknown) => ({ status: 200, body: JSON.stringify(body) });
const token = answering({ data: { getJWTForClientCredentials: "eyJhbGciOi.J9.c2ln" } });
const refusing = (message: string) => answering({ data: null, errors: [{ message }] });
const updated = answering({ data: { updatePeeringConnectionCIDRs: "OK" } });

test("an update tells all blocks, and the state has them afterwards", async () => {
  const busy = refusing("VPC is already being updated");
  const server = await startOddServer(token, busy, updated, answering([WIRE]));
  const { outs } = await handlersOn(server).peering.update("1001/17", BEFORE, UPDATE);
  expect(outs).toEqual({ ...STATE, ...MORE, cidrDrift: "update" });
  const asked = server.seen.map(({ body }) => (body === "" ? {} : (JSON.parse(body) as object)));
  expect(asked[2]).toMatchObject({
    operationName: "UpdatePeeringConnectionCIDRs",
    variables: { forgeVpcId: "1001", id: "17", cidrBlocks: MORE.peerCidrBlocks },
  });
  const peering = bind(timescalePeering, NO_API);
  expect(await peering.diff("1001/17", outs!, UPDATE)).toEqual(NOTHING.result);
});

test.each([
  ["refused", refusing("overlapping CIDR blocks"), "Rejected"],
  ["no longer known", refusing('Cannot query field "x" on type "Mutation".'), "ApiChanged"],
])("where that is %s, the state stays as it was", async (_what, answer, code) => {
  const server = await startOddServer(token, answer);
  const failure = await failureOf(handlersOn(server).peering.update("1001/17", BEFORE, UPDATE));
  // An unfinished resource would store the new blocks as if they had been told.
  expect(failure).not.toHaveProperty("id");
  expect(failure.message).toMatch(new RegExp(`\\[${code}\\]$`));
});

test("without a drift, an update asks for nothing that is not in the documented API", async () => {
  const server = await startOddServer(answering([WIRE]));
  const inputs = { ...UPDATE, peerCidrBlocks: ["10.1/16"] };
  await handlersOn(server).peering.update("1001/17", { ...BEFORE, provisionedId: "" }, inputs);
  expect(server.seen.map(({ method }) => method)).toEqual(["GET"]);
});
