import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../support/run-node";

let folder: string;
let files: Map<string, string>;

/** A project of a user: what runs in it has the plain resolution of modules, and the built package. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "unit-tests-"));
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "pulumi-timescale"), { recursive: true });
  for (const name of await readdir(join(ROOT, "node_modules"))) {
    if (name === "pulumi-timescale") continue;
    await symlink(join(ROOT, "node_modules", name), join(modules, name));
  }
  for (const name of ["package.json", "dist"]) {
    await cp(join(ROOT, name), join(modules, "pulumi-timescale", name), { recursive: true });
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "program" }));

  const document = await readFile(join(ROOT, "docs/unit-tests.md"), "utf8");
  const blocks = document.matchAll(/^```\w+\n\/\/ (\S+)\n(.*?)^```$/gms);
  files = new Map([...blocks].map(([, name = "", text = ""]) => [name, text]));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a test runner in the project; with the keys of an account, which it must not use. */
async function run(...args: string[]): Promise<string> {
  const keys = {
    TIGER_PUBLIC_KEY: "pub",
    TIGER_SECRET_KEY: "hush",
    TIGER_API_URL: "http://[::1]:9",
  };
  const env = { ...process.env, ...keys };
  const ran = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return ran.stdout + ran.stderr;
}

test("docs/unit-tests.md: its program and its tests pass with jest as its document sets it up", async () => {
  expect([...files.keys()]).toEqual(["network.ts", "network.test.ts", "jest.config.js"]);
  const report = await run(join(ROOT, "node_modules/jest/bin/jest.js"), "--rootDir", folder);
  expect(report).toContain("Tests:       4 passed, 4 total");
});

test("docs/unit-tests.md: its code has no type errors", async () => {
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--noUncheckedIndexedAccess"];
  const target = ["--module", "commonjs", "--target", "es2022", "--types", "jest,node"];
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  expect(await run(compiler, ...options, ...target, "network.test.ts")).toBe("");
});

test("an ES module's unit tests pass with Node's own test runner", async () => {
  await writeFile(
    join(folder, "esm.test.mjs"),
    `import assert from "node:assert";
    import { test } from "node:test";
    import * as pulumi from "@pulumi/pulumi";
    import { TimescaleNetwork } from "pulumi-timescale";

    test("nothing is let in", async () => {
      const made = [];
      const newResource = ({ type, name, inputs }) => {
        made.push({ type, inputs });
        return { id: name + "-id", state: inputs };
      };
      await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs });
      const network = new TimescaleNetwork("db", {
        cidr: "10.0.0.0/24",
        regionCode: "us-east-1",
        peers: { app: { vpcId: "vpc-0123456789abcdef0" } },
      });
      await pulumi.runtime.disconnect();
      assert.equal(await network.timescaleVpcId.promise(), "db-vpc-id");
      const groups = made.filter(({ type }) => type.endsWith(":SecurityGroup"));
      assert.deepEqual(groups.map(({ inputs }) => inputs.ingress), [undefined]);
    });`,
  );
  expect(await run("--test", "esm.test.mjs")).toMatch(/pass 1\b/);
});
