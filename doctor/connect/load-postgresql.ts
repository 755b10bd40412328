import type * as Postgresql from "./postgresql";

/** What is told of the steps that only pg can take, where it is not installed. */
export const WITHOUT_PG = {
  state: "skipped",
  why: "no session is begun, for pg is not installed: install pg beside pulumi-timescale",
} as const;

/**
 * What speaks PostgreSQL; undefined where the package pg is not installed: it is beside this package only where somebody
 * wants it.
 *
 * @param load for tests
 */
export function loadPostgresql(
  load: () => typeof Postgresql = requirePostgresql,
): typeof Postgresql | undefined {
  try {
    return load();
  } catch (error) {
    if (isWithoutPg(error)) return undefined;
    throw error;
  }
}

function requirePostgresql(): typeof Postgresql {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./postgresql") as typeof Postgresql;
}

function isWithoutPg(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "MODULE_NOT_FOUND" && message.includes("'pg'");
}
