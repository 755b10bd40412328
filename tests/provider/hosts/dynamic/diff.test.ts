import { UNKNOWN_VALUE } from "../../../../provider/rules/unknown";
import { bindAll, NO_API, PEERING_INPUTS, VPC_INPUTS } from "../../../support/handlers";

const handlers = bindAll(NO_API);

const PCX = { provisionedId: "pcx-1", status: "PENDING" };
const STATES = {
  vpc: VPC_INPUTS,
  peering: { ...PEERING_INPUTS, ...PCX },
  activation: { timescaleVpcId: "1001", peeringId: "5001", status: "ACTIVE" },
  attachment: { serviceId: "db01", timescaleVpcId: "1001", host: "h", port: 1 },
};
type Name = keyof typeof STATES;

const diff = (name: Name, news: object, olds: object = STATES[name]) =>
  handlers[name].diff("1", { ...olds, __provider: "old text" }, { ...news, __provider: "new" });

const NOTHING = { changes: false, replaces: [] };

test.each<[Name, object]>([
  ["vpc", VPC_INPUTS],
  ["peering", PEERING_INPUTS],
  ["activation", { timescaleVpcId: "1001", peeringId: "5001" }],
  ["attachment", { serviceId: "db01", timescaleVpcId: "1001" }],
])("a %s with the same inputs is unchanged", async (name, news) => {
  expect(await diff(name, news)).toEqual(NOTHING);
});

test.each<[Name, string, string, replaces: string[]]>([
  ["vpc", "name", "other", []],
  ["vpc", "cidr", "10.0.0.0/25", ["cidr"]],
  ["vpc", "regionCode", "eu-west-1", ["regionCode"]],
  ["peering", "timescaleVpcId", "1002", ["timescaleVpcId"]],
  ["peering", "peerAccountId", "123456789013", ["peerAccountId"]],
  ["peering", "peerRegionCode", "eu-west-2", ["peerRegionCode"]],
  ["peering", "peerVpcId", "vpc-0a1b2c3d", ["peerVpcId"]],
  ["activation", "timescaleVpcId", "1002", ["timescaleVpcId"]],
  ["activation", "peeringId", "5002", ["peeringId"]],
  ["attachment", "serviceId", "db02", ["serviceId"]],
  ["attachment", "timescaleVpcId", "1002", []],
])(
  "of a %s, another %s (%s) changes it and replaces %j",
  async (name, property, value, replaces) => {
    const changes = { changes: true, replaces };
    for (const given of [value, UNKNOWN_VALUE]) {
      expect(await diff(name, { ...STATES[name], [property]: given })).toMatchObject(changes);
    }
  },
);

test.each(["10.0.0/24", "10.0.0.0/24", "10.0.0.9/24"])(
  "the CIDR block %s is the one of the state, however it is spelt",
  async (cidr) => {
    expect(await diff("vpc", { ...VPC_INPUTS, cidr })).toEqual(NOTHING);
    expect(await diff("vpc", VPC_INPUTS, { ...VPC_INPUTS, cidr })).toEqual(NOTHING);
  },
);

test.each([
  ["goes before its successor", { peerAccountId: "123456789013" }, true],
  ["goes before its successor", { peerRegionCode: "eu-west-2" }, true],
  ["goes after its successor", { peerVpcId: "vpc-0a1b2c3d" }, undefined],
  ["goes after its successor", { timescaleVpcId: UNKNOWN_VALUE }, undefined],
  ["goes after its successor", { timescaleVpcId: "1002" }, undefined],
])(
  "two VPCs have one peering: one that is replaced %s with %j",
  async (_when, change, deleteBeforeReplace) => {
    const result = await diff("peering", { ...PEERING_INPUTS, ...change });
    expect(result.deleteBeforeReplace).toBe(deleteBeforeReplace);
  },
);

test("all properties that replace are named", async () => {
  const news = { name: "other", cidr: "10.1.0.0/24", regionCode: "eu-west-1" };
  expect(await diff("vpc", news)).toEqual({ changes: true, replaces: ["cidr", "regionCode"] });
});

test.each(["INVALID", "TIMEOUT", "DISABLED"])(
  "a peering that is %s is made again, after the old one is gone",
  async (status) => {
    expect(await diff("peering", PEERING_INPUTS, { ...STATES.peering, status })).toEqual({
      changes: true,
      replaces: ["status"],
      deleteBeforeReplace: true,
    });
  },
);

test("a failed peering whose inputs change is replaced for their sake", async () => {
  const news = { ...PEERING_INPUTS, peerVpcId: "vpc-0a1b2c3d" };
  expect(await diff("peering", news, { ...STATES.peering, status: "INVALID" })).toEqual({
    changes: true,
    replaces: ["peerVpcId"],
  });
});

test.each<[Name, object, object]>([
  ["peering", PEERING_INPUTS, { ...STATES.peering, provisionedId: "" }],
  [
    "attachment",
    { serviceId: "db01", timescaleVpcId: "1001" },
    { ...STATES.attachment, host: "", port: 0 },
  ],
])("an unfinished %s is updated although its inputs are unchanged", async (name, news, state) => {
  expect(await diff(name, news, state)).toEqual({ changes: true, replaces: [] });
});
