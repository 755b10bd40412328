import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";
import { RULES } from "../../doctor/rules";
import { aliasCommand, zoneCommand } from "../../doctor/rules/dns/alias-command";
import { associateCommand } from "../../doctor/rules/gateway-routes/associate-command";
import { routeCommands } from "../../doctor/rules/gateway-routes/wrong-parts";
import { allowCommand } from "../../doctor/rules/network-acls/acl-command";
import { routeCommand } from "../../doctor/rules/routes/route-command";
import { acceptCommand } from "../../doctor/rules/transit-gateway/accept-command";
import { soundEndpoint, vpcEndpoint } from "../doctor/endpoint-facts";
import { peeringCase } from "../doctor/facts";
import { soundGateway, transitGateway } from "../doctor/gateway-facts";
import { HOSTILE_CASES, poisoned } from "./hostile-facts";
import { HOSTILE_TEXTS } from "./hostile-texts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "pulumi-timescale-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Has a shell do what a reader does who copies commands; `aws` prints the words that it is given. */
function wordsOf(commands: readonly string[]): string[] {
  const script = `aws() { printf '%s\\t' "$@"; }; while IFS= read -r -d '' each; do (eval "$each"); printf '\\0'; done`;
  const { stdout } = spawnSync("bash", ["-c", script], {
    ...{ cwd: folder, input: commands.map((each) => `${each}\0`).join(""), encoding: "utf8" },
    env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
  });
  return stdout.split("\0");
}

/** What bash can pass on: no end of a text, and no half of a character. */
const PASSABLE = HOSTILE_TEXTS.filter((text) => !/\0|\p{Surrogate}/u.test(text));

const COMMANDS: Record<string, (text: string) => string> = {
  alias: (text) => {
    const endpoint = vpcEndpoint({ vpcEndpointId: "vpce-1", dnsNames: [text] });
    return aliasCommand({ one: soundEndpoint(), endpoint, host: text }, text);
  },
  "the endpoint of an alias": (text) => {
    const endpoint = vpcEndpoint({ vpcEndpointId: text });
    return aliasCommand({ one: soundEndpoint(), endpoint, host: "h" }, "Z1");
  },
  zone: (text) => zoneCommand({ one: soundEndpoint(), endpoint: vpcEndpoint(), host: text }),
  associate: (text) => {
    const routeTables = new Map([[text, { value: [] }]]);
    return associateCommand(soundGateway(), transitGateway({ routeTables }), text);
  },
  "gateway routes": (text) =>
    routeCommands([{ cidrBlock: text, isTaken: false } as never], {
      ...{ tableId: text, attachmentId: text, region: "" },
    }),
  "network ACL": (text) =>
    allowCommand(
      { networkAclId: text, subnetIds: [], entries: [] },
      { direction: "in", cidrBlock: text, ports: [1, 2] },
      { by: undefined, regionOption: "" },
    ),
  route: (text) =>
    routeCommand({
      ...{ verb: "create", routeTableId: text, destination: text, regionOption: "" },
      way: { ...peeringCase().way, provisionedId: text },
    }),
  accept: (text) => acceptCommand(text, text),
};

test.each(Object.entries(COMMANDS))(
  "in the command for %s, a shell takes a text as it is",
  (_what, make) => {
    const words = wordsOf(PASSABLE.map(make));
    for (const [index, text] of PASSABLE.entries()) {
      const inJson = JSON.stringify(text).slice(1, -1);
      const given = words[index] ?? "";
      expect([text, given.includes(text) || given.includes(inJson)]).toEqual([text, true]);
    }
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("no command that a finding names runs what is in the ids of AWS and Tiger Cloud", () => {
  const commands = new Set<string>();
  for (const text of ["$(touch x)", "`touch x`", "; touch x #", "'; touch x; '", '"$(touch x)']) {
    for (const one of HOSTILE_CASES.map((each) => poisoned(each, (own) => `${own}${text}`))) {
      for (const rule of RULES.filter(({ ways }) => ways.includes(one.way.kind))) {
        for (const { fix } of rule.judge(one).findings ?? []) {
          const [, command] = /(aws (?:ec2|route53) .*?)(?:\. |$)/s.exec(fix) ?? [];
          if (command !== undefined) commands.add(command);
        }
      }
    }
  }
  expect(commands.size).toBeGreaterThan(50);
  wordsOf([...commands]);
  expect(readdirSync(folder)).toEqual([]);
});

/** What may stand in a command as it is: words of this package, numbers, and what is quoted where it is made. */
const OWN_WORDS: readonly string[] = [
  ...["verb", "side", "number", "option", "from", "to", "port", "query", "by?.ruleNumber ?? 1"],
  ...["customerRegionOption(one)", "regionOption", "region", "source", "hostedZone", "json"],
  ...['isTaken ? "replace" : "create"', 'added.join(" ")'],
  'outside.map(({ subnetId }) => shellWord(subnetId)).join(" ")',
];

/** What a template puts into a command of the AWS CLI, or behind an option of one. */
function putIntoCommands({ head, templateSpans }: ts.TemplateExpression): string[] {
  let before = head.text;
  return templateSpans.flatMap(({ expression, literal }) => {
    const isInCommand = /\baws (ec2|route53) /.test(before) || / ?--[a-z-]+ $/.test(before);
    before += literal.text;
    return isInCommand ? [expression.getText()] : [];
  });
}

function templatesOf(path: string): ts.TemplateExpression[] {
  const text = readFileSync(path, "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: ts.TemplateExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("in each command that the doctor's rules write, whatever is put in is a word of its own", () => {
  const rules = join(packageRoot(), "doctor/rules");
  const files = readdirSync(rules, { recursive: true, encoding: "utf8" });
  const put = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => templatesOf(join(rules, file)))
    .flatMap(putIntoCommands);
  expect(put.length).toBeGreaterThan(40);
  const isWord = (text: string) => /^(shellWord|wordOr)\(/.test(text) || OWN_WORDS.includes(text);
  expect(put.filter((text) => !isWord(text))).toEqual([]);
});
