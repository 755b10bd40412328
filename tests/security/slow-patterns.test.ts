import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";

/** What reads foreign text or text of users. */
const ROOMS = ["cli", "diagram", "doctor", "github", "migration", "provider", "review", "sdk"];

/** Those that take long for long texts, and why they never get one. */
const SHORT_TEXTS_ONLY: Readonly<Record<string, string>> = {
  "provider/tiger-cloud/graphql/execute.ts": "foreignLine cuts what is said after 300 characters",
  "provider/tiger-cloud/refusal.ts": "foreignLine cuts what is said after 300 characters",
  "github/pull-request.ts": "the address in the job's own environment",
  "doctor/render/prose.ts": "visibleLine cuts a sentence after 2,000 characters",
  "provider/settings.ts": "the address in the user's own settings",
  "provider/rules/duration.ts": "what another pattern has found to be durations alone",
};

interface Pattern {
  file: string;
  pattern: RegExp;
}

function patternsOf(path: string): Pattern[] {
  const text = readFileSync(path, "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, words = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      found.push({ file: relative(packageRoot(), path), pattern: new RegExp(words, flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const PATTERNS = ROOMS.flatMap((room) => {
  const files = readdirSync(join(packageRoot(), room), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts"));
  return sources.flatMap((file) => patternsOf(join(packageRoot(), room, file)));
});

const LENGTH = 20_000;
/** What is quadratic takes 80 ms and more for so much, what is linear 1 ms. */
const LONGEST_MS = 40;

/** What is repeated: what patterns often look for, and what this one does. */
function piecesFor({ source }: RegExp): string[] {
  const signs = Array.from(source.replace(/\\[a-zA-Z]|[\\^$*+?()[\]{}|]/g, ""));
  const words = (source.match(/[A-Za-z0-9 ]{2,}/g) ?? []).flatMap((word) => [word, `${word} `]);
  const usual = [" ", "\n", "\n ", "a", "0", "a ", "a.", "a-", "0.", "1 ", "`", '"', "\\", "{"];
  return [...new Set([...usual, ...signs, ...words])];
}

function millisecondsOf(pattern: RegExp, text: string): number {
  const startMs = performance.now();
  text.replace(new RegExp(pattern.source, pattern.flags), "");
  return performance.now() - startMs;
}

function isSlow(pattern: RegExp): boolean {
  return piecesFor(pattern).some((piece) => {
    const text = `${piece.repeat(Math.ceil(LENGTH / piece.length))}\u0001`;
    // What is slow is so each time; a busy machine is not.
    return Array.from({ length: 4 }).every(() => millisecondsOf(pattern, text) > LONGEST_MS);
  });
}

test("no pattern takes long for a long text, but those that get none", () => {
  expect(PATTERNS.length).toBeGreaterThan(100);
  const slow = PATTERNS.filter(({ pattern }) => isSlow(pattern)).map(({ file }) => file);
  expect(slow).toContain("provider/tiger-cloud/refusal.ts");
  expect(slow.filter((file) => !(file in SHORT_TEXTS_ONLY))).toEqual([]);
});
