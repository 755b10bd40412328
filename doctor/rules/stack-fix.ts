import type { Way } from "../path/way";

/**
 * What to do: the command and, where the way is that of a stack, what heals it there, so that the next update and
 * what was done by hand do not meet.
 */
export function fixBy(way: Way, command: string, inStack: string): string {
  return way.name === undefined ? command : `${inStack} By hand: ${command}`;
}

/** For what the stack makes again once it knows that it is gone. */
export const REFRESH_AND_UP = "Run `pulumi refresh`, then `pulumi up`.";
