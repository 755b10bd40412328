import * as pulumi from "@pulumi/pulumi";
import {
  accountIdValidator,
  decimalIdValidator,
  regionValidator,
  transitGatewayIdValidator,
  transitGatewayRouteTableIdValidator,
  vpcCidrValidator,
  type Validator,
} from "../../provider/rules/inputs";
import { isObject } from "../../provider/rules/object";
import { acceptValidator } from "../../provider/rules/options";
import { routedCidrBlocksValidator } from "../../provider/rules/routed-cidr-blocks";
import type { GivenArgument } from "../bad-arguments";
import { givenFormerKeys } from "../former-keys";
import { aliasMap, givenCustomerArguments } from "../peered-vpc/check-arguments";
import { anything, keyValidator, optional } from "../peered-vpc/validators";
import type { PeeredTransitGatewayArgs } from "./arguments";

/**
 * The arguments of a peered transit gateway that can be checked before anything is registered.
 *
 * @param prefix what stands before the arguments' names, such as `transitGateways.hub.`
 */
export function givenGatewayArguments(
  args: PeeredTransitGatewayArgs,
  prefix: string,
): GivenArgument[] {
  const at = (property: string, value: unknown, validate: Validator) => ({
    ...{ property: `${prefix}${property}`, value, validate },
  });
  const { timescaleVpc, expectedRequesterAccountId } = args;
  return [
    at("timescaleVpc.id", timescaleVpc.id, decimalIdValidator),
    at("timescaleVpc.cidr", timescaleVpc.cidr, optional(vpcCidrValidator)),
    at("timescaleVpc.regionCode", timescaleVpc.regionCode, optional(regionValidator)),
    gatewayId(args, `${prefix}transitGatewayId`),
    ...givenBlocks(args.cidrBlocks, `${prefix}cidrBlocks`),
    at("accountId", args.accountId, optional(accountIdValidator)),
    at("regionCode", args.regionCode, optional(regionValidator)),
    at("expectedRequesterAccountId", expectedRequesterAccountId, optional(accountIdValidator)),
    at("accept", args.accept, acceptValidator),
    ...association(args.association, `${prefix}association`),
    ...gatewayTables(args.gatewayRouteTables, `${prefix}gatewayRouteTables`),
    ...attachedVpcs(args.vpcs, `${prefix}vpcs`),
  ];
}

function gatewayId(
  { transitGateway, transitGatewayId }: PeeredTransitGatewayArgs,
  property: string,
): GivenArgument {
  if (transitGateway === undefined) {
    return { property, value: transitGatewayId, validate: transitGatewayIdValidator };
  }
  const both = "got transitGateway as well; allowed is one of them. Keep one.";
  return {
    ...{ property, value: transitGatewayId },
    validate: (value) => (value === undefined ? undefined : both),
  };
}

const isLater = (value: unknown) => pulumi.Output.isInstance(value) || value instanceof Promise;

/** Where one of the blocks comes later, the resource checks them all. */
function givenBlocks(given: unknown, property: string): GivenArgument[] {
  if (Array.isArray(given) && given.some(isLater)) return [];
  return [{ property, value: given, validate: routedCidrBlocksValidator }];
}

function association(
  given: PeeredTransitGatewayArgs["association"],
  property: string,
): GivenArgument[] {
  if (typeof given === "object" && isObject(given)) {
    const { routeTableId: value } = given;
    const validate = transitGatewayRouteTableIdValidator;
    return [{ property: `${property}.routeTableId`, value, validate }];
  }
  return [{ property, value: given, validate: associationValidator }];
}

const associationValidator: Validator = (value) =>
  [undefined, "gateway", "none"].includes(value as string | undefined)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "gateway", "none" or {routeTableId}. Write a route table as {routeTableId: "tgw-rtb-…"}.`;

function gatewayTables(
  given: PeeredTransitGatewayArgs["gatewayRouteTables"],
  property: string,
): GivenArgument[] {
  if (typeof given !== "object" || !isObject(given.ids)) {
    return [{ property, value: given, validate: gatewayTablesValidator }];
  }
  return [
    ...Object.entries(given.ids).flatMap(([key, value]) => [
      {
        ...{ property: `${property}.ids.${key}`, value: value },
        validate: pulumi.Resource.isInstance(value)
          ? anything
          : transitGatewayRouteTableIdValidator,
      },
      { property: `${property}.ids.${key}`, value: key, validate: keyValidator },
    ]),
    ...aliasMap(property, "ids", given.ids, given.aliases),
  ];
}

const gatewayTablesValidator: Validator = (value) =>
  [undefined, "default", "none"].includes(value as string | undefined)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "default", "none" or {ids}. Write tables as {ids: {main: "tgw-rtb-…"}}.`;

function attachedVpcs(
  vpcs: PeeredTransitGatewayArgs["vpcs"] = {},
  property: string,
): GivenArgument[] {
  const keys = Object.keys(vpcs);
  const formerKeys = Object.fromEntries(keys.map((key) => [key, vpcs[key]?.aliases]));
  const aliasesOf = (key: string) => `${property}.${key}.aliases`;
  return [
    ...keys.map((key) => ({ property: `${property}.${key}`, value: key, validate: keyValidator })),
    ...givenFormerKeys({ property, keys, formerKeys, aliasesOf }),
    ...Object.entries(vpcs).flatMap(([key, vpc]) =>
      givenCustomerArguments(vpc, `${property}.${key}.`, key),
    ),
  ];
}
