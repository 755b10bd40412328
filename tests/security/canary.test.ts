import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTigerCloud } from "../../local/tiger-cloud";
import { GithubServer } from "../github/github-server";
import { ROOT } from "../support/run-node";
import { shownForms } from "../support/shown-forms";
import { expectHarmlessInTerminal } from "./hostile-texts";
import { startProgram } from "./running-program";

const CANARY = "canary-key-9d40be57a1";
const TOKEN = "ghs_canary7be1f0c2";
/** A user's own things, which no artefact has any use for. */
const PLANTED = {
  ...{ TIGER_PUBLIC_KEY: "pub", TIGER_SECRET_KEY: CANARY, GITHUB_TOKEN: TOKEN },
  ...{ PULUMI_CONFIG_PASSPHRASE: `${CANARY}-passphrase`, AWS_SECRET_ACCESS_KEY: `${CANARY}-aws` },
};
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function expectNoKey(text: string, what: string): void {
  for (const form of [...shownForms(CANARY), ...shownForms(TOKEN)]) {
    expect(text.includes(form) ? what : "no key").toBe("no key");
  }
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const URN = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/timescale:TimescaleVpc::net";
/** A plan as the engine writes it: what is secret in it, the engine has replaced. */
const PLAN = JSON.stringify({
  config: { "timescale:secretKey": "[secret]" },
  steps: [
    {
      ...{ op: "delete", urn: URN },
      oldState: {
        ...{ urn: URN, type: "pulumi-nodejs:dynamic/timescale:TimescaleVpc", custom: true },
        ...{ id: "1", inputs: { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" } },
      },
    },
  ],
});

test.each([
  ["a comment that is taken", 0],
  ["a comment that is refused with the token in the words", 400],
])(
  "a review with %s shows no key in any of its files, nor in its output",
  async (_what, status) => {
    const server = new GithubServer(TOKEN);
    await server.start();
    try {
      const message = `${TOKEN} \u001b[31m **x** <img src=x> @everyone`;
      if (status > 0) server.troubles = [{ method: "POST", status, body: { message }, times: 9 }];
      await writeFile(join(folder, "plan.json"), PLAN);
      await writeFile(join(folder, "event.json"), '{"pull_request":{"number":7}}');
      await writeFile(join(folder, "summary"), "");
      const args = ["plan.json", "--comment", "--summary", "--annotations"];
      const files = ["--markdown", "r.md", "--json", "r.json", "--svg", "diagrams"];
      const command = [join(ROOT, "dist/cli/main.js"), "review", ...args, ...files];
      const child = spawn(process.execPath, command, {
        cwd: folder,
        env: {
          ...{ PATH: process.env["PATH"], ...PLANTED, GITHUB_ACTIONS: "true" },
          ...{ GITHUB_API_URL: server.url, GITHUB_REPOSITORY: "owner/repo" },
          GITHUB_EVENT_PATH: join(folder, "event.json"),
          GITHUB_STEP_SUMMARY: join(folder, "summary"),
        },
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
      }
      const [code] = (await once(child, "close")) as [number];
      expect([code, output]).toEqual([0, expect.stringContaining("Destroys")]);
      expectHarmlessInTerminal(output);
      expect(server.comments).toHaveLength(status === 0 ? 1 : 0);
      const written = await filesIn(folder);
      expect(written.length).toBeGreaterThanOrEqual(5);
      for (const [what, text] of [
        ["the output", output] as const,
        ["the comment", JSON.stringify(server.comments)] as const,
        ...(await Promise.all(
          written.map(async (path) => [path, await readFile(path, "utf8")] as const),
        )),
      ]) {
        expectNoKey(text, what);
        expect(text).not.toMatch(/<img|@everyone|\*\*x/);
      }
    } finally {
      await server.stop();
    }
  },
);

test("the emulator prints its key where it says what to set, and in no line of a request", async () => {
  const main = join(ROOT, "dist/cli/main.js");
  const program = startProgram([main, "emulator", "--secret-key", CANARY, "--public-key", "pub"]);
  try {
    await program.said(/until Ctrl-C/);
    const [, url = ""] = /TIGER_API_URL=(\S+)/.exec(program.output()) ?? [];
    const key = (secret: string) => ({
      authorization: `Basic ${Buffer.from(`pub:${secret}`).toString("base64")}`,
    });
    await fetch(`${url}/auth/info`, { headers: key(CANARY) });
    await fetch(`${url}/auth/info?secret=${CANARY}`, { headers: key(`${CANARY}x`) });
    await fetch(`${url}/%1b%5b31m%c2%9b%e2%80%ae/last`, { headers: key(CANARY) });
    await program.said(/\/last \d+/);
    const [shown = "", ...logged] = program.output().split(/^# .*\n/m);
    expect(shown.split("\n").filter((line) => line.includes(CANARY))).toEqual([
      `export TIGER_SECRET_KEY=${CANARY}`,
    ]);
    expect(logged.join("").match(/^GET /gm)).toHaveLength(3);
    expectNoKey(logged.join(""), "a line of a request");
    expectHarmlessInTerminal(program.output());
  } finally {
    await program.stop();
  }
});

test("the emulator's log of requests keeps no key", async () => {
  const cloud = await startTigerCloud({ secretKey: CANARY });
  const basic = Buffer.from(`${cloud.publicKey}:${CANARY}`).toString("base64");
  await fetch(`${cloud.apiUrl}/auth/info?key=${CANARY}`, {
    headers: { authorization: `Basic ${basic}` },
  });
  const url = `${new URL(cloud.apiUrl).origin}/api/query`;
  const query =
    "query Q($a: String!, $s: String!) { getJWTForClientCredentials(data: {accessKey: $a, secretKey: $s}) }";
  const post = async (headers: Record<string, string>) => {
    const body = JSON.stringify({ query, variables: { a: cloud.publicKey, s: CANARY } });
    return (await fetch(url, { method: "POST", headers, body })).text();
  };
  const [token = ""] = /[\w-]+\.[\w-]+\.\w+/.exec(await post({})) ?? [];
  await post({ authorization: `Bearer ${token}` });
  expect(cloud.requests).toHaveLength(3);
  const log = JSON.stringify(cloud.requests);
  expectNoKey(log, "the log");
  expect([token.length > 20, log.includes(token)]).toEqual([true, false]);
  await cloud.stop();
});

test("the packed package holds no key, no private file and no path of this machine", async () => {
  const env = { ...process.env, ...PLANTED };
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await promisify(execFile)("npm", args, { cwd: ROOT, env });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await promisify(execFile)("tar", ["-xzf", join(folder, filename), "-C", folder]);
  const names = await filesIn(join(folder, "package"));
  expect(names.length).toBeGreaterThan(100);
  const forbidden = /(^|\/)(\.env|\.npmrc|tests|Pulumi\.[\w-]+\.yaml)|\.(pem|key|test\.\w+)$/;
  expect(
    names.map((name) => name.slice(folder.length)).filter((name) => forbidden.test(name)),
  ).toEqual([]);
  for (const name of names) {
    const text = await readFile(name, "utf8");
    expectNoKey(text, name);
    for (const path of [ROOT, homedir(), folder]) {
      expect(text.includes(`${path}/`) ? `${name} names ${path}` : "no path").toBe("no path");
    }
    expect(text).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b/);
  }
});

test("what a run of tests prints shows no key of the environment", async () => {
  const file = "tests/provider/tiger-cloud/refusals.test.ts";
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
  const args = [jest, file, "--maxWorkers", "1", "--verbose"];
  const env = { ...process.env, ...PLANTED };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
  expect(stdout + stderr).toMatch(/\d+ passed, 0 failed/);
  expectNoKey(stdout + stderr, "the output of the tests");
}, 120_000);
