import * as pulumi from "@pulumi/pulumi";
import type { Validator } from "../provider/rules/inputs";
import { programFailure } from "./program-failure";

/** One argument, what validates it, and how it is named to the user, such as `peers.app.vpcId`. */
export interface GivenArgument {
  property: string;
  value: unknown;
  validate: Validator;
}

/** True for an argument whose value comes later. */
export function isLater(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/**
 * What is wrong with arguments whose values are known already. Outputs and promises are left to the
 * check of the resource that they reach.
 */
export function problemsOf(args: readonly GivenArgument[]): string[] {
  return args.flatMap(({ property, value, validate }) => {
    if (isLater(value)) return [];
    const reason = validate(value);
    return reason === undefined ? [] : [`${property}: ${reason}`];
  });
}

/** Ends the program, without a stack trace, if there are problems: all of them at once. */
export function refuse(component: pulumi.ComponentResource, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw programFailure(problems.join("\n"), component);
}
