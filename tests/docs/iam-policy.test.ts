import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { markdownTable } from "../reliability/report/markdown-table";
import { AWS_CALLS, sortedOnce, type AwsCalls } from "../support/aws-calls";
import { COMPONENT_GATEWAY_CALLS } from "../support/transit-gateway-calls";

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string | string[];
}

const read = (path: string) => readFileSync(join(packageRoot(), path), "utf8");
const statementsOf = (file: string) =>
  (JSON.parse(read(file)) as { Statement: Statement[] }).Statement;

/** Each policy, what it is held to, and how components name what asks for it. */
const POLICIES: [file: string, listed: readonly AwsCalls[], modules: string][] = [
  ["docs/iam-policy.json", AWS_CALLS, "ec2|vpc"],
  ["docs/iam-policy-transit-gateway.json", COMPONENT_GATEWAY_CALLS, "ec2transitgateway"],
];

test.each(POLICIES)(
  "%s allows what the real AWS provider asks for the package's types, and no more",
  (file, listed) => {
    const asked = sortedOnce(listed.flatMap(({ calls }) => calls));
    expect(sortedOnce(statementsOf(file).flatMap(({ Action }) => Action))).toEqual(
      asked.map((call) => `ec2:${call}`),
    );
  },
);

const SOURCES = readdirSync(join(packageRoot(), "sdk"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => read(join("sdk", path)).replace(/\/\*\*.*?\*\//gs, ""));

test.each(POLICIES)(
  "the list behind %s has every type and look-up that the package's components use",
  (_file, listed, modules) => {
    const lookUp = new RegExp(`\\baws\\.(?:${modules})\\.(get\\w+?)(?:Output)?\\b(?!Result)`, "g");
    const type = new RegExp(`\\bnew aws\\.(?:${modules})\\.(\\w+)`, "g");
    const used = SOURCES.flatMap((text) =>
      [lookUp, type].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name)),
    );
    const names = listed.flatMap(({ of }) => of.split(", "));
    expect([...new Set(used)].sort()).toEqual(names.sort());
  },
);

const kindsAllowed = (file: string, action: string) =>
  statementsOf(file)
    .filter(({ Action }) => Action.includes(`ec2:${action}`))
    .flatMap(({ Resource }) => Resource)
    .map((arn) => arn.split(":").at(-1)?.split("/")[0])
    .sort();

const [VPCS, GATEWAYS] = POLICIES.map(([file]) => file) as [string, string];
const ATTACHMENT = "transit-gateway-attachment";
const TABLE = "transit-gateway-route-table";

// Source: the kinds of resources that the Service Authorization Reference names for each action.
test.each<[string, string, string[]]>([
  [VPCS, "ModifySecurityGroupRules", ["security-group", "security-group-rule"]],
  [GATEWAYS, "AcceptTransitGatewayPeeringAttachment", [ATTACHMENT]],
  [GATEWAYS, "CreateTransitGatewayRoute", [ATTACHMENT, TABLE]],
  [GATEWAYS, "DeleteTransitGatewayRoute", [TABLE]],
  [GATEWAYS, "SearchTransitGatewayRoutes", [TABLE]],
  [GATEWAYS, "AssociateTransitGatewayRouteTable", [ATTACHMENT, TABLE]],
  [GATEWAYS, "DisassociateTransitGatewayRouteTable", [ATTACHMENT, TABLE]],
  [GATEWAYS, "GetTransitGatewayRouteTableAssociations", ["*"]],
  [GATEWAYS, "CreateTags", [ATTACHMENT]],
])("%s allows %s on all that AWS asks about, and on nothing else", (file, action, kinds) => {
  expect(kindsAllowed(file, action)).toEqual(kinds);
});

test.each(POLICIES)("SECURITY.md lists which type asks what of %s", (_file, listed) => {
  const code = (names: string) =>
    names
      .split(", ")
      .map((name) => `\`${name}\``)
      .join(", ");
  const rows = listed.map(({ of, calls, source }) => [
    code(of),
    [...calls].sort().join(", "),
    code(source),
  ]);
  expect(read("SECURITY.md")).toContain(
    markdownTable(["type or look-up", "asks EC2 for", "by its source"], rows),
  );
});
