import { TimescaleError } from "../errors";

type Values = Record<string, unknown>;

/** The version of the properties that this package stores. */
export const SCHEMA_VERSION = 2;

/** The stored property that holds its version; the first releases stored none. */
export const SCHEMA_VERSION_PROPERTY = "schemaVersion";

/** What brings stored properties from the version of its place in the list to the next one. */
const UPGRADES: readonly ((state: Values) => Values)[] = [
  // Version 1 has all that was there before: only the version itself is new.
  (state) => state,
  // Version 2 has other ids, which are none of the properties.
  (state) => state,
];

/**
 * Stored properties in the form of this package's version, whichever version stored them.
 *
 * @throws `State` where a newer version did
 */
export function upgradeState(state: Values): Values {
  const { [SCHEMA_VERSION_PROPERTY]: written = 0, ...properties } = state;
  if (Number(written) > SCHEMA_VERSION) {
    throw new TimescaleError(
      "State",
      `State: a newer version of pulumi-timescale wrote it (schema ${String(written)}, this one knows ${SCHEMA_VERSION}). ` +
        "Upgrade the package: npm install pulumi-timescale@latest.",
    );
  }
  return UPGRADES.slice(Number(written)).reduce((old, upgrade) => upgrade(old), properties);
}
