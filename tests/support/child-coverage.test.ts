import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { withCoverage } from "./child-coverage";
import { ROOT } from "./run-node";

/** Takes one arm of the one branch that it loads once, the other twice. */
const PROGRAM = `
  const { painter } = require(process.argv[1] + "/dist/provider/rules/paint");
  painter(true)("red", "x");
  painter(false)("red", "x");
  painter(false)("red", "x");
`;
const PAINT = join(ROOT, "provider/rules/paint.ts");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "counts-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (env: NodeJS.ProcessEnv) =>
  promisify(execFile)(process.execPath, ["-e", PROGRAM, ROOT], { env });

interface Counts {
  branchMap: Record<string, { line: number }>;
  b: Record<string, number[]>;
}

test("a process counts the arms of the branches in the sources of what it loads", async () => {
  const file = join(folder, "counts.json");
  const preload = `--require ${join(__dirname, "count-branches.js")}`;
  await run({ ...process.env, NODE_OPTIONS: preload, CHILD_COVERAGE: file });
  const all = JSON.parse(await readFile(file, "utf8")) as Record<string, Counts>;
  expect(Object.keys(all)).toEqual([PAINT]);
  expect(all[PAINT]!.b).toEqual({ 0: [1, 2] });
});

describe("where branches are counted", () => {
  const counted = globalThis as { __coverage__?: Record<string, Counts> };
  const { __coverage__: before } = counted;
  const { COUNT_BRANCHES: isCounting } = process.env;
  beforeEach(() => {
    process.env["COUNT_BRANCHES"] = "true";
    delete counted.__coverage__;
  });
  afterEach(() => {
    if (isCounting === undefined) delete process.env["COUNT_BRANCHES"];
    if (before === undefined) delete counted.__coverage__;
    else counted.__coverage__ = before;
  });

  test("what processes count is added up", async () => {
    await withCoverage(process.env, run);
    await withCoverage(process.env, run);
    expect(counted.__coverage__?.[PAINT]!.b).toEqual({ 0: [2, 4] });
  });

  test("counts of another text of the file are refused", async () => {
    await withCoverage(process.env, run);
    Object.assign(counted.__coverage__![PAINT]!, { hash: "another" });
    await expect(withCoverage(process.env, run)).rejects.toThrow(/paint\.ts: .* other places/);
  });
});

test("where none are counted, a process runs as it is", async () => {
  const { COUNT_BRANCHES: isCounting, ...env } = process.env;
  const kept = process.env;
  process.env = env;
  try {
    expect(await withCoverage(env, (given) => Promise.resolve(given))).toBe(env);
  } finally {
    process.env = kept;
  }
  expect(process.env["COUNT_BRANCHES"]).toBe(isCounting);
});
