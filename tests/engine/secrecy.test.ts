import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import {
  leadingTo,
  programs,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const CANARY = "canary-key-7f3a91c2d4";
const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let cloud: TigerCloud;
let stack: LocalStack;

beforeAll(async () => {
  cloud = await startTigerCloud({ secretKey: CANARY });
  const env = {
    TIGER_API_URL: cloud.apiUrl,
    TIGER_PUBLIC_KEY: cloud.publicKey,
    TIGER_SECRET_KEY: CANARY,
  };
  stack = await stacks.open(programs("resources"), { bare: true, env });
}, 120_000);

afterAll(() => cloud.stop());

/** What must never be shown: the key as it is, and as the authorization header has it. */
const forms = () => [CANARY, btoa(`${cloud.publicKey}:${CANARY}`), encodeURIComponent(CANARY)];

function expectNoKey(text: string, what: string): void {
  for (const form of forms()) expect(text.includes(form) ? what : "no key").toBe("no key");
}

const wanted = (name: string) => ({
  vpcs: { a: { name, cidr: "10.0.0.0/24", regionCode: "us-east-1", timeouts: { create: "3s" } } },
});

/**
 * The engine's own lines about a provider's configuration: at this level it writes out what the stack
 * holds as secret, for every provider of Pulumi, before this package is asked for anything.
 */
const OF_ENGINE = /pulumi:providers:pulumi-nodejs|\.(CheckConfig|DiffConfig|Configure)\(/;

const withoutEngine = (text: string) =>
  text
    .split("\n")
    .filter((line) => !OF_ENGINE.test(line))
    .join("\n");

/** Runs `pulumi` with every log that it has, and looks for the key in all that it wrote. */
async function run(args: string[], on = stack, shown = (text: string) => text): Promise<number> {
  const log = join(await folders.make(), "events");
  const { code, stdout, stderr } = await on.workspace.pulumi(
    [...args, "--event-log", log, "--logtostderr", "-v=9", "--logflow"],
    { env: { WANTED: JSON.stringify(on.wanted), PULUMI_DEBUG_COMMANDS: "true" } },
  );
  expect(stdout + stderr).not.toBe("");
  expectNoKey(shown(stdout), "stdout");
  expectNoKey(shown(stderr), "the debug log");
  expectNoKey(await readFile(log, "utf8"), "the event log");
  return code;
}

test("an answer that repeats the key does not bring it into any output", async () => {
  stack.wanted = wanted("a");
  const body = { message: `wrong: ${forms().join(" ")}` };
  cloud.injectFault({ method: "POST", effect: "reply", status: 400, body });
  expect(await run(["up", "--yes", "--skip-preview"])).not.toBe(0);
});

test.each([
  ["401", { effect: "reply", status: 401 }],
  ["HTML", { effect: "reply", status: 502, body: "<html>" }],
  ["nonsense", { effect: "reply", status: 200, body: "{" }],
  ["a redirect", { effect: "reply", status: 302, headers: { location: "http://127.0.0.1:9/" } }],
  ["a reset connection", { effect: "lose-request" }],
] as const)("%s as answer to a request shows no key", async (_what, fault) => {
  cloud.injectFault({ method: "POST", times: 9, ...fault });
  expect(await run(["up", "--yes", "--skip-preview"])).not.toBe(0);
  cloud.clearFaults();
});

test("neither a plan, nor the state and its history, nor a destroy show the key", async () => {
  await stack.up();
  stack.wanted = wanted("b");
  expectNoKey((await stack.succeeds("preview", "--json", "--show-sames")).stdout, "the plan");
  expectNoKey((await stack.succeeds("stack", "export")).stdout, "the state");
  expect(await run(["destroy", "--yes", "--skip-preview"])).toBe(0);
  await expectNoKeyInFiles(stack);
});

test("a key from the stack's configuration is shown by the engine's own debug log only", async () => {
  const configured = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
  configured.wanted = wanted("c");
  cloud.injectFault({ method: "POST", effect: "reply", status: 400, body: forms().join(" ") });
  expect(await run(["up", "--yes", "--skip-preview"], configured, withoutEngine)).not.toBe(0);
  await configured.up();
  expectNoKey((await configured.succeeds("stack", "export")).stdout, "the state");
  await expectNoKeyInFiles(configured);
  await configured.succeeds("destroy", "--yes", "--skip-preview");
});

test("a key in the stack's configuration that is no secret is warned of, and not shown", async () => {
  const plain = { ...leadingTo(cloud), "timescale:secretKey": CANARY };
  const configured = await stacks.open(programs("resources"), { config: plain });
  configured.wanted = wanted("d");
  const { stdout } = await configured.succeeds("preview");
  // The engine shows each message as it comes, and all of them at the end.
  const [, atTheEnd = ""] = stdout.split("Diagnostics:");
  expect(atTheEnd.match(/holds it in clear text/g)).toHaveLength(1);
  expect(stdout).toContain("pulumi config set --secret timescale:secretKey");
  expectNoKey(stdout, "the preview");
  await configured.workspace.setConfig(leadingTo(cloud));
  expect((await configured.succeeds("preview")).stdout).not.toContain("clear text");
});

test("after a change of the key, refresh and destroy take it from the environment and say so once", async () => {
  const rotated = await startTigerCloud();
  const on = await stacks.open(programs("resources"), { config: leadingTo(rotated) });
  await on.up(wanted("e"));
  const rotate = async (publicKey: string, secretKey: string) => {
    rotated.rotateKey({ publicKey, secretKey });
    await on.workspace.setConfig(leadingTo(rotated));
    return { TIGER_PUBLIC_KEY: publicKey, TIGER_SECRET_KEY: secretKey };
  };
  const says = async (args: string[], key: NodeJS.ProcessEnv) => {
    const env = { WANTED: JSON.stringify(on.wanted), ...key };
    const { code, stdout, stderr } = await on.workspace.pulumi(
      [...args, "--yes", "--skip-preview", "--suppress-progress"],
      { env },
    );
    expect(stdout + stderr).not.toContain(rotated.secretKey);
    // The engine shows each message as it comes, and all of them at the end.
    const [, atTheEnd = stdout] = stdout.split("Diagnostics:");
    return { code, warnings: atTheEnd.match(/the configured one was refused/g) ?? [], stdout };
  };
  const first = await rotate("second-key", "second-secret-2f");
  const without = await says(["refresh"], {});
  expect(without.code).not.toBe(0);
  expect(without.stdout).toContain("run `pulumi up` first, add --run-program, or set the new key");
  expect(await says(["refresh"], first)).toMatchObject({ code: 0, warnings: [expect.anything()] });
  expect(await says(["up", "--refresh"], first)).toMatchObject({ code: 0 });
  const second = await rotate("third-key", "third-secret-3d");
  expect(await says(["destroy"], second)).toMatchObject({ code: 0, warnings: [expect.anything()] });
  expect(rotated.vpcs).toEqual([]);
  await rotated.stop();
}, 120_000);

/** Reads the state, its history and the configuration as they lie on the disk. */
async function expectNoKeyInFiles(of: LocalStack): Promise<void> {
  const folder = dirname(of.workspace.pulumiHome);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const written = files.filter((file) => file.isFile() && /\.(json|yaml|bak)$/.test(file.name));
  expect(written.length).toBeGreaterThan(2);
  for (const file of written) {
    expectNoKey(await readFile(join(file.parentPath, file.name), "utf8"), file.name);
  }
}
