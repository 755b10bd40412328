import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import { nameOf } from "../../provider/rules/urn";
import {
  leadingTo,
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let cloud: TigerCloud;
let stack: LocalStack;

beforeAll(async () => {
  const services = [{ id: SERVICE_ID, name: "metrics", regionCode: "us-east-1" }];
  cloud = await startTigerCloud({ services });
  stack = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
}, 120_000);

afterAll(() => cloud.stop());

const wantedWith = (name: string) => ({
  vpcs: { a: { name, cidr: "10.0.0.0/24", regionCode: "us-east-1" } },
  peerings: {
    p: {
      timescaleVpcId: "vpc:a",
      peerAccountId: "123456789012",
      peerRegionCode: "us-east-1",
      peerVpcId: "vpc-0123456789abcdef0",
    },
  },
  activations: { w: { timescaleVpcId: "vpc:a", peeringId: "peering:p" } },
  attachments: { s: { serviceId: SERVICE_ID, timescaleVpcId: "vpc:a" } },
});

/** Puts what an earlier version wrote of each resource into the stack's state. */
async function importOlder(file: string): Promise<void> {
  const text = await readFile(join(packageRoot(), "tests/engine/states", file), "utf8");
  const older = JSON.parse(text) as Record<string, object>;
  const state = await stack.workspace.exportState();
  for (const resource of state.deployment.resources ?? []) {
    Object.assign(resource, older[nameOf(resource.urn)]);
  }
  const path = join(await folders.make(), "state.json");
  await writeFile(path, JSON.stringify(state));
  await stack.succeeds("stack", "import", "--file", path);
}

test("a state without a schema version is planned, refreshed and updated without a replacement", async () => {
  await stack.up(wantedWith("a"));
  await importOlder("schema-0.json");
  expect(await stack.outputsOf("a")).not.toHaveProperty("schemaVersion");
  await stack.succeeds("preview", "--expect-no-changes");
  const before = cloud.requests.length;
  expect(await stack.plan(wantedWith("renamed"))).toEqual(["update a"]);
  await stack.up();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  const changes = cloud.requests.slice(before).filter(({ method }) => method !== "GET");
  expect(changes.map(({ path }) => path.split("/").at(-1))).toEqual(["rename"]);
  for (const name of ["a", "p", "s", "w"]) {
    expect(await stack.outputsOf(name)).toHaveProperty("schemaVersion", 2);
  }
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a state that a newer version wrote is refused, with what to do", async () => {
  const state = await stack.workspace.exportState();
  for (const { outputs } of state.deployment.resources ?? []) {
    if (outputs?.["schemaVersion"] !== undefined) outputs["schemaVersion"] = 99;
  }
  const path = join(await folders.make(), "state.json");
  await writeFile(path, JSON.stringify(state));
  await stack.succeeds("stack", "import", "--file", path);
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(/State: a newer version of pulumi-timescale wrote it .*\[State\]/);
  expect(stdout).not.toMatch(/\n\s+at .+:\d+:\d+/);
});
