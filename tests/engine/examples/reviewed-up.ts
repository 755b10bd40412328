import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPlan, review, toMarkdown } from "../../../review";
import type { Operation } from "../../../review/plan";
import type { LocalStack } from "../local-stacks";

const GOLDEN = join(__dirname, "golden");

/** What each operation of a review is in the words that the engine uses while it does it. */
const WORDS: Readonly<Record<string, Operation>> = {
  create: "create",
  update: "update",
  delete: "delete",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
};

/**
 * Previews, reviews and then runs an update. Expects that the update did what the review said; and that
 * the review, as Markdown, is the golden file of that name. `npm run golden` writes those again.
 */
export async function reviewedUp(stack: LocalStack, golden: string): Promise<void> {
  const { stdout } = await stack.succeeds("preview", "--json", "--show-sames");
  const reviewed = review([readPlan(stdout, "plan.json")], { failOn: [], allow: [] });
  await expectGolden(golden, withoutIds(toMarkdown(reviewed)));

  const said = reviewed.stacks.flatMap(({ changes }) =>
    changes.map(({ change }) => `${change.operation} ${change.urn}`),
  );
  expect(await operationsOfUp(stack)).toEqual(said.sort());
}

/** Runs an update, and gives each thing that it did: `update urn:…::db-main`. */
async function operationsOfUp(stack: LocalStack): Promise<string[]> {
  const { stdout } = await stack.succeeds("up", "--yes", "--skip-preview", "--json");
  const done = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => {
      const { resourcePreEvent } = JSON.parse(line) as {
        resourcePreEvent?: { metadata: { op: string; urn: string } };
      };
      if (resourcePreEvent === undefined) return [];
      const { op, urn } = resourcePreEvent.metadata;
      const word = WORDS[op];
      return word === undefined ? [] : [`${word} ${urn}`];
    });
  return [...new Set(done)].sort();
}

/** Without what differs from run to run: ids that the clouds gave, and the order that is theirs. */
function withoutIds(markdown: string): string {
  return (
    markdown
      .replace(
        /\b(vpce|vpce-svc|vpc|pcx|rtb|sgr?|subnet|igw|vpc-cidr-assoc|tgw|tgw-attach)-[0-9a-f]{8,17}\b/g,
        "$1-…",
      )
      .replace(/\bconn-aws-\d+\b/g, "conn-aws-…")
      .replace(/\b(private zone |zoneId: ")[A-Z0-9]{8,32}\b/g, "$1…")
      .replace(/-client-[0-9a-f]{7}\b/g, "-client-…")
      // Names that the engine makes up: their ends are by chance.
      .replace(/^([+-] name: "[\w-]+)-[0-9a-f]{7}"$/gm, '$1-…"')
      // Ids of Timescale VPCs and peerings, of which several may be made at the same time.
      .replace(/\b[15]0\d\d\b/g, "…")
  );
}

async function expectGolden(name: string, text: string): Promise<void> {
  const path = join(GOLDEN, `${name}.md`);
  if (process.env["UPDATE_GOLDEN"] === "true") {
    await mkdir(GOLDEN, { recursive: true });
    await writeFile(path, text);
  }
  expect(text).toBe(await readFile(path, "utf8"));
}
