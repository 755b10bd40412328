import type { EC2 } from "@aws-sdk/client-ec2";
import { nameOf } from "../../provider/rules/urn";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const region = "us-east-1";
const PUBLIC_HOST = `${SERVICE_ID}.localproj1.tsdb.cloud.test`;

const stacks = useLocalStacks();
let ec2: EC2;
let stack: LocalStack;
let vpcId: string;

beforeAll(async () => {
  ec2 = stacks.clouds.ec2({ region });
  vpcId = (await ec2.createVpc({ CidrBlock: "10.30.0.0/16" })).Vpc!.VpcId!;
  await ec2.modifyVpcAttribute({ VpcId: vpcId, EnableDnsHostnames: { Value: true } });
  for (const [third, AvailabilityZoneId] of ["use1-az1", "use1-az6"].entries()) {
    const CidrBlock = `10.30.${third}.0/24`;
    await ec2.createSubnet({ VpcId: vpcId, CidrBlock, AvailabilityZoneId });
  }
  stack = await stacks.open(programs("resources"));
}, 120_000);
afterAll(() => ec2.destroy());

const network = (services: object) => ({
  db: {
    ...{ name: "db", cidr: "10.0.0.0/24", regionCode: region },
    peers: { app: { vpcId } },
    services,
  },
});
const attached = () => network({ main: { serviceId: SERVICE_ID } });
const endpoint = () => ({
  metrics: { serviceId: SERVICE_ID, vpcId, clients: { app: { cidrBlock: "10.30.0.0/16" } } },
});

/** In which Timescale VPC the service is, and what of it answers at the private endpoint. */
function place() {
  const { services, privateLinks } = stacks.clouds.tigerCloud;
  const [link] = privateLinks;
  return {
    vpcId: services.find(({ id }) => id === SERVICE_ID)?.vpcId,
    isBehindEndpoint: link?.attachment?.state === "attached",
  };
}

/** What a preview would change, as `operation name`, and what it says. */
async function previewed(wanted: object): Promise<{ changes: string[]; told: string }> {
  stack.wanted = wanted;
  const { stdout } = await stack.succeeds("preview", "--json");
  const { steps = [], diagnostics = [] } = JSON.parse(stdout) as {
    steps?: { op: string; urn: string }[];
    diagnostics?: { message: string }[];
  };
  const changes = steps.filter(({ op }) => op !== "same" && op !== "read");
  return {
    changes: changes.map(({ op, urn }) => `${op} ${nameOf(urn)}`),
    told: diagnostics.map(({ message }) => message).join("\n"),
  };
}

// docs/peering-to-private-endpoint.md tells these steps.
test("a service is reached over a private endpoint before it leaves its Timescale VPC", async () => {
  await stack.up({ networks: attached() });
  const before = await stack.outputsOf("db-main");
  const home = place().vpcId;
  expect([before["timescaleVpcId"], place().isBehindEndpoint]).toEqual([home, false]);

  const added = await previewed({ networks: attached(), PrivateEndpoint: endpoint() });
  expect(added.told).toContain(`is in Timescale VPC ${home} as well`);
  expect(added.changes.filter((step) => !step.startsWith("create metrics"))).toEqual([]);
  await stack.up();
  expect(place()).toEqual({ vpcId: home, isBehindEndpoint: true });
  // Both names lead somewhere: that of the Timescale VPC is not the one of the private zone.
  expect(await stack.outputsOf("metrics-attachment")).toMatchObject({ host: PUBLIC_HOST });
  expect(await stack.outputsOf("db-main")).toMatchObject({ host: before["host"] });
  expect(before["host"]).not.toBe(PUBLIC_HOST);

  const left = await previewed({ networks: network({}), PrivateEndpoint: endpoint() });
  expect(left.told).toMatch(/not reachable for some minutes/);
  expect(left.changes).toContain("delete db-main");
  expect(left.changes.filter((step) => step.includes("metrics"))).toEqual([]);
  await stack.up();
  expect(place()).toEqual({ vpcId: undefined, isBehindEndpoint: true });
  await stack.succeeds("preview", "--refresh", "--expect-no-changes");
  expect(await stack.outputsOf("metrics-record")).toMatchObject({ name: PUBLIC_HOST });

  await stack.up({ PrivateEndpoint: endpoint() });
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
  expect(place().isBehindEndpoint).toBe(true);
}, 200_000);
