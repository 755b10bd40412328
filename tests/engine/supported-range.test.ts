import { cp } from "node:fs/promises";
import { join } from "node:path";
import { installAwsPlugin } from "../../local/aws/install-plugin";
import { leftovers } from "../../local/demo/judge-network";
import { observeNetwork } from "../../local/demo/observed-network";
import { withPath } from "../../local/engine/environment";
import { runCommand } from "../../local/engine/run-command";
import { sizeOf } from "../reliability/results";
import { addModules, installVersions, type Versions } from "./installed-versions";
import { programs, SERVICE_ID, useLocalStacks, useTemporaryFolders } from "./local-stacks";
import { packInto, type Packed } from "./packed";
import range from "./supported-range.json";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();
const ends: Record<string, { packages: Versions }> = range;

let packed: Packed;

beforeAll(async () => {
  packed = await packInto(await folders.make());
}, 120_000);

test("the peers allow no version that is older than the oldest tested one", () => {
  const { packages } = range.oldest;
  const peers = Object.keys(packages).map((name) => [name, packed.manifest.peerDependencies[name]]);
  expect(Object.fromEntries(peers)).toEqual(
    Object.fromEntries(Object.entries(packages).map(([name, version]) => [name, `^${version}`])),
  );
});

/** The usual tests take one form of program for each end, as the other tests take both forms; with 1, both for each. */
const FORMS: Readonly<Record<string, readonly string[]>> =
  sizeOf("SUPPORTED_RANGE_ALL", 0) === 1
    ? { oldest: ["commonjs", "es-module"], newest: ["commonjs", "es-module"] }
    : { oldest: ["commonjs"], newest: ["es-module"] };

describe.each(Object.entries(ends))("the %s supported packages", (end, { packages }) => {
  test.each(FORMS[end] ?? [])(
    "carry a %s program through preview, up, preview and destroy",
    async (name) => {
      const modules = await installVersions(packed, packages);
      const program = await folders.make();
      await cp(programs(`module-systems/${name}`), program, { recursive: true });
      await addModules(program, modules, packed);
      const stack = await stacks.open(program, {
        config: { vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID },
      });
      await installAwsPlugin(stack.workspace.pulumiHome, packages["@pulumi/aws"]);
      // Where the versions name a Node, it comes before the one that runs this test.
      Object.assign(stack.workspace.env, withPath(stack.workspace.env, [join(modules, ".bin")]));
      expect(await versionsSeenBy(program, stack.workspace.env)).toMatchObject({
        node: process.versions.node,
        ...packages,
      });

      expect(await stack.plan()).toContain("create net-main");
      await stack.up();
      const { stdout } = await stack.succeeds("stack", "output", "--json");
      const { service } = await observe();
      expect(JSON.parse(stdout)).toMatchObject({
        endpoint: { host: service.host, port: service.port },
      });
      await stack.succeeds("preview", "--expect-no-changes");
      await stack.succeeds("destroy", "--yes", "--skip-preview");
      expect(leftovers(await observe())).toEqual([]);
    },
    600_000,
  );
});

const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);

/** The versions that a program gets to see, in this environment. */
async function versionsSeenBy(program: string, env: NodeJS.ProcessEnv): Promise<Versions> {
  const script = `
    const versionOf = (name) => require(name + "/package.json").version;
    const names = ["@pulumi/pulumi", "@pulumi/aws"];
    const versions = Object.fromEntries(names.map((name) => [name, versionOf(name)]));
    console.log(JSON.stringify({ node: process.versions.node, ...versions }));`;
  const options = { cwd: program, env, timeoutMs: 60_000 };
  const { stdout } = await runCommand("node", ["-e", script], options);
  return JSON.parse(stdout) as Versions;
}
