import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { MESSAGES } from "../reliability/recovery";
import { BLOCKS, type Block } from "./code/blocks";
import { FILES } from "./repository-files";

/** All that says something to people here, AWS's and Pulumi's words as tests expect them included. */
const SOURCES = FILES.filter((file) => /^(provider|sdk|local|tests)\/.*\.(ts|py)$/.test(file))
  .filter((file) => file !== "tests/docs/shown-messages.test.ts")
  .map((file) => readFileSync(join(packageRoot(), file), "utf8"))
  // A sentence that goes on in the next line of the code is one sentence.
  .map((text) => text.replace(/["`'] \+\s+["`']/g, "").replace(/\$\{[^}]*\}/g, "…"))
  .join("\n");

/** The words of a message between what differs from case to case: ids, names, numbers, statuses, paths. */
function wordsOf(message: string): string[] {
  return message
    .replace(/\b[A-Z]{3,}\b|\b[A-Z]\w+[A-Z]\w+|\/[\w/]+/g, "…")
    .split(/[\w-]*…|"[^"]*"|'[^']*'|\([^)]*\)|\{[^}]*\}|[\w./:-]*\d[\w./:-]*|[:.;,](?=\s|$)/)
    .map((words) => words.trim())
    .filter((words) => words.split(" ").length >= 3);
}

const messages = BLOCKS.filter(
  ({ document, language }) =>
    ["docs/recovery.md", "docs/errors.md"].includes(document) && language === "text",
);

/** Pulumi's, EC2's and Route 53's own words: the proofs of recovery, and an engine test, meet these. */
const isForeign = ({ content }: Block) =>
  [...Object.values(MESSAGES), "with 1 pending operations"].some((message) =>
    content.includes(message),
  );

test.each(messages.filter((message) => !isForeign(message)))(
  "the words of the message at $place are those of the code or of a test",
  ({ content }) => {
    const words = wordsOf(content.replaceAll("\n", " "));
    expect(words).not.toEqual([]);
    expect(words.filter((some) => !SOURCES.includes(some))).toEqual([]);
  },
);
