import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";

/** What runs on this machine alone. */
const ROOMS = ["tests", "local", "examples", "cli", "stack"];

/** Hosts that are named and never asked, and why. */
const NAMED_ONLY: Readonly<Record<string, string>> = {
  "0.0.0.0": "what settings refuse",
  "api.github.com": "what the address of GitHub's API is without one in the environment",
  "console.cloud.tigerdata.com":
    "what the address of the vendor's API is without one in the settings",
  "ec2.eu-west-1.amazonaws.com": "which address a region has",
  "keepachangelog.com": "where a changelog of a test points",
  "route53.amazonaws.com": "a namespace of XML",
  "www.w3.org": "a namespace of XML",
  "www.pulumi.com": "where messages send people",
  "get.pulumi.com": "where messages send people",
  "go.dev": "where messages send people",
};

/** Kept for documents and tests, on this machine, or a name without a dot, which no network has. */
const RESERVED =
  /^(\w*|\[::1\]|127(\.\d+){3}|192\.0\.2\.\d+)$|(^|\.)(example|invalid|test|example\.com)$/;

interface Source {
  path: string;
  source: ts.SourceFile;
}

const SOURCES: Source[] = ROOMS.flatMap((room) => {
  const files = readdirSync(join(packageRoot(), room), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.(ts|js)$/.test(file) && !file.includes("node_modules"))
    .map((file) => {
      const path = join(room, file);
      const text = readFileSync(join(packageRoot(), path), "utf8");
      return { path, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
    });
});

/** Calls this with each node of a source. */
function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (each) => visit(each, look));
}

test("no test, bench, demo or emulator names a host that somebody has", () => {
  const hosts = SOURCES.flatMap(({ source }) => {
    const found: string[] = [];
    visit(source, (node) => {
      if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return;
      const addresses = node.text.matchAll(
        /\b(?:https?|postgres(?:ql)?):\/\/([^\s/"'`,)\\\u001b]+)/g,
      );
      for (const [, authority = ""] of addresses) {
        found.push(authority.replace(/^.*@/, "").replace(/\.$/, "").replace(/:\w*$/, ""));
      }
    });
    return found;
  });
  expect(hosts.length).toBeGreaterThan(100);
  const others = hosts.filter((host) => !RESERVED.test(host) && !(host in NAMED_ONLY));
  expect([...new Set(others)]).toEqual([]);
});

test("whoever listens names the loopback address", () => {
  const calls = SOURCES.flatMap(({ path, source }) => {
    const found: string[] = [];
    visit(source, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
      if (node.expression.name.text !== "listen") return;
      const given = node.arguments.map((each) => each.getText(source)).join(", ");
      found.push(`${path}: ${given}`);
    });
    return found;
  });
  expect(calls.length).toBeGreaterThan(10);
  const open = calls.filter((call) => !/"127\.0\.0\.1"|hostname: "127|HOST\b/.test(call));
  expect(open).toEqual([
    // The one that shows that a socket for all would be seen.
    'tests/security/loopback.test.ts: 0, "0.0.0.0"',
  ]);
});
