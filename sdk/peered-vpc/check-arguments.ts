import * as pulumi from "@pulumi/pulumi";
import {
  accountIdValidator,
  awsVpcIdValidator,
  decimalIdValidator,
  peerCidrBlocksValidator,
  regionValidator,
  routeTableIdValidator,
  securityGroupIdValidator,
  subnetIdValidator,
  vpcCidrValidator,
  type Validator,
} from "../../provider/rules/inputs";
import { isObject } from "../../provider/rules/object";
import { acceptValidator, cidrDriftValidator } from "../../provider/rules/options";
import { isLater, type GivenArgument } from "../bad-arguments";
import { givenFormerKeys } from "../former-keys";
import type { PeeredVpcArgs, TimescaleVpcReference } from "./arguments";
import { isSelection } from "../customer-vpc/choose-route-tables";
import {
  anything,
  groupNameValidator,
  groupWordValidator,
  keyValidator,
  optional,
  portsValidator,
  subnetListValidator,
  tableWordValidator,
  tagsValidator,
} from "./validators";

/**
 * The arguments of a peered VPC that can be checked before anything is registered.
 *
 * @param prefix what stands before the arguments' names, such as `peers.app.`
 * @param name the component's Pulumi name
 */
export function givenArguments(args: PeeredVpcArgs, prefix: string, name: string): GivenArgument[] {
  return [
    ...givenTimescaleVpc(args.timescaleVpc, prefix),
    ...givenCustomerArguments(args, prefix, name),
  ];
}

/** What is to be checked of a Timescale VPC that exists. */
export function givenTimescaleVpc(
  { id, cidr, regionCode }: TimescaleVpcReference,
  prefix: string,
): GivenArgument[] {
  const property = (name: string) => `${prefix}timescaleVpc.${name}`;
  return [
    { property: property("id"), value: id, validate: decimalIdValidator },
    { property: property("cidr"), value: cidr, validate: optional(vpcCidrValidator) },
    { property: property("regionCode"), value: regionCode, validate: optional(regionValidator) },
  ];
}

/** Those of them that describe the customer's side. */
export function givenCustomerArguments(
  args: Omit<PeeredVpcArgs, "timescaleVpc">,
  prefix: string,
  name: string,
): GivenArgument[] {
  const at = (property: string, value: unknown, validate: Validator) => ({
    property: `${prefix}${property}`,
    value,
    validate,
  });
  return [
    ...givenIdOrResource(at("vpcId", args.vpcId, awsVpcIdValidator), {
      ...{ name: "vpc", value: args.vpc },
    }),
    at("accountId", args.accountId, optional(accountIdValidator)),
    at("regionCode", args.regionCode, optional(regionValidator)),
    at("expectedRequesterAccountId", args.expectedRequesterAccountId, optional(accountIdValidator)),
    at("accept", args.accept, acceptValidator),
    at("ports", args.ports, portsValidator),
    at("cidrDrift", args.cidrDrift, cidrDriftValidator),
    at("cidrBlocks", knownOf(args.cidrBlocks), optional(peerCidrBlocksValidator)),
    ...routeTables(args.routeTables, `${prefix}routeTables`),
    ...securityGroup(args.securityGroup, `${prefix}securityGroup`, name),
  ];
}

/** Of a list, the values that are known already. */
function knownOf(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  return given.filter((value) => !isLater(value));
}

/**
 * What is to be checked of a thing that a program names by its id or hands over as a resource.
 *
 * @param id the argument that is the id
 * @param resource the argument that is the resource
 */
export function givenIdOrResource(
  id: GivenArgument,
  resource: { name: string; value: pulumi.Resource | undefined },
): GivenArgument[] {
  if (resource.value === undefined) return [id];
  if (id.value === undefined) return [];
  const validate = () => `got ${resource.name} as well; allowed is one of them. Keep one.`;
  // An id that comes later is one too many as well.
  return [{ ...id, value: "both", validate }];
}

function routeTables(given: PeeredVpcArgs["routeTables"], property: string): GivenArgument[] {
  if (given === undefined || pulumi.Output.isInstance(given)) return [];
  const unlike = [{ property, value: given, validate: tableWordValidator }];
  // Only what no compiler has seen can be null.
  if (typeof given !== "object" || (given as unknown) === null) return unlike;
  if (!isSelection(given)) {
    return Object.entries(given).map(([index, value]) =>
      routeTable(`${property}[${index}]`, value as unknown),
    );
  }
  if ("ids" in given && isObject(given.ids)) {
    return [
      ...Object.entries(given.ids).flatMap(([key, value]) => [
        routeTable(`${property}.ids.${key}`, value),
        { property: `${property}.ids.${key}`, value: key, validate: keyValidator },
      ]),
      ...aliasMap(property, "ids", given.ids, given.aliases),
    ];
  }
  if ("tags" in given)
    return [{ property: `${property}.tags`, value: given.tags, validate: tagsValidator }];
  return "subnetIds" in given ? subnets(given.subnetIds, `${property}.subnetIds`) : unlike;
}

function subnets(given: unknown, property: string): GivenArgument[] {
  if (!Array.isArray(given)) return [{ property, value: given, validate: subnetListValidator }];
  return given.map((value: unknown, index) => ({
    property: `${property}[${index}]`,
    value,
    validate: subnetIdValidator,
  }));
}

function routeTable(property: string, value: unknown): GivenArgument {
  return {
    property,
    value,
    validate: pulumi.Resource.isInstance(value) ? anything : routeTableIdValidator,
  };
}

function securityGroup(
  given: PeeredVpcArgs["securityGroup"],
  property: string,
  name: string,
): GivenArgument[] {
  const groups = isObject(given) ? given : undefined;
  const existing: unknown = groups?.existing;
  if (typeof existing !== "object" || existing === null) {
    const isDedicated = given === undefined || given === "dedicated";
    return [
      { property, value: given, validate: groupWordValidator },
      ...(isDedicated ? [{ property: "name", value: name, validate: groupNameValidator }] : []),
    ];
  }
  return [
    ...Object.entries(existing).flatMap(([key, value]) => [
      {
        property: `${property}.existing.${key}`,
        value: value as unknown,
        validate: securityGroupIdValidator,
      },
      { property: `${property}.existing.${key}`, value: key, validate: keyValidator },
    ]),
    ...aliasMap(property, "existing", existing, groups?.aliases),
  ];
}

/** The former keys of a map, which stand in a map beside it. */
export function aliasMap(
  property: string,
  mapName: string,
  map: object,
  aliases: Record<string, string[]> = {},
): GivenArgument[] {
  const keys = Object.keys(map);
  const aliasesOf = (key: string) => `${property}.aliases.${key}`;
  const ofNobody = Object.keys(aliases).filter((key) => !keys.includes(key));
  return [
    ...givenFormerKeys({
      property: `${property}.${mapName}`,
      ...{ keys, formerKeys: aliases, aliasesOf },
    }),
    ...ofNobody.map((key) => ({
      ...{ property: aliasesOf(key), value: key },
      validate: () =>
        `got the key ${JSON.stringify(key)}; allowed are those of ${mapName}: ${keys.join(", ") || "there are none"}. Give the new key, and the former ones as its list.`,
    })),
  ];
}
