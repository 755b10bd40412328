import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportStack } from "../../../../../provider/hosts/dynamic/engine/export-stack";
import { entryOf, exportOf } from "../../../../support/entries";

const a = entryOf("a", "1001");
let folder: string;
let variables: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "export-stack-"));
  variables = process.env;
});
afterEach(async () => {
  process.env = variables;
  await rm(folder, { recursive: true, force: true });
});

/** Puts a `pulumi` on the PATH that does what a shell script says. */
async function installPulumi(script: string): Promise<void> {
  const path = join(folder, "pulumi");
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  process.env = { ...variables, PATH: `${folder}:/usr/bin:/bin` };
}

test("the user's own pulumi is asked, of the selected stack or of the one named", async () => {
  const asked: string[][] = [];
  const run = (args: readonly string[]) => {
    asked.push([...args]);
    return Promise.resolve(exportOf([a]));
  };
  expect((await exportStack(undefined, run))?.entries).toEqual([a]);
  expect((await exportStack("test", run))?.entries).toEqual([a]);
  const always = ["stack", "export", "--non-interactive"];
  expect(asked).toEqual([always, [...always, "--stack=test"]]);
});

test("no option of the environment makes it show secrets or look for updates", async () => {
  process.env = { ...variables, PULUMI_OPTION_SHOW_SECRETS: "true", PULUMI_HOME: "/home" };
  let given: NodeJS.ProcessEnv = {};
  await exportStack(undefined, (_args, env) => {
    given = env;
    return Promise.resolve("");
  });
  expect(given).not.toHaveProperty("PULUMI_OPTION_SHOW_SECRETS");
  expect(given).toMatchObject({ PULUMI_HOME: "/home", PULUMI_SKIP_UPDATE_CHECK: "true" });
});

test("the pulumi on the PATH is run without a shell, and its input is closed", async () => {
  await writeFile(join(folder, "state.json"), exportOf([a]));
  await installPulumi(`cat >/dev/null; [ "$4" = '--stack=a;b $c' ] && cat ${folder}/state.json`);
  expect((await exportStack("a;b $c"))?.entries).toEqual([a]);
});

test.each(["echo 'error: no stack selected' >&2; exit 255", "echo hush"])(
  "a pulumi that does %j leaves it unknown, and nothing is said",
  async (script) => {
    await installPulumi(script);
    expect(await exportStack(undefined)).toBeUndefined();
  },
);

test("without a pulumi on the PATH it is not known", async () => {
  process.env = { ...variables, PATH: folder };
  expect(await exportStack(undefined)).toBeUndefined();
});
