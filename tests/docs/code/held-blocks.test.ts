import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../../local/package-root";
import { BLOCKS, blocksIn } from "./blocks";

/** Languages whose blocks are all checked, whatever document they are in. */
const CHECKED_EVERYWHERE = ["sh", "ts", "typescript", "json", "yaml"];

/** Blocks of the other languages: how many a document has, and the test that holds them against what is so. */
const HELD: readonly [document: string, language: string, blocks: number, test: string][] = [
  ["README.md", "text", 1, "tests/engine/demo.test.ts"],
  ["docs/architecture.md", "mermaid", 4, "tests/docs/architecture.test.ts"],
  ["docs/diagrams.md", "mermaid", 1, "tests/diagram/samples.test.ts"],
  ["docs/doctor.md", "text", 1, "tests/engine/demo.test.ts"],
  ["docs/errors.md", "text", 17, "tests/docs/shown-messages.test.ts"],
  ["docs/recovery.md", "text", 13, "tests/docs/shown-messages.test.ts"],
  ["docs/start.md", "text", 4, "tests/engine/start.test.ts"],
  ["docs/unit-tests.md", "js", 1, "tests/docs/unit-tests.test.ts"],
  ...[
    ...["cross-region-cross-account", "existing-vpc-and-groups", "many-peers", "migrate-service"],
    ...["multi-cidr", "private-endpoint", "quickstart", "transit-gateway", "two-stacks"],
  ].map((example): [string, string, number, string] => [
    `examples/${example}/README.md`,
    "mermaid",
    1,
    `tests/engine/examples/${example}.test.ts`,
  ]),
];

const places = (blocks: readonly { place: string; language: string }[]) =>
  blocks.map(({ place, language }) => `${place} (${language})`);

test("no block is without a test: a new one needs a test of what it shows, and then its number in HELD", () => {
  const others = BLOCKS.filter(({ language }) => !CHECKED_EVERYWHERE.includes(language));
  const unheld = others.filter(
    ({ document, language }) =>
      !HELD.some(([file, held]) => file === document && held === language),
  );
  expect(places(unheld)).toEqual([]);
  for (const [document, language, blocks] of HELD) {
    const there = others.filter((each) => each.document === document && each.language === language);
    expect({ document, language, blocks: there.length }).toEqual({ document, language, blocks });
  }
});

test("each test that holds blocks exists, and names their document or its example", () => {
  for (const [document, , , test] of HELD) {
    expect({ test, exists: existsSync(join(packageRoot(), test)) }).toEqual({ test, exists: true });
    const named = /^examples\/([\w-]+)\//.exec(document)?.[1] ?? document.replace("docs/", "");
    expect(readFileSync(join(packageRoot(), test), "utf8")).toContain(named);
  }
});

test("each block of JSON or YAML can be read", () => {
  for (const { place, content } of blocksIn("json", "yaml")) {
    expect(() => parse(content) as unknown).not.toThrow(place);
  }
});
