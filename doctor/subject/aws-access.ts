import { isObject } from "../../provider/rules/object";
import { textOf, type State, type StateResource } from "./state";
import type { AwsAccess } from "./subject";
import { AWS_PROVIDER } from "./types";

/** Nothing is said: all is as the credential chain has it. */
export const USUAL_ACCESS: AwsAccess = {
  ...{ profile: undefined, roleArn: undefined, externalId: undefined },
};

/** How the provider of resources reaches its account; the first of them that has one tells. */
export function accessOf(state: State, resources: readonly StateResource[]): AwsAccess {
  const provider = providerOf(state, resources);
  if (provider === undefined) return USUAL_ACCESS;
  const { assumeRoles, assumeRole } = provider.properties;
  // Of a chain of roles, the last one is that of the account.
  const role = lastOf(parsed(assumeRoles)) ?? lastOf(parsed(assumeRole));
  return {
    profile: textOf(provider, "profile"),
    roleArn: textIn(role, "roleArn"),
    externalId: textIn(role, "externalId"),
  };
}

/** The region of resources: their own, else that of their provider. */
export function regionOf(state: State, resources: readonly StateResource[]): string | undefined {
  const own = resources.map((each) => textOf(each, "region")).find((each) => each !== undefined);
  const provider = providerOf(state, resources);
  return own ?? (provider && textOf(provider, "region"));
}

/** The account of resources, as their owner or their ARN says. */
export function accountOf(resources: readonly StateResource[]): string | undefined {
  return resources
    .flatMap((each) => [
      ...[textOf(each, "ownerId"), textOf(each, "vpcOwnerId")],
      textOf(each, "arn")?.split(":")[4],
    ])
    .find((each) => /^\d{12}$/.test(each ?? ""));
}

function providerOf(state: State, resources: readonly StateResource[]): StateResource | undefined {
  return resources
    .map((each) => state.providerOf(each))
    .find((provider) => provider?.type === AWS_PROVIDER);
}

/** The AWS provider writes lists and objects of its configuration as JSON. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function lastOf(value: unknown): Record<string, unknown> | undefined {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return isObject(last) ? last : undefined;
}

function textIn(fields: Record<string, unknown> | undefined, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
