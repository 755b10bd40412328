import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";

const SOURCES = "doctor/collect/aws";

/** Each right that the collector names where it asks AWS. tests/doctor/collect/aws/calls.test.ts counts the calls. */
const NAMED = readdirSync(join(packageRoot(), SOURCES), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) =>
    readFileSync(join(packageRoot(), SOURCES, path), "utf8").replace(/\/\*\*.*?\*\//gs, ""),
  )
  .flatMap((text) =>
    Array.from(text.matchAll(/"((?:ec2|route53|sts):\w+)"/g), ([, right]) => right),
  );

interface Statement {
  Effect: string;
  Action: string[];
}
const policy = readFileSync(join(packageRoot(), "docs/iam-policy-doctor.json"), "utf8");
const { Statement: statements } = JSON.parse(policy) as { Statement: Statement[] };
const allowed = statements.flatMap(({ Action }) => Action);

test("docs/iam-policy-doctor.json allows what the doctor names, and no more", () => {
  // Nobody needs a right to ask who they are.
  const needed = new Set(NAMED.filter((right) => right !== "sts:GetCallerIdentity"));
  expect([...allowed].sort()).toEqual([...needed].sort());
});

test("docs/iam-policy-doctor.json changes nothing in AWS", () => {
  const looks = /^(ec2:(Describe|Get|Search)|route53:List|sts:AssumeRole$)/;
  expect(statements.map(({ Effect }) => Effect)).toEqual(statements.map(() => "Allow"));
  expect(allowed.filter((action) => !looks.test(action))).toEqual([]);
});
