import { bind } from "../../../provider/hosts/dynamic/binding";
import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { timescalePeering } from "../../../provider/resources/timescale-peering/handler";
import { NO_API, PEERING_INPUTS } from "../../support/handlers";

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
      "Peering 17: vpc-0123456789abcdef0 had the CIDR blocks 10.1.0.0/16 when it was made, " +
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
  expect(warned.said).toEqual([expect.stringMatching(/set cidrDrift to "replace"\.$/)]);
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
