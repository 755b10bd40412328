import * as pulumi from "@pulumi/pulumi";
import {
  accountIdRule,
  awsVpcIdRule,
  decimalIdRule,
  regionRule,
  routeTableIdRule,
  vpcCidrRule,
  type Rule,
} from "../../provider/rules/inputs";
import type { CheckedArgument } from "../bad-arguments";
import type { PeeredVpcArgs } from "./peered-vpc";

/** The arguments of a peered VPC that can be checked before anything is registered. */
export function checkedArguments(args: PeeredVpcArgs, prefix = ""): CheckedArgument[] {
  const { timescaleVpc } = args;
  return [
    { property: `${prefix}timescaleVpc.id`, value: timescaleVpc.id, rule: decimalIdRule },
    { property: `${prefix}timescaleVpc.cidr`, value: timescaleVpc.cidr, rule: vpcCidrRule },
    {
      property: `${prefix}timescaleVpc.regionCode`,
      value: timescaleVpc.regionCode,
      rule: regionRule,
    },
    ...checkedCustomerArguments(args, prefix),
  ];
}

/** Those of them that describe the customer's side. */
export function checkedCustomerArguments(
  args: Omit<PeeredVpcArgs, "timescaleVpc">,
  prefix: string,
): CheckedArgument[] {
  return [
    { property: `${prefix}vpcId`, value: args.vpcId, rule: awsVpcIdRule },
    { property: `${prefix}accountId`, value: args.accountId, rule: optional(accountIdRule) },
    { property: `${prefix}regionCode`, value: args.regionCode, rule: optional(regionRule) },
    ...routeTables(args.routeTableIds, prefix),
  ];
}

function routeTables(given: PeeredVpcArgs["routeTableIds"], prefix: string): CheckedArgument[] {
  const property = `${prefix}routeTableIds`;
  if (given === undefined || pulumi.Output.isInstance(given)) return [];
  if (typeof given !== "object") return [{ property, value: given, rule: allOnly }];
  return Object.entries(given).map(([key, value]) => ({
    property: Array.isArray(given) ? `${property}[${key}]` : `${property}.${key}`,
    value: value as unknown,
    rule: routeTableIdRule,
  }));
}

const allOnly: Rule = (value) =>
  value === "all"
    ? undefined
    : `got ${JSON.stringify(value)}; allowed is "all", a list of route table ids or a map of them. Write ["${String(value)}"] for a single table.`;

function optional(rule: Rule): Rule {
  return (value) => (value === undefined ? undefined : rule(value));
}
