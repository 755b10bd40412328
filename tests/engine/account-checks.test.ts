import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const vpcWith = (others: object) => ({
  ...{ name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
  ...others,
});

/** Previews, and gives what the user was told. Nothing may be changed, whatever comes. */
async function previewOf(wanted: object, on = stack): Promise<{ code: number; told: string }> {
  const { tigerCloud } = stacks.clouds;
  const before = tigerCloud.requests.length;
  on.wanted = wanted;
  const { code, stdout, stderr } = await on.pulumi("preview");
  const asked = tigerCloud.requests.slice(before).map(({ method }) => method);
  expect(asked.filter((method) => method !== "GET")).toEqual([]);
  expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return { code, told: stdout + stderr };
}

test("what is unusual is warned of, and the preview goes on", async () => {
  const { tigerCloud } = stacks.clouds;
  await stack.up({ vpcs: { b: vpcWith({ name: "b" }) } });
  tigerCloud.moveService(SERVICE_ID, tigerCloud.vpcs[0]?.id);
  const { code, told } = await previewOf({
    vpcs: {
      b: vpcWith({ name: "b" }),
      a: vpcWith({ cidr: "52.10.0.0/24", regionCode: "eu-north-7" }),
    },
    attachments: { s: { serviceId: SERVICE_ID, timescaleVpcId: "vpc:a" } },
  });
  expect(code).toBe(0);
  expect(told).toMatch(/warning: cidr: 52\.10\.0\.0\/24 is not within a private range/);
  expect(told).toMatch(/warning: regionCode: eu-north-7 is not among the regions known/);
  expect(told).toMatch(
    /warning: serviceId: service kd9w2xp4mz is attached to Timescale VPC 1001, and the id of the wanted one/,
  );
});

test("a service that is attached elsewhere is refused where the VPC is known", async () => {
  const { code, told } = await previewOf({
    vpcs: { b: vpcWith({ name: "b" }) },
    attachments: { s: { serviceId: SERVICE_ID, timescaleVpcId: "4711" } },
  });
  expect(code).not.toBe(0);
  // Both at once.
  expect(told).toContain('got "4711", of which Tiger Cloud knows nothing.');
  expect(told).toContain("is attached to Timescale VPC 1001 already.");
});

test("a network whose CIDR block overlaps its customer VPC's is refused before anything is made", async () => {
  const { vpcId, cidr } = stacks.customer;
  const network = { cidr: cidr.replace(/\/\d+$/, "/24"), regionCode: "us-east-1" };
  const { code, told } = await previewOf({
    vpcs: { b: vpcWith({ name: "b" }) },
    networks: { net: { ...network, peers: { app: { vpcId } } } },
  });
  expect(code).not.toBe(0);
  expect(told).toContain(
    `got "${cidr}"; allowed is a CIDR block that does not overlap the Timescale VPC's ${network.cidr}.`,
  );
});

test("an API that does not answer is warned of, and the preview goes on", async () => {
  const config = { "timescale:apiUrl": "http://127.0.0.1:9/public/api/v1" };
  const lost = await stacks.open(programs("resources"), { config });
  const { code, told } = await previewOf({ vpcs: { a: vpcWith({}) } }, lost);
  expect(code).toBe(0);
  expect(told).toMatch(
    /warning: The account was not looked at, so mistakes may show only in the update\. .*no answer from the Tiger Cloud API to GET \/auth\/info/,
  );
});
