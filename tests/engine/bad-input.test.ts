import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const STACK_TRACE = /\n\s+at .+:\d+:\d+/;

/** Runs a command that must fail with these words, no stack trace, and no change to Tiger Cloud. */
async function refused(args: string[], wanted: object, words: string[]): Promise<void> {
  stack.wanted = wanted;
  const { code, stdout, stderr } = await stack.pulumi(...args);
  const output = stdout + stderr;
  expect(code).not.toBe(0);
  for (const word of words) expect(output).toContain(word);
  expect(output).not.toMatch(STACK_TRACE);
  const changes = stacks.clouds.tigerCloud.requests.filter(({ method }) => method !== "GET");
  expect(changes).toEqual([]);
}

test.each([
  [
    "TimescaleVpc",
    { vpcs: { a: { name: " ", cidr: "10.0.0.7/24", regionCode: "az-westeurope" } } },
    [
      'property name value { } has a problem: got " "; allowed is a name of 1 to 255 characters on one line.',
      'property cidr value {10.0.0.7/24} has a problem: got "10.0.0.7/24"; allowed is an IPv4 CIDR block without host bits, /16 to /28. Did you mean "10.0.0.0/24"?',
      'got "az-westeurope"; allowed is an AWS region code such as us-east-1. Tiger Cloud has no VPC on Azure',
    ],
  ],
  [
    "TimescalePeering",
    {
      peerings: {
        p: {
          timescaleVpcId: "my-vpc",
          peerAccountId: "1234",
          peerRegionCode: "us-east-1a",
          peerVpcId: "pcx-1",
        },
      },
    },
    [
      'property timescaleVpcId value {my-vpc} has a problem: got "my-vpc"; allowed is the decimal id that Tiger Cloud gave',
      'property peerAccountId value {1234} has a problem: got "1234"; allowed is 12 digits.',
      'property peerRegionCode value {us-east-1a} has a problem: got "us-east-1a"',
      'property peerVpcId value {pcx-1} has a problem: got "pcx-1"; allowed is an AWS VPC id',
    ],
  ],
  [
    "TransitGatewayPeering",
    {
      TransitGatewayPeering: {
        g: {
          timescaleVpcId: "1001",
          transitGatewayId: "vpc-0123456789abcdef0",
          peerAccountId: "1234",
          peerRegionCode: "us-east-1a",
          cidrBlocks: ["10.20.0.0/16", "10.20.1.0/24"],
        },
      },
    },
    [
      'property transitGatewayId value {vpc-0123456789abcdef0} has a problem: got "vpc-0123456789abcdef0"; allowed is the id of an AWS transit gateway such as tgw-0123456789abcdef0. For a VPC, use a TimescalePeering.',
      'property peerAccountId value {1234} has a problem: got "1234"; allowed is 12 digits.',
      'property peerRegionCode value {us-east-1a} has a problem: got "us-east-1a"',
      'got ["10.20.0.0/16","10.20.1.0/24"]; allowed is a list of at least one IPv4 CIDR block, of which no two overlap',
    ],
  ],
  [
    "PeeringActivation",
    { activations: { w: { timescaleVpcId: "-1", peeringId: "pcx-0123456789abcdef0" } } },
    ['timescaleVpcId value {-1} has a problem: got "-1"', 'got "pcx-0123456789abcdef0"'],
  ],
  [
    "ServiceAttachment",
    { attachments: { s: { serviceId: "My Service", timescaleVpcId: "vpc_1" } } },
    ['serviceId value {My Service} has a problem: got "My Service"', 'got "vpc_1"'],
  ],
])(
  "a preview refuses every bad input of a %s at once, with property, value and fix",
  (_type, wanted, words) => refused(["preview"], wanted, words),
);

test("an up that skips the preview creates nothing where a component's input is bad", async () => {
  const network = {
    cidr: "10.0.0.0/8",
    regionCode: "us-east-1",
    peers: { app: { vpcId: "vpc-nonsense", accountId: 123456789012, routeTables: ["main"] } },
    transitGateways: {
      hub: { transitGatewayId: "vpc-0123456789abcdef0", cidrBlocks: [], vpcs: { jobs: {} } },
    },
    services: { one: { serviceId: "kd9w2xp4mz" }, two: { serviceId: "kd9w2xp4mz" } },
  };
  await refused(["up", "--yes", "--skip-preview"], { networks: { net: network } }, [
    'cidr: got "10.0.0.0/8"; allowed is an IPv4 CIDR block without host bits, /16 to /28. Choose a smaller block, /16 at most.',
    'peers.app.vpcId: got "vpc-nonsense"',
    "peers.app.accountId: got 123456789012; allowed is 12 digits. Give a string.",
    'peers.app.routeTables[0]: got "main"',
    'transitGateways.hub.transitGatewayId: got "vpc-0123456789abcdef0"',
    "transitGateways.hub.cidrBlocks: got nothing",
    "transitGateways.hub.vpcs.jobs",
    'services: got "kd9w2xp4mz" under one and two; allowed is each service once. Keep one of them.',
  ]);
});

test("the option import is refused with what to do instead", () =>
  refused(["up", "--yes", "--skip-preview"], { ...ONE_VPC, options: { a: { import: "1001" } } }, [
    "a: the option import does not work on resources of pulumi-timescale. " +
      "Leave the option out and set adopt: true, which takes over what exists and is identical.",
  ]));

const ONE_VPC = { vpcs: { a: { name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" } } };

test("missing keys give one clear sentence in the preview", async () => {
  const bare = await stacks.open(programs("resources"), { bare: true });
  bare.wanted = ONE_VPC;
  const { code, stdout, stderr } = await bare.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(
    "Tiger Cloud settings: the public key is missing: run `pulumi config set timescale:publicKey <key>` or set TIGER_PUBLIC_KEY; " +
      "the secret key is missing: run `pulumi config set --secret timescale:secretKey <key>` or set TIGER_SECRET_KEY.",
  );
  expect(stdout + stderr).not.toMatch(STACK_TRACE);
});

test("a wrong key is told in one clear sentence, which does not show the key", async () => {
  const config = { "timescale:secretKey": { secret: "wrong-key-canary" } };
  const wrong = await stacks.open(programs("resources"), { config });
  wrong.wanted = ONE_VPC;
  const { code, stdout, stderr } = await wrong.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(
    /Tiger Cloud API key: the Tiger Cloud API answered 401 to GET \/auth\/info .*Check timescale:publicKey and timescale:secretKey/,
  );
  expect(stdout + stderr).not.toContain("wrong-key-canary");
  expect(stdout + stderr).not.toMatch(STACK_TRACE);
});

test("keys from the environment work as well as keys from the stack", async () => {
  const { apiUrl, publicKey, secretKey } = stacks.clouds.tigerCloud;
  const env = { TIGER_API_URL: apiUrl, TIGER_PUBLIC_KEY: publicKey, TIGER_SECRET_KEY: secretKey };
  const byEnvironment = await stacks.open(programs("resources"), { bare: true, env });
  await byEnvironment.up(ONE_VPC);
  expect(stacks.clouds.tigerCloud.vpcs).toHaveLength(1);
  await byEnvironment.succeeds("destroy", "--yes", "--skip-preview");
});
