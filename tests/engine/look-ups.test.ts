import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

async function makeInConsole(name: string, regionCode: string): Promise<void> {
  const { apiUrl, publicKey, secretKey, projectId } = stacks.clouds.tigerCloud;
  const { status } = await fetch(`${apiUrl}/projects/${projectId}/vpcs`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}` },
    body: JSON.stringify({ name, cidr: "10.0.0.0/24", region_code: regionCode }),
  });
  expect(status).toBe(201);
}

beforeAll(async () => {
  stack = await stacks.open(programs("look-ups"));
  await makeInConsole("shared", "us-east-1");
  await makeInConsole("shared", "eu-west-1");
}, 120_000);

const STACK_TRACE = /\n\s+at .+:\d+:\d+/;

async function failingPreview(of: LocalStack, wanted: object): Promise<string> {
  of.wanted = wanted;
  const { code, stdout, stderr } = await of.pulumi("preview");
  const output = stdout + stderr;
  expect(code).not.toBe(0);
  expect(output).not.toMatch(STACK_TRACE);
  expect(output).not.toContain("unhandled");
  expect(output).not.toContain(stacks.clouds.tigerCloud.secretKey);
  return output;
}

test("look-ups that fail end the preview with what there is and no stack trace, each once", async () => {
  const output = await failingPreview(stack, { wrong: true });
  const shared =
    'Timescale VPC with name "shared": there are 2: 1001 ("shared", 10.0.0.0/24, us-east-1), 1002 ("shared", 10.0.0.0/24, eu-west-1). Also give id or regionCode. [Ambiguous]';
  const metrix = `Service with name "metrix": there is none. There is 1: ${SERVICE_ID} ("metrics", us-east-1, public). Did you mean name "metrics"? [NotFound]`;
  const [, diagnostics = ""] = output.split("Diagnostics:");
  for (const message of [shared, metrix]) expect(diagnostics.split(message)).toHaveLength(2);
});

test("an API that cannot be reached is told in one sentence", async () => {
  const config = { "timescale:apiUrl": "http://127.0.0.1:9/public/api/v1" };
  const unreachable = await stacks.open(programs("look-ups"), { config });
  expect(await failingPreview(unreachable, { wrong: true })).toMatch(
    /error: Tiger Cloud API key: no answer from the Tiger Cloud API to GET \/auth\/info \(ECONNREFUSED\)\. Check the network and timescale:apiUrl.*\[Transport\]/,
  );
});

test("a preview looks up what is there and leaves unknown what is yet to be made", async () => {
  expect(await stack.plan({ app: stacks.customer.vpcId })).toContain("create metrics");
  const changes = stacks.clouds.tigerCloud.requests.filter(({ method }) => method !== "GET");
  expect(changes).toHaveLength(2);
});

test("an up makes resources of what it finds and finds what it makes", async () => {
  const { stdout, stderr } = await stack.up();
  expect(stdout + stderr).not.toContain(stacks.clouds.tigerCloud.secretKey);
  const outputs: unknown = JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout);
  const [peering] = stacks.clouds.tigerCloud.peerings;
  expect(outputs).toMatchObject({
    byId: { id: "1001", name: "shared", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
    madeByName: { id: "1003", name: "made", cidr: "10.9.0.0/24" },
    peering: { id: `1001/${peering?.id}`, provisionedId: peering?.provisionedId, status: "ACTIVE" },
    attached: [{ id: SERVICE_ID, timescaleVpcId: "1001", isPrivate: true }],
  });
  const { host, port } = await stack.outputsOf("metrics");
  expect(outputs).toMatchObject({ attached: [{ host, port }] });
});

test("a refresh and a second preview show no change", async () => {
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await stack.succeeds("preview", "--expect-no-changes");
});
