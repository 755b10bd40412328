import * as pulumi from "@pulumi/pulumi";
import {
  accountIdValidator,
  regionValidator,
  transitGatewayIdValidator,
  transitGatewayRouteTableIdValidator,
  type Validator,
} from "../../provider/rules/inputs";
import { isObject } from "../../provider/rules/object";
import { acceptValidator } from "../../provider/rules/options";
import { routedCidrBlocksValidator } from "../../provider/rules/routed-cidr-blocks";
import { isLater, type GivenArgument } from "../bad-arguments";
import { childNames } from "../child-names";
import { givenAliases, givenKeys, objectsOf } from "../keyed-entries";
import {
  aliasMap,
  givenCustomerArguments,
  givenIdOrResource,
  givenTimescaleVpc,
} from "../peered-vpc/check-arguments";
import { anything, keyValidator, optional } from "../peered-vpc/validators";
import type { PeeredTransitGatewayArgs } from "./arguments";

/**
 * The arguments of a peered transit gateway that can be checked before anything is registered.
 *
 * @param prefix what stands before the arguments' names, such as `transitGateways.hub.`
 * @param name the component's Pulumi name
 */
export function givenGatewayArguments(
  args: PeeredTransitGatewayArgs,
  prefix: string,
  name: string,
): GivenArgument[] {
  return [
    ...givenTimescaleVpc(args.timescaleVpc, prefix),
    ...givenTransitGateway(args, prefix, name),
  ];
}

/** Those of them that describe the gateway and what is behind it. */
export function givenTransitGateway(
  args: Omit<PeeredTransitGatewayArgs, "timescaleVpc">,
  prefix: string,
  name: string,
): GivenArgument[] {
  const at = (property: string, value: unknown, validate: Validator) => ({
    ...{ property: `${prefix}${property}`, value, validate },
  });
  const { expectedRequesterAccountId } = args;
  return [
    ...givenIdOrResource(at("transitGatewayId", args.transitGatewayId, transitGatewayIdValidator), {
      ...{ name: "transitGateway", value: args.transitGateway },
    }),
    ...givenBlocks(args.cidrBlocks, `${prefix}cidrBlocks`),
    at("accountId", args.accountId, optional(accountIdValidator)),
    at("regionCode", args.regionCode, optional(regionValidator)),
    at("expectedRequesterAccountId", expectedRequesterAccountId, optional(accountIdValidator)),
    at("accept", args.accept, acceptValidator),
    ...association(args.association, `${prefix}association`),
    ...gatewayTables(args.gatewayRouteTables, `${prefix}gatewayRouteTables`),
    ...attachedVpcs(args.vpcs, `${prefix}vpcs`, name),
  ];
}

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
  if (typeof given !== "object" || !isObject(given) || !isObject(given.ids)) {
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
  vpcs: PeeredTransitGatewayArgs["vpcs"],
  property: string,
  name: string,
): GivenArgument[] {
  const entries = objectsOf(vpcs);
  return [
    ...givenKeys(property, Object.entries(vpcs ?? {})),
    ...givenAliases(property, entries),
    ...entries.flatMap(([key, vpc]) =>
      givenCustomerArguments(vpc, `${property}.${key}.`, childNames.attachedVpc(name, key)),
    ),
  ];
}
