import * as pulumi from "@pulumi/pulumi";
import {
  accountIdRule,
  awsVpcIdRule,
  decimalIdRule,
  peerCidrBlocksRule,
  regionRule,
  routeTableIdRule,
  securityGroupIdRule,
  subnetIdRule,
  vpcCidrRule,
  type Rule,
} from "../../provider/rules/inputs";
import { acceptRule, cidrDriftRule } from "../../provider/rules/options";
import type { CheckedArgument } from "../bad-arguments";
import { checkedFormerKeys, isKey } from "../former-keys";
import type { PeeredVpcArgs } from "./arguments";
import { isSelection } from "./choose-route-tables";

/**
 * The arguments of a peered VPC that can be checked before anything is registered.
 *
 * @param prefix what stands before the arguments' names, such as `peers.app.`
 * @param name the component's Pulumi name
 */
export function checkedArguments(
  args: PeeredVpcArgs,
  prefix: string,
  name: string,
): CheckedArgument[] {
  const { timescaleVpc } = args;
  return [
    { property: `${prefix}timescaleVpc.id`, value: timescaleVpc.id, rule: decimalIdRule },
    {
      property: `${prefix}timescaleVpc.cidr`,
      value: timescaleVpc.cidr,
      rule: optional(vpcCidrRule),
    },
    {
      property: `${prefix}timescaleVpc.regionCode`,
      value: timescaleVpc.regionCode,
      rule: optional(regionRule),
    },
    ...checkedCustomerArguments(args, prefix, name),
  ];
}

/** Those of them that describe the customer's side. */
export function checkedCustomerArguments(
  args: Omit<PeeredVpcArgs, "timescaleVpc">,
  prefix: string,
  name: string,
): CheckedArgument[] {
  const at = (property: string, value: unknown, rule: Rule) => ({
    property: `${prefix}${property}`,
    value,
    rule,
  });
  return [
    ...customerVpc(args, prefix),
    at("accountId", args.accountId, optional(accountIdRule)),
    at("regionCode", args.regionCode, optional(regionRule)),
    at("expectedRequesterAccountId", args.expectedRequesterAccountId, optional(accountIdRule)),
    at("accept", args.accept, acceptRule),
    at("ports", args.ports, portsRule),
    at("cidrDrift", args.cidrDrift, cidrDriftRule),
    at("cidrBlocks", knownOf(args.cidrBlocks), optional(peerCidrBlocksRule)),
    ...routeTables(args.routeTables, `${prefix}routeTables`),
    ...securityGroup(args.securityGroup, `${prefix}securityGroup`, name),
  ];
}

/** Of a list, the values that are known already. */
function knownOf(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const isLater = (value: unknown) => pulumi.Output.isInstance(value) || value instanceof Promise;
  return given.filter((value) => !isLater(value));
}

function customerVpc(
  { vpc, vpcId }: Pick<PeeredVpcArgs, "vpc" | "vpcId">,
  prefix: string,
): CheckedArgument[] {
  const property = `${prefix}vpcId`;
  if (vpc === undefined) return [{ property, value: vpcId, rule: awsVpcIdRule }];
  if (vpcId === undefined) return [];
  return [
    { property, value: "both", rule: () => "got vpc as well; allowed is one of them. Keep one." },
  ];
}

function routeTables(given: PeeredVpcArgs["routeTables"], property: string): CheckedArgument[] {
  if (given === undefined || pulumi.Output.isInstance(given)) return [];
  if (typeof given !== "object") return [{ property, value: given, rule: tableWordRule }];
  if (!isSelection(given)) {
    return Object.entries(given).map(([index, value]) =>
      routeTable(`${property}[${index}]`, value as unknown),
    );
  }
  if ("ids" in given) {
    return [
      ...Object.entries(given.ids).flatMap(([key, value]) => [
        routeTable(`${property}.ids.${key}`, value),
        { property: `${property}.ids.${key}`, value: key, rule: keyRule },
      ]),
      ...aliasMap(property, "ids", given.ids, given.aliases),
    ];
  }
  if ("tags" in given) return [{ property: `${property}.tags`, value: given.tags, rule: tagsRule }];
  if ("subnetIds" in given && Array.isArray(given.subnetIds)) {
    return given.subnetIds.map((value: unknown, index) => ({
      property: `${property}.subnetIds[${index}]`,
      value,
      rule: subnetIdRule,
    }));
  }
  return "subnetIds" in given ? [] : [{ property, value: given, rule: tableWordRule }];
}

function routeTable(property: string, value: unknown): CheckedArgument {
  return { property, value, rule: pulumi.Resource.isInstance(value) ? anything : routeTableIdRule };
}

function securityGroup(
  given: PeeredVpcArgs["securityGroup"],
  property: string,
  name: string,
): CheckedArgument[] {
  const existing: unknown = typeof given === "object" ? given.existing : undefined;
  if (typeof existing !== "object" || existing === null) {
    const isDedicated = given === undefined || given === "dedicated";
    return [
      { property, value: given, rule: groupWordRule },
      ...(isDedicated ? [{ property: "name", value: name, rule: groupNameRule }] : []),
    ];
  }
  return [
    ...Object.entries(existing).flatMap(([key, value]) => [
      {
        property: `${property}.existing.${key}`,
        value: value as unknown,
        rule: securityGroupIdRule,
      },
      { property: `${property}.existing.${key}`, value: key, rule: keyRule },
    ]),
    ...aliasMap(property, "existing", existing, typeof given === "object" ? given.aliases : {}),
  ];
}

/** The former keys of a map, which stand in a map beside it. */
function aliasMap(
  property: string,
  mapName: string,
  map: object,
  aliases: Record<string, string[]> = {},
): CheckedArgument[] {
  const keys = Object.keys(map);
  const aliasesOf = (key: string) => `${property}.aliases.${key}`;
  const ofNobody = Object.keys(aliases).filter((key) => !keys.includes(key));
  return [
    ...checkedFormerKeys({
      property: `${property}.${mapName}`,
      ...{ keys, formerKeys: aliases, aliasesOf },
    }),
    ...ofNobody.map((key) => ({
      ...{ property: aliasesOf(key), value: key },
      rule: () =>
        `got the key ${JSON.stringify(key)}; allowed are those of ${mapName}: ${keys.join(", ") || "there are none"}. Give the new key, and the former ones as its list.`,
    })),
  ];
}

const anything: Rule = () => undefined;

const tableWordRule: Rule = (value) =>
  ["all", "main", "none"].includes(String(value))
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "all", "main", "none", a list of route table ids, {ids}, {tags} or {subnetIds}. Write a single table as a list of one.`;

const groupWordRule: Rule = (value) =>
  [undefined, "dedicated", "default", "none"].includes(value as string | undefined)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "dedicated", "default", "none" or {existing}. Write groups that exist as {existing: {app: "sg-…"}}.`;

/** AWS keeps that beginning for itself. */
const groupNameRule: Rule = (name) =>
  /^sg-/i.test(String(name))
    ? `got ${JSON.stringify(name)}; allowed is a name that does not begin with "sg-", which AWS refuses for a security group. Choose another name.`
    : undefined;

const tagsRule: Rule = (tags) =>
  typeof tags === "object" && tags !== null && Object.keys(tags).length > 0
    ? undefined
    : `got ${JSON.stringify(tags)}; allowed is a map with at least one tag. Write "all" for every table.`;

const portsRule: Rule = (ports) =>
  ports === undefined || (Array.isArray(ports) && ports.length > 0 && ports.every(isPort))
    ? undefined
    : `got ${JSON.stringify(ports)}; allowed is a list of TCP ports, 1 to 65535. Leave it out for 5432.`;

function isPort(port: unknown): boolean {
  return typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Keys become parts of Pulumi names. */
export const keyRule: Rule = (key) =>
  isKey(key)
    ? undefined
    : `got the key ${JSON.stringify(key)}; allowed are letters, digits, "-", "_" and ".". Choose a short name.`;

/** The rule, for a value that may be left out. */
export function optional(rule: Rule): Rule {
  return (value) => (value === undefined ? undefined : rule(value));
}
