import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { leftovers } from "../../local/demo/judge-network";
import { observeNetwork } from "../../local/demo/observed-network";
import { packageRoot } from "../../local/package-root";
import { runtimePackages } from "../support/locked-packages";
import { programs, SERVICE_ID, useLocalStacks, useTemporaryFolders } from "./local-stacks";
import { packInto, type Packed } from "./packed";

const run = promisify(execFile);
const stacks = useLocalStacks();
const folders = useTemporaryFolders();

let packed: Packed;

beforeAll(async () => {
  packed = await packInto(await folders.make());
}, 120_000);

/**
 * Copies a program out of the repository and installs the tarball into it as npm does, from what is
 * installed here: the package itself, what it depends on, its peers that are not optional, and no more.
 */
async function installInto(program: string): Promise<string> {
  const folder = await folders.make();
  await cp(program, folder, { recursive: true });
  const modules = join(folder, "node_modules");
  const { manifest, unpacked } = packed;
  await cp(unpacked, join(modules, "pulumi-timescale"), { recursive: true });
  const peers = Object.keys(manifest.peerDependencies).filter(
    (name) => manifest.peerDependenciesMeta[name]?.optional !== true,
  );
  for (const name of [...Object.keys(manifest.dependencies), ...peers]) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(packageRoot(), "node_modules", name), join(modules, name));
  }
  return folder;
}

test("no file of it names a path of the machine that built it", async () => {
  const files = await readdir(packed.unpacked, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), "utf8");
    expect(text.includes(packageRoot()) ? file.name : "none").toBe("none");
  }
});

test("it and all that it brings along, but for its peers, is at most 15 MB", async () => {
  const folders = [...runtimePackages().keys()].map((path) => join(packageRoot(), path));
  const sizes = await Promise.all([packed.unpacked, ...folders].map(sizeOf));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(Math.min(...sizes)).toBeGreaterThan(1000);
  expect(bytes).toBeGreaterThan(3_000_000);
  expect(bytes).toBeLessThan(15_000_000);
});

/** The bytes of a package's files, without those of the packages within it. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.name === "node_modules") return 0;
      return entry.isDirectory() ? sizeOf(path) : (await stat(path)).size;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test.each(["commonjs", "es-module"])(
  "a %s program outside of the repository lives through preview, up, preview and destroy",
  async (name) => {
    const stack = await stacks.open(await installInto(programs(`module-systems/${name}`)), {
      config: { vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID },
    });
    expect(await stack.plan()).toContain("create net-main");
    await stack.up();
    await stack.succeeds("preview", "--expect-no-changes");
    await stack.succeeds("destroy", "--yes", "--skip-preview");
    expect(leftovers(await observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID))).toEqual([]);
  },
);

test("an application that has the package through a library alone is told what to add, once", async () => {
  const folder = await installInto(programs("module-systems/commonjs"));
  const modules = join(folder, "node_modules");
  const library = join(modules, "net-library");
  await mkdir(join(library, "node_modules"), { recursive: true });
  await writeFile(join(library, "index.js"), 'module.exports = require("pulumi-timescale");');
  await writeFile(
    join(folder, "index.js"),
    `const { TimescaleVpc } = require("net-library");
     new TimescaleVpc("net", { cidr: "10.9.0.0/24", regionCode: "us-east-1", name: "net" });`,
  );
  const own = join(modules, "pulumi-timescale");
  const nested = join(library, "node_modules/pulumi-timescale");
  await cp(own, nested, { recursive: true });
  const stack = await stacks.open(folder);
  await stack.up();
  await rm(own, { recursive: true });
  for (const args of [["preview"], ["destroy", "--yes", "--skip-preview"]]) {
    const { code, stdout, stderr } = await stack.pulumi(...args);
    expect(code).not.toBe(0);
    const told = stdout + stderr;
    expect(told).toContain(
      "error: Package pulumi-timescale: not found from the folder of the program. " +
        'Add "pulumi-timescale": "*" to the dependencies in its package.json, then install.',
    );
    expect(told).not.toMatch(/Cannot find module|Require stack|^\s+at /m);
  }
  await cp(nested, own, { recursive: true });
  await stack.succeeds("destroy", "--yes", "--skip-preview");
});

test("its command reviews a plan, and starts the emulator", async () => {
  const folder = await installInto(programs("module-systems/commonjs"));
  const main = join(folder, "node_modules/pulumi-timescale/dist/cli/main.js");
  await writeFile(join(folder, "plan.json"), '{"steps": [], "changeSummary": {}}');
  const reviewed = await run(process.execPath, [main, "review", "plan.json"], { cwd: folder });
  expect(reviewed.stdout).toMatch(/^No changes\n/);
  const script = `
    const { startTigerCloud } = require("pulumi-timescale/emulator");
    startTigerCloud().then(async (cloud) => { console.log(cloud.apiUrl); await cloud.stop(); });`;
  const started = await run(process.execPath, ["-e", script], { cwd: folder });
  expect(started.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});
