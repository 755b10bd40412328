import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

// Longer than an update takes on a busy machine: the one after the deadline must still find it waiting.
const PEERING_MS = 12_000;
const stacks = useLocalStacks({ latenciesMs: { peering: PEERING_MS } });
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const vpc = { name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const peeringWith = (others: object = {}) => ({
  p: {
    timescaleVpcId: "vpc:a",
    peerAccountId: "123456789012",
    peerRegionCode: "us-east-1",
    peerVpcId: stacks.customer.vpcId,
    ...others,
  },
});

const api = (method: string, path: string, body: object) => {
  const { apiUrl, publicKey, secretKey, projectId } = stacks.clouds.tigerCloud;
  return fetch(`${apiUrl}/projects/${projectId}${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
};

test("a VPC made in the console is refused in the preview, with its id and the way on", async () => {
  const body = { name: "a", cidr: "10.0.0.0/24", region_code: "us-east-1" };
  expect((await api("POST", "/vpcs", body)).status).toBe(201);
  stack.wanted = { vpcs: { a: vpc } };
  const { code, stdout, stderr } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(/Timescale VPC 1001 \("a", .*\) exists already\..*adopt: true/s);
  expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
});

test("with adopt it is taken over, said so, and made no second time", async () => {
  stack.wanted = { vpcs: { a: { ...vpc, adopt: true } } };
  const { stdout, stderr } = await stack.up();
  expect(stdout + stderr).toContain("took over Timescale VPC 1001");
  expect(stacks.clouds.tigerCloud.vpcs).toMatchObject([{ id: "1001" }]);
  expect(await stack.outputsOf("a")).toMatchObject({ id: "1001", schemaVersion: 2 });
});

test("a change of adopt or of deadlines is no change", async () => {
  stack.wanted = { vpcs: { a: { ...vpc, adopt: false, timeouts: { create: "5m" } } } };
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.up();
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("a deadline of the user's ends a create, which keeps its id", async () => {
  stack.wanted = { vpcs: { a: vpc }, peerings: peeringWith({ timeouts: { create: "1s" } }) };
  const { code, stdout, stderr } = await stack.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(
    /Peering 5001: still REQUESTED after \d+ m?s \(REQUESTED x \d+\)\. .*\[WaitTimeout\]/,
  );
  expect(await stack.outputsOf("p")).toMatchObject({ id: "1001/5001", provisionedId: "" });
});

test("the next up finishes it, and shows meanwhile what it waits for", async () => {
  const log = join(await mkdtemp(join(tmpdir(), "pulumi-timescale-test-")), "events.json");
  stack.wanted = { vpcs: { a: vpc }, peerings: peeringWith() };
  const { code } = await stack.workspace.pulumi(
    ["up", "--yes", "--skip-preview", "--event-log", log],
    // The engine hides that flag without this.
    { env: { WANTED: JSON.stringify(stack.wanted), PULUMI_DEBUG_COMMANDS: "true" } },
  );
  expect(code).toBe(0);
  expect(await stack.outputsOf("p")).toMatchObject({
    id: "1001/5001",
    provisionedId: expect.stringMatching(/^pcx-/) as string,
  });
  expect(stacks.clouds.tigerCloud.peerings).toHaveLength(1);
  expect(await readFile(log, "utf8")).toMatch(/Peering 5001: REQUESTED, \d+ (ms|s)/);
});

test("Ctrl-C ends a wait at once and loses nothing", async () => {
  await stack.up({ vpcs: { a: vpc } });
  stack.wanted = { vpcs: { a: vpc }, peerings: peeringWith() };
  const interruption = new AbortController();
  const before = stacks.clouds.tigerCloud.requests.length;
  const running = stack.workspace
    .pulumi(["up", "--yes", "--skip-preview"], {
      env: { WANTED: JSON.stringify(stack.wanted) },
      signal: interruption.signal,
      graceMs: 60_000,
    })
    .catch((error: unknown) => error);
  while (!asked(before)) await new Promise((resolve) => setImmediate(resolve));
  interruption.abort(new Error("Ctrl-C"));
  await running;
  // It ended before the pcx came, and the state knows what was asked for.
  expect(await stack.outputsOf("p")).toMatchObject({ id: "1001/5002", provisionedId: "" });
  await stack.up();
  expect(stacks.clouds.tigerCloud.peerings).toMatchObject([{ id: "5002" }]);
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});

function asked(from: number): boolean {
  return stacks.clouds.tigerCloud.requests
    .slice(from)
    .some(({ method, path }) => method === "POST" && path.endsWith("/peerings"));
}
