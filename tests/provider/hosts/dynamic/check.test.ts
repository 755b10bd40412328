import { bind } from "../../../../provider/hosts/dynamic/binding";
import { UNKNOWN_VALUE } from "../../../../provider/rules/unknown";
import { timescaleVpc } from "../../../../provider/resources/timescale-vpc/handler";
import { readSettings } from "../../../../provider/settings";
import { failureOf } from "../../../support/failure-of";
import { bindAll, NO_API, PEERING_INPUTS, VPC_INPUTS } from "../../../support/handlers";

const { vpc, peering, activation, attachment } = bindAll(NO_API);
const failuresOf = async (handler: typeof vpc, news: Record<string, unknown>) =>
  (await handler.check({}, news)).failures;

test("good inputs pass as they are, with what the engine keeps beside them", async () => {
  const news = { ...VPC_INPUTS, __provider: "text" };
  // Unchanged, so that nothing is asked of the account.
  expect(await vpc.check(news, news)).toEqual({ inputs: news, failures: [] });
  const unchanged = (handler: typeof vpc, inputs: object) =>
    handler.check({ ...inputs }, { ...inputs });
  for (const { failures } of [
    await unchanged(peering, PEERING_INPUTS),
    await unchanged(activation, { timescaleVpcId: "1001", peeringId: "5001" }),
    await unchanged(attachment, { timescaleVpcId: "1", serviceId: "db01" }),
  ]) {
    expect(failures).toEqual([]);
  }
});

test("all that is wrong is told at once, each with its property", async () => {
  expect(await failuresOf(vpc, { name: "", cidr: "10.0.0.7/24", regionCode: "az-eastus" })).toEqual(
    [
      {
        property: "name",
        reason:
          "got nothing; allowed is a name of 1 to 255 characters on one line. Give the Timescale VPC a readable name.",
      },
      {
        property: "cidr",
        reason:
          'got "10.0.0.7/24"; allowed is an IPv4 CIDR block without host bits, /16 to /28. Did you mean "10.0.0.0/24"?',
      },
      {
        property: "regionCode",
        reason:
          'got "az-eastus"; allowed is an AWS region code such as us-east-1. Tiger Cloud has no VPC on Azure: choose an AWS region.',
      },
    ],
  );
});

test.each([
  ["vpc", ["name", "cidr", "regionCode"]],
  ["peering", ["timescaleVpcId", "peerAccountId", "peerRegionCode", "peerVpcId"]],
  ["activation", ["timescaleVpcId", "peeringId"]],
  ["attachment", ["serviceId", "timescaleVpcId"]],
] as const)("every input of a %s is required: %j", async (name, properties) => {
  const failures = (await failuresOf(bindAll(NO_API)[name], {})) ?? [];
  expect(failures.map(({ property }) => property)).toEqual(properties);
  for (const { reason } of failures) {
    expect(reason).toMatch(/^got nothing; allowed is .*\. Give a string\.$/);
  }
});

test.each([
  ...[["vpc", ["name", "cidr", "regionCode"]]],
  [
    "peering",
    [
      ...["timescaleVpcId", "peerAccountId", "peerRegionCode", "peerVpcId", "peerCidrBlocks"],
      ...["cidrDrift", "timescaleVpcCidr"],
    ],
  ],
  ["activation", ["timescaleVpcId", "peeringId"]],
  ["attachment", ["serviceId", "timescaleVpcId", "allowInterruption"]],
] as const)("no input of a %s takes just anything: %j", async (name, properties) => {
  for (const anything of [{}, 7, null]) {
    const news = Object.fromEntries(properties.map((property) => [property, anything]));
    const failures = (await failuresOf(bindAll(NO_API)[name], news)) ?? [];
    expect(failures.map(({ property }) => property)).toEqual(properties);
  }
});

test.each(["nonsense", "", "10.0.0.0", "10.0.0.0/33", "fd00::/8"])(
  "a timescaleVpcCidr %j would turn the overlap check off, so it is refused",
  async (timescaleVpcCidr) => {
    const [failure] = (await failuresOf(peering, { ...PEERING_INPUTS, timescaleVpcCidr })) ?? [];
    expect(failure).toEqual({
      property: "timescaleVpcCidr",
      reason: `got ${timescaleVpcCidr === "" ? "nothing" : JSON.stringify(timescaleVpcCidr)}; allowed is an IPv4 CIDR block. Pass the cidr output of the Timescale VPC.`,
    });
  },
);

test("a value that is not known yet is left for later", async () => {
  const news = { ...PEERING_INPUTS, timescaleVpcId: UNKNOWN_VALUE, peerVpcId: "vpc" };
  expect((await failuresOf(peering, news))?.map(({ property }) => property)).toEqual(["peerVpcId"]);
});

test("missing settings are reported by the check, on one line", async () => {
  const unset = bind(timescaleVpc, {
    api: () => readSettings(() => undefined, {}) as never,
  });
  const failure = await failureOf(unset.check({}, VPC_INPUTS));
  expect(`${String(failure)}: ${failure.stack ?? ""}`).toBe(
    "pulumi-timescale: Tiger Cloud settings: " +
      "the public key is missing: run `pulumi config set timescale:publicKey <key>` or set TIGER_PUBLIC_KEY; " +
      "the secret key is missing: run `pulumi config set --secret timescale:secretKey <key>` or set TIGER_SECRET_KEY. [Settings]",
  );
});
