import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markerOf } from "../../github/sticky-comment";
import { GithubServer, ME } from "../github/github-server";
import { ROOT } from "../support/run-node";

const TOKEN = "ghs_canary5c1d7e";
const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const URN = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::orders";
const state = { urn: URN, type: "aws:s3/bucket:Bucket", custom: true, parent: STACK, inputs: {} };
const DESTROYS = JSON.stringify({
  steps: [{ op: "delete", urn: URN, oldState: { ...state, id: "orders" } }],
});
const NO_CHANGES = JSON.stringify({ steps: [{ op: "same", urn: URN, newState: state }] });
const KEY = "shop/dev";

let server: GithubServer;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
  server = new GithubServer(TOKEN);
  await server.start();
  await writeFile(join(folder, "event.json"), JSON.stringify({ pull_request: { number: 7 } }));
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  code: number;
  output: string;
  summary: string;
}

/** Runs the command as a workflow does. What it writes must not hold the token. */
async function reviewed(plan: string, args: string[] = [], env: object = {}): Promise<Ended> {
  await writeFile(join(folder, "plan.json"), plan);
  await writeFile(join(folder, "summary"), "");
  const command = [join(ROOT, "dist/cli/main.js"), "review", "plan.json", "--comment", ...args];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: server.url,
      GITHUB_REPOSITORY: "owner/repo",
      GITHUB_TOKEN: TOKEN,
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const [code] = (await once(child, "close")) as [number];
  const summary = await readFile(join(folder, "summary"), "utf8");
  expect(output + summary).not.toContain(TOKEN);
  return { code, output, summary };
}

test("the review stands in one comment, which the next run brings up to date", async () => {
  const { code, summary } = await reviewed(DESTROYS);
  expect(code).toBe(0);
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]?.body).toMatch(/^<!-- .* -->\n### Destroys\n/);
  expect(summary).toMatch(/^### Destroys\n/);
  await reviewed(DESTROYS);
  expect(server.changes).toEqual(["POST /repos/owner/repo/issues/7/comments"]);
  await reviewed(NO_CHANGES);
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]?.body).toMatch(/^<!-- .* -->\n### No changes\n/);
});

test("it is found on the third page of comments, and others stay as they are", async () => {
  const others = Array.from({ length: 230 }, (_, index) => ({
    ...{ id: index + 1, body: `comment ${index}` },
    user: { login: "somebody", type: "User" as const },
  }));
  server.comments = [...others, { id: 500, body: `${markerOf(KEY)}### Safe`, user: ME }];
  await reviewed(DESTROYS);
  expect(server.changes).toEqual(["PATCH /repos/owner/repo/issues/comments/500"]);
  expect(server.seen.filter((request) => request.startsWith("GET"))).toHaveLength(3);
});

test("where nothing changes and there is no comment, none is made", async () => {
  const { code } = await reviewed(NO_CHANGES);
  expect(code).toBe(0);
  expect(server.changes).toEqual([]);
});

test.each([
  [403, "Resource not accessible by integration", "pull-requests: write"],
  [404, "Not Found", "forks never have it"],
])(
  "a %i is no failure: the summary has the review, and why there is no comment",
  async (status, message, words) => {
    server.troubles = [{ method: "POST", status, body: { message }, times: Infinity }];
    const { code, output, summary } = await reviewed(DESTROYS);
    expect(code).toBe(0);
    expect(output).toMatch(new RegExp(`::notice::The review was not commented: .*${words}`));
    expect(summary).toContain("### Destroys");
    expect(summary).toContain(words);
  },
);

test("the policy counts whether or not the comment could be written", async () => {
  server.troubles = [{ status: 403, times: Infinity }];
  expect((await reviewed(DESTROYS, ["--fail-on", "destroys"])).code).toBe(3);
});

test("a rate limit that is lifted soon is waited for", async () => {
  const body = { message: "You have exceeded a secondary rate limit" };
  server.troubles = [{ status: 403, body, headers: { "retry-after": "1" }, times: 1 }];
  expect((await reviewed(DESTROYS)).code).toBe(0);
  expect(server.comments).toHaveLength(1);
});

test("one that is lifted much later is not", async () => {
  const body = { message: "You have exceeded a secondary rate limit" };
  server.troubles = [{ status: 403, body, headers: { "retry-after": "3600" }, times: Infinity }];
  const { code, output } = await reviewed(DESTROYS);
  expect(code).toBe(0);
  expect(output).toContain("rate limit is used up");
});

test("a server that fails once is asked again; one that goes on failing is told of", async () => {
  server.troubles = [{ status: 502, times: 1 }];
  await reviewed(DESTROYS);
  expect(server.comments).toHaveLength(1);
  server.troubles = [{ status: 502, times: Infinity }];
  const { code, output } = await reviewed(NO_CHANGES);
  expect(code).toBe(0);
  expect(output).toContain("GitHub answered 502 several times.");
});

test("a wrong token, and none, are told", async () => {
  const wrong = await reviewed(DESTROYS, [], { GITHUB_TOKEN: `${TOKEN}-old` });
  expect(wrong.output).toContain("does not accept the token");
  const none = await reviewed(DESTROYS, [], { GITHUB_TOKEN: "" });
  expect(none.code).toBe(0);
  expect(none.output).toContain("there is no token: pass one as GITHUB_TOKEN");
  expect(server.comments).toEqual([]);
});

test("labels of the pull request allow what they name, on all their pages", async () => {
  const policy = ["--fail-on", "destroys", "--allow-labels", "allow-"];
  server.labels = Array.from({ length: 120 }, (_, index) => `label-${index}`);
  expect((await reviewed(DESTROYS, policy)).code).toBe(3);
  server.labels.push("allow-destroys");
  expect((await reviewed(DESTROYS, policy)).code).toBe(0);
  expect(server.comments[0]?.body).toContain("(allowed)");
});

test("a comment of many stacks stays within what GitHub takes", async () => {
  const steps = Array.from({ length: 2000 }, (_, index) => {
    const urn = `${URN}-${index}`;
    return { op: "delete", urn, oldState: { ...state, urn, id: `orders-${index}` } };
  });
  const { summary } = await reviewed(JSON.stringify({ steps }));
  const bytes = Buffer.byteLength(server.comments[0]?.body ?? "");
  expect(bytes).toBeGreaterThan(60_000);
  expect(bytes).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(summary)).toBeGreaterThan(bytes);
});
