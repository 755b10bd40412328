import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { defectsOf, leftovers } from "../../local/demo/judge-network";
import { observeNetwork } from "../../local/demo/observed-network";
import { packageRoot } from "../../local/package-root";
import { codeBlocksOf } from "./code-blocks";
import {
  copyCheckout,
  copyRootFiles,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let stack: LocalStack;

beforeAll(async () => {
  const folder = await folders.make();
  await copyCheckout(folder);
  stack = await stacks.openWithoutStack(folder);
}, 120_000);

const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);

test("the commands of docs/without-a-program.md make a network", async () => {
  const { commands } = await codeBlocksOf("without-a-program.md");
  expect(commands[0]).toEqual(["stack", "init", "dev"]);
  expect(commands.at(-1)).toEqual(["up"]);
  for (const [command = "", ...args] of commands) {
    const real = args.map((arg) => (arg.startsWith("vpc-") ? stacks.customer.vpcId : arg));
    const unasked = command === "up" ? ["--yes", "--skip-preview"] : [];
    await stack.succeeds(command, ...real, ...unasked);
    if (command === "stack") await stacks.clouds.configure(stack.workspace);
  }
  expect(defectsOf(await observe(), stacks.customer.routeTableIds)).toEqual([]);
});

test("its outputs tell the endpoints, the security groups and the Timescale VPC", async () => {
  const { service, securityGroup, timescale } = await observe();
  const { stdout } = await stack.succeeds("stack", "output", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    timescaleVpcId: timescale?.vpcId,
    endpoints: { main: { host: service.host, port: service.port } },
    securityGroupIds: { app: securityGroup?.id },
  });
});

test("a second preview plans nothing", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
});

test("one route table and another name from the configuration are all that then changes", async () => {
  const [first, second] = stacks.customer.routeTableIds;
  await stack.succeeds("config", "set", "--path", "peers.app.routeTables[0]", first!);
  await stack.succeeds("config", "set", "vpcName", "blue");
  expect(await stack.plan()).toEqual([
    `delete network-app-route-${second!}-to-10.0.0.0-24`,
    "update network-vpc",
  ]);
});

test("a saved plan attaches a service behind a group that exists, and the update keeps to it", async () => {
  await stack.succeeds("config", "rm", "services");
  await stack.succeeds("up", "--yes", "--skip-preview");
  await stack.succeeds("config", "set", "--path", "services.main", SERVICE_ID);
  const planned = join(await folders.make(), "plan.json");
  await stack.succeeds("preview", "--save-plan", planned);
  await stack.succeeds("up", "--yes", "--skip-preview", "--plan", planned);
  const { service, timescale } = await observe();
  expect(service).toMatchObject({ attachedTo: timescale?.vpcId, port: 5432 });
});

test("destroy leaves nothing", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(leftovers(await observe())).toEqual([]);
});

test.each([
  [
    "values that are wrong, all at once",
    [
      ["cidr", "10.0.0.0/8"],
      ["peers.app.vpcId", "vpc-nonsense"],
      ["services.main", "My Service"],
    ],
    [
      'cidr: got "10.0.0.0/8"',
      'peers.app.vpcId: got "vpc-nonsense"',
      'services.main.serviceId: got "My Service"',
    ],
  ],
  [
    "an id in the place of a peer",
    [
      ["cidr", "10.0.0.0/24"],
      ["services.main", SERVICE_ID],
      ["peers.app", "vpc-0123456789abcdef0"],
    ],
    ["peers.app.vpcId: got nothing; allowed is an AWS VPC id"],
  ],
  ["text for the peers", [["peers", "app"]], ["'peers' must be of type 'object'"]],
])("the preview refuses %s", async (_what, settings, words) => {
  const pairs = settings.flatMap(([key, value]) => ["--plaintext", `${key!}=${value!}`]);
  await stack.succeeds("config", "set-all", "--path", ...pairs);
  const { code, stdout, stderr } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  for (const word of words) expect(stdout + stderr).toContain(word);
  expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
});

test("an account id from the configuration may have the form of a number", async () => {
  await stack.succeeds("config", "rm", "peers");
  for (const [key, value] of [
    ["vpcId", stacks.customer.vpcId],
    ["accountId", "123456789012"],
  ]) {
    await stack.succeeds("config", "set", "--path", `peers.app.${key!}`, value!);
  }
  expect(await stack.plan()).toContain("create network-app-peering");
});

/** Stands in for `npm install`, so that no registry is needed: links what is installed here. */
async function makeNpm(folder: string): Promise<void> {
  const npm = join(folder, "npm");
  const [dist, modules] = ["dist", "node_modules"].map((name) => join(packageRoot(), name));
  await writeFile(npm, `#!/bin/sh\ncp -R '${dist!}' dist && ln -s '${modules!}' node_modules\n`);
  await chmod(npm, 0o755);
}

test("pulumi new takes a fresh clone as a template, with its configuration", async () => {
  const folder = await folders.make();
  const [template, project, bin] = ["clone", "my-network", "bin"].map((name) => join(folder, name));
  for (const path of [template, project, bin]) await mkdir(path!);
  await copyRootFiles(template!);
  await makeNpm(bin!);
  const { env } = (await stacks.openWithoutStack(folder)).workspace;
  const creator = await stacks.openWithoutStack(project!, {
    env: { PATH: [bin, env["PATH"]].join(delimiter) },
  });
  await creator.succeeds(
    ...["new", template!, "--yes", "--force", "--name", "my-network", "--stack", "dev"],
    ...["--config", "timescale:publicKey=key", "--config", "cidr=10.9.0.0/24"],
  );
  const { stdout } = await creator.succeeds("config", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    "aws:region": { value: "us-east-1" },
    "my-network:cidr": { value: "10.9.0.0/24" },
    "my-network:regionCode": { value: "us-east-1" },
    "timescale:publicKey": { value: "key" },
  });
  await stacks.clouds.configure(creator.workspace);
  expect(await creator.plan()).toEqual([
    "create my-network-dev",
    "create network",
    "create network-vpc",
  ]);
});
