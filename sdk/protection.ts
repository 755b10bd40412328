import type * as pulumi from "@pulumi/pulumi";

/**
 * Whether a component is to be protected: by its own options, else by those of its parent. Undefined
 * where nobody said so.
 */
export function protectionOf(opts: pulumi.ComponentResourceOptions = {}): boolean | undefined {
  // Pulumi keeps it there for the children, and does not declare it.
  const parent = opts.parent as { __protect?: boolean } | undefined;
  return opts.protect ?? parent?.__protect;
}

/**
 * A component's options without protection. Children inherit it, and not all of them are to be
 * protected: a rule or a route that nobody wants any more must be deletable. So a component gives
 * `protect` to those that hold data or own the connection. To say `protect: false` to the others is not
 * enough: a language host of an older Pulumi passes that on as nothing said, and the engine then takes
 * the parent's.
 */
export function withoutProtection(
  opts: pulumi.ComponentResourceOptions | undefined,
): pulumi.ComponentResourceOptions | undefined {
  return protectionOf(opts) === undefined ? opts : { ...opts, protect: false };
}

/** The option `protect`, where somebody said so. */
export function protectOption(protect: boolean | undefined): { protect?: boolean } {
  return protect === undefined ? {} : { protect };
}
