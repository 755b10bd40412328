import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { markdownTable } from "../reliability/report/markdown-table";
import { AWS_CALLS, sortedOnce, type AwsCalls } from "../support/aws-calls";
import { PRIVATE_ENDPOINT_CALLS, PRIVATE_ZONE_CALLS } from "../support/private-endpoint-calls";
import { COMPONENT_GATEWAY_CALLS } from "../support/transit-gateway-calls";

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string | string[];
}

const read = (path: string) => readFileSync(join(packageRoot(), path), "utf8");
const statementsOf = (file: string) =>
  (JSON.parse(read(file)) as { Statement: Statement[] }).Statement;

/** What a policy is held to of one service of AWS, and how components name what asks for it. */
interface Part {
  service: "ec2" | "route53";
  listed: readonly AwsCalls[];
  modules: string;
}

/** Each policy with its parts, and the sources of the components that it is for. */
interface Policy {
  file: string;
  parts: Part[];
  isFor: (source: string) => boolean;
}

const isOfPrivateEndpoints = (source: string) => source.startsWith("private-endpoint/");
const isOfNetworks = (source: string) => !isOfPrivateEndpoints(source);

const POLICIES: Policy[] = [
  {
    file: "docs/iam-policy.json",
    parts: [{ service: "ec2", listed: AWS_CALLS, modules: "ec2|vpc" }],
    isFor: isOfNetworks,
  },
  {
    file: "docs/iam-policy-transit-gateway.json",
    parts: [{ service: "ec2", listed: COMPONENT_GATEWAY_CALLS, modules: "ec2transitgateway" }],
    isFor: isOfNetworks,
  },
  {
    file: "docs/iam-policy-private-endpoint.json",
    parts: [
      { service: "ec2", listed: PRIVATE_ENDPOINT_CALLS, modules: "ec2|vpc" },
      { service: "route53", listed: PRIVATE_ZONE_CALLS, modules: "route53" },
    ],
    isFor: isOfPrivateEndpoints,
  },
];
const PARTS = POLICIES.flatMap(({ parts, ...policy }) =>
  parts.map((part) => ({ ...policy, ...part })),
);

test.each(POLICIES)(
  "$file allows what the real AWS provider asks for the package's types, and no more",
  ({ file, parts }) => {
    const asked = parts.flatMap(({ service, listed }) =>
      listed.flatMap(({ calls }) => calls.map((call) => `${service}:${call}`)),
    );
    expect(sortedOnce(statementsOf(file).flatMap(({ Action }) => Action))).toEqual(
      sortedOnce(asked),
    );
  },
);

const SOURCES = readdirSync(join(packageRoot(), "sdk"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    path,
    text: read(join("sdk", path)).replace(/\/\*\*.*?\*\//gs, ""),
  }));

test.each(PARTS)(
  "the list behind $file has every type and look-up of $service that its components use",
  ({ listed, modules, isFor }) => {
    const lookUp = new RegExp(`\\baws\\.(?:${modules})\\.(get\\w+?)(?:Output)?\\b(?!Result)`, "g");
    const type = new RegExp(`\\bnew aws\\.(?:${modules})\\.(\\w+)`, "g");
    const used = SOURCES.filter(({ path }) => isFor(path)).flatMap(({ text }) =>
      [lookUp, type].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name)),
    );
    const names = listed.flatMap(({ of }) => of.split(", "));
    expect([...new Set(used)].sort()).toEqual(names.sort());
  },
);

const kindsAllowed = (file: string, action: string) =>
  statementsOf(file)
    .filter(({ Action }) => Action.includes(action))
    .flatMap(({ Resource }) => Resource)
    .map((arn) => arn.split(":").at(-1)?.split("/")[0])
    .sort();

const [VPCS, GATEWAYS, ENDPOINTS] = POLICIES.map(({ file }) => file) as [string, string, string];
const ATTACHMENT = "transit-gateway-attachment";
const TABLE = "transit-gateway-route-table";

// Source: the kinds of resources that the Service Authorization Reference names for each action.
test.each<[string, string, string[]]>([
  [VPCS, "ec2:ModifySecurityGroupRules", ["security-group", "security-group-rule"]],
  [GATEWAYS, "ec2:AcceptTransitGatewayPeeringAttachment", [ATTACHMENT]],
  [GATEWAYS, "ec2:CreateTransitGatewayRoute", [ATTACHMENT, TABLE]],
  [GATEWAYS, "ec2:DeleteTransitGatewayRoute", [TABLE]],
  [GATEWAYS, "ec2:SearchTransitGatewayRoutes", [TABLE]],
  [GATEWAYS, "ec2:AssociateTransitGatewayRouteTable", [ATTACHMENT, TABLE]],
  [GATEWAYS, "ec2:DisassociateTransitGatewayRouteTable", [ATTACHMENT, TABLE]],
  [GATEWAYS, "ec2:GetTransitGatewayRouteTableAssociations", ["*"]],
  [GATEWAYS, "ec2:CreateTags", [ATTACHMENT]],
  [ENDPOINTS, "ec2:CreateVpcEndpoint", ["security-group", "subnet", "vpc", "vpc-endpoint"]],
  [ENDPOINTS, "ec2:ModifyVpcEndpoint", ["security-group", "subnet", "vpc-endpoint"]],
  [ENDPOINTS, "ec2:DeleteVpcEndpoints", ["vpc-endpoint"]],
  [ENDPOINTS, "ec2:CreateTags", ["security-group", "security-group-rule", "vpc-endpoint"]],
  [ENDPOINTS, "ec2:AuthorizeSecurityGroupIngress", ["security-group"]],
  [ENDPOINTS, "route53:CreateHostedZone", ["*"]],
  [ENDPOINTS, "route53:ChangeResourceRecordSets", ["hostedzone"]],
  [ENDPOINTS, "route53:GetChange", ["change"]],
])("%s allows %s on all that AWS asks about, and on nothing else", (file, action, kinds) => {
  expect(kindsAllowed(file, action)).toEqual(kinds);
});

const NAMES = { ec2: "EC2", route53: "Route 53" };

test.each(PARTS)("SECURITY.md lists which type asks what of $file, of $service", (part) => {
  const code = (names: string) =>
    names
      .split(", ")
      .map((name) => `\`${name}\``)
      .join(", ");
  const rows = part.listed.map(({ of, calls, source }) => [
    // One column: beside each other, the names of sources and calls are wider than GitHub's page.
    `${code(of)}<br>by ${code(source)}`,
    [...calls].sort().join(", "),
  ]);
  const head = ["type or look-up, by its source", `asks ${NAMES[part.service]} for`];
  expect(read("SECURITY.md")).toContain(markdownTable(head, rows));
});
