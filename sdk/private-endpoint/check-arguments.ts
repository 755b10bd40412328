import {
  awsVpcIdValidator,
  securityGroupIdValidator,
  serviceIdValidator,
  subnetIdValidator,
  type Validator,
} from "../../provider/rules/inputs";
import { isObject } from "../../provider/rules/object";
import { isLater, type GivenArgument } from "../bad-arguments";
import { givenAliases, givenKeys, objectsOf } from "../keyed-entries";
import { givenIdOrResource } from "../peered-vpc/check-arguments";
import { groupNameValidator, keyValidator, optional } from "../peered-vpc/validators";
import type { PrivateEndpointArgs, PrivateEndpointClientArgs } from "./arguments";
import {
  clientCidrValidator,
  dnsWordValidator,
  groupWordValidator,
  zoneIdValidator,
} from "./validators";

/**
 * The arguments of a private endpoint that can be checked before anything is registered.
 *
 * @param prefix what stands before the arguments' names
 * @param name the component's Pulumi name
 */
export function givenEndpointArguments(
  args: PrivateEndpointArgs,
  prefix: string,
  name: string,
): GivenArgument[] {
  const at = (property: string, value: unknown, validate: Validator) => ({
    ...{ property: `${prefix}${property}`, value, validate },
  });
  return [
    ...givenService(args, at("serviceId", args.serviceId, serviceIdValidator)),
    ...givenIdOrResource(at("vpcId", args.vpcId, awsVpcIdValidator), {
      ...{ name: "vpc", value: args.vpc },
    }),
    ...givenSubnets(args.subnetIds, `${prefix}subnetIds`),
    ...givenGroup(args.securityGroup, `${prefix}securityGroup`, name),
    ...givenClients(args.clients, `${prefix}clients`),
    ...givenDns(args.dns, `${prefix}dns`),
  ];
}

function givenService(
  { serviceId, serviceName }: PrivateEndpointArgs,
  id: GivenArgument,
): GivenArgument[] {
  if (serviceName === undefined) return [id];
  const validate = () => "got serviceName as well; allowed is one of them. Keep one.";
  return serviceId === undefined ? [] : [{ ...id, value: "both", validate }];
}

function givenSubnets(given: unknown, property: string): GivenArgument[] {
  if (given === undefined || isLater(given)) return [];
  if (!Array.isArray(given) || given.length === 0) {
    const validate = () =>
      `got ${JSON.stringify(given)}; allowed is a list of subnet ids. Leave it out to let them be chosen.`;
    return [{ property, value: "none", validate }];
  }
  return given.map((value: unknown, index) => ({
    ...{ property: `${property}[${index}]`, value, validate: subnetIdValidator },
  }));
}

function givenGroup(
  given: PrivateEndpointArgs["securityGroup"],
  property: string,
  name: string,
): GivenArgument[] {
  if (!isObject(given) || !isObject(given.existing)) {
    return [
      { property, value: given, validate: groupWordValidator },
      { property: "name", value: name, validate: groupNameValidator },
    ];
  }
  const groups = Object.entries<unknown>(given.existing);
  return [
    { property, value: groups.length, validate: groupCountValidator },
    ...groups.flatMap(([key, value]) => [
      { property: `${property}.existing.${key}`, value, validate: securityGroupIdValidator },
      { property: `${property}.existing.${key}`, value: key, validate: keyValidator },
    ]),
  ];
}

/** An interface has five groups at most unless AWS raised the quota, and one at least. */
const groupCountValidator: Validator = (count) =>
  Number(count) > 0 ? undefined : "got no group; allowed is one at least. Name a group.";

function givenClients(clients: PrivateEndpointArgs["clients"], property: string): GivenArgument[] {
  const entries = objectsOf(clients);
  return [
    ...givenKeys(property, Object.entries(clients ?? {})),
    ...givenAliases(property, entries),
    ...entries.flatMap(([key, client]) => givenClient(client, `${property}.${key}`)),
  ];
}

function givenClient(
  { securityGroupId, cidrBlock }: PrivateEndpointClientArgs,
  property: string,
): GivenArgument[] {
  const count = [securityGroupId, cidrBlock].filter((each) => each !== undefined).length;
  if (count !== 1) {
    const validate = () =>
      `got ${count === 0 ? "neither" : "both"} securityGroupId ${count === 0 ? "nor" : "and"} cidrBlock; allowed is one of them. Give one.`;
    return [{ property, value: "count", validate }];
  }
  return [
    {
      property: `${property}.securityGroupId`,
      value: securityGroupId,
      validate: optional(securityGroupIdValidator),
    },
    {
      property: `${property}.cidrBlock`,
      value: cidrBlock,
      validate: optional(clientCidrValidator),
    },
  ];
}

function givenDns(given: PrivateEndpointArgs["dns"], property: string): GivenArgument[] {
  if (!isObject(given)) return [{ property, value: given, validate: dnsWordValidator }];
  return [{ property: `${property}.zoneId`, value: given.zoneId, validate: zoneIdValidator }];
}
