import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What istanbul counts of one file: how often each statement, function and arm of a branch ran. */
interface FileCounts {
  hash: string;
  s: Record<string, number>;
  f: Record<string, number>;
  b: Record<string, number[]>;
}

type Counts = Record<string, FileCounts>;

/** Where jest finds what a test file counted. */
const counted = globalThis as { __coverage__?: Counts };

let children = 0;

/**
 * Runs a Node so that what it counts of `sdk/` and `provider/` is added to what the test counts, where jest counts
 * branches: see `count-branches.js`.
 *
 * @param run starts it with this environment, and waits until it ends
 */
export async function withCoverage<T>(
  env: NodeJS.ProcessEnv,
  run: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  // jest.config.js sets it.
  if (process.env["COUNT_BRANCHES"] === undefined) return run(env);
  const file = join(tmpdir(), `child-coverage-${process.pid}-${(children += 1)}.json`);
  const preload = `--require ${join(__dirname, "count-branches.js")}`;
  const options = [env["NODE_OPTIONS"], preload].filter((each) => each !== undefined).join(" ");
  try {
    return await run({ ...env, NODE_OPTIONS: options, CHILD_COVERAGE: file });
  } finally {
    const text = await readFile(file, "utf8").catch(() => "{}");
    addCounts((counted.__coverage__ ??= {}), JSON.parse(text) as Counts);
    await rm(file, { force: true });
  }
}

function addCounts(all: Counts, more: Counts): void {
  for (const [path, counts] of Object.entries(more)) {
    const own = all[path];
    if (own !== undefined && own.hash !== counts.hash) {
      throw new Error(`${path}: the process counts other places of it than the test.`);
    }
    all[path] = own === undefined ? counts : Object.assign(own, sumOf(own, counts));
  }
}

/** The sum of two counts of the same file. */
function sumOf(one: FileCounts, other: FileCounts): Omit<FileCounts, "hash"> {
  const add = (a: Record<string, number>, b: Record<string, number>) =>
    Object.fromEntries(Object.entries(a).map(([id, count]) => [id, count + (b[id] ?? 0)]));
  const arms = Object.entries(one.b).map(([id, counts]) => [
    id,
    counts.map((count, arm) => count + (other.b[id]?.[arm] ?? 0)),
  ]);
  return {
    s: add(one.s, other.s),
    f: add(one.f, other.f),
    b: Object.fromEntries(arms) as FileCounts["b"],
  };
}
