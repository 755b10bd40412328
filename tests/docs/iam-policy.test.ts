import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { markdownTable } from "../reliability/report/markdown-table";
import { AWS_CALLS, sortedOnce } from "../support/aws-calls";

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string | string[];
}

const read = (path: string) => readFileSync(join(packageRoot(), path), "utf8");
const { Statement: statements } = JSON.parse(read("docs/iam-policy.json")) as {
  Statement: Statement[];
};

test("the policy allows what the real AWS provider asks for the package's types, and no more", () => {
  const asked = sortedOnce(AWS_CALLS.flatMap(({ calls }) => calls));
  expect(sortedOnce(statements.flatMap(({ Action }) => Action))).toEqual(
    asked.map((call) => `ec2:${call}`),
  );
});

test("the list has every type and look-up of EC2 that the package's components use", () => {
  const folder = join(packageRoot(), "sdk");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(folder, path), "utf8").replace(/\/\*\*.*?\*\//gs, ""));
  const used = sources.flatMap((text) => [
    ...[...text.matchAll(/\baws\.ec2\.(get\w+?)(?:Output)?\b(?!Result)/g)].map(([, name]) => name),
    ...[...text.matchAll(/\bnew aws\.(?:ec2|vpc)\.(\w+)/g)].map(([, name]) => name),
  ]);
  const listed = AWS_CALLS.flatMap(({ of }) => of.split(", "));
  expect([...new Set(used)].sort()).toEqual(listed.sort());
});

test("a rule is changed where both its group and the rule itself allow it", () => {
  const resources = statements
    .filter(({ Action }) => Action.includes("ec2:ModifySecurityGroupRules"))
    .flatMap(({ Resource }) => Resource)
    .map((arn) => arn.split(":").at(-1));
  expect(resources.sort()).toEqual(["security-group-rule/*", "security-group/*"]);
});

test("SECURITY.md lists which type asks what", () => {
  const rows = AWS_CALLS.map(({ of, calls, source }) => [
    of
      .split(", ")
      .map((name) => `\`${name}\``)
      .join(", "),
    [...calls].sort().join(", "),
    source
      .split(", ")
      .map((name) => `\`${name}\``)
      .join(", "),
  ]);
  expect(read("SECURITY.md")).toContain(
    markdownTable(["type or look-up", "asks EC2 for", "by its source"], rows),
  );
});
