import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leftovers } from "../../local/demo/judge-network";
import { observeNetwork } from "../../local/demo/observed-network";
import {
  linkModules,
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
} from "./local-stacks";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();

/** As Pulumi runs TypeScript where nothing is set: it checks the types. */
const CHECKS_TYPES = { PULUMI_NODEJS_TRANSPILE_ONLY: undefined };

const open = (programDir: string, env?: NodeJS.ProcessEnv) =>
  stacks.open(programDir, {
    config: { vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID },
    env,
  });
const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);
const planned = () => [
  "create net",
  "create net-app",
  "create net-app-accepter",
  "create net-app-activation",
  "create net-app-client",
  "create net-app-client-tcp-5432",
  "create net-app-peering",
  ...stacks.customer.routeTableIds.map((id) => `create net-app-route-${id}-to-10.0.0.0-24`),
  "create net-main",
  "create net-vpc",
];

test.each(["commonjs", "es-module"])(
  "a %s program makes a network, finds it unchanged and removes it",
  async (name) => {
    const stack = await open(programs(`module-systems/${name}`));
    expect(await stack.plan()).toEqual([...planned(), `create ${name}-test`].sort());
    await stack.up();
    const { service } = await observe();
    const { stdout } = await stack.succeeds("stack", "output", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      endpoint: { host: service.host, port: service.port },
    });
    await stack.succeeds("preview", "--expect-no-changes");
    await stack.succeeds("destroy", "--yes", "--skip-preview");
    expect(leftovers(await observe())).toEqual([]);
  },
);

test("a TypeScript program passes the type check of Pulumi's default and plans the network", async () => {
  const stack = await open(programs("module-systems/typescript"), CHECKS_TYPES);
  expect(await stack.plan()).toEqual([...planned(), "create typescript-test"].sort());
});

test("the type check refuses an argument of a wrong type", async () => {
  const folder = await folders.make();
  await cp(programs("module-systems/typescript"), folder, { recursive: true });
  await linkModules(folder);
  await writeFile(
    join(folder, "index.ts"),
    'import { TimescaleVpc } from "pulumi-timescale";\n' +
      'new TimescaleVpc("a", { cidr: 10, regionCode: "us-east-1" });\n',
  );
  const stack = await open(folder, CHECKS_TYPES);
  const { code, stdout, stderr } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain("Type 'number' is not assignable to type 'Input<string>'");
});
