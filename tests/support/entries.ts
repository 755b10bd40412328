import type { StateEntry } from "../../provider/hosts/ownership/read-export";

/** The URN of an entry of the stack `test` of a project `db`. */
export function urnOf(name: string, type = "TimescaleVpc", parentTypes: string[] = []): string {
  const types = [...parentTypes, `pulumi-nodejs:dynamic/timescale:${type}`].join("$");
  return `urn:pulumi:test::db::${types}::${name}`;
}

/** An entry of that stack's state. */
export function entryOf(name: string, id: string, given: Partial<StateEntry> = {}): StateEntry {
  const { type = "TimescaleVpc", parents = [] } = given;
  const parentTypes = parents.map((parent) => parent.type).reverse();
  const urn = urnOf(name, type, parentTypes);
  return { urn, type, name, id, parents, doomed: false, ...given };
}

/** What `pulumi stack export` prints of a state with these entries. */
export function exportOf(entries: readonly StateEntry[]): string {
  const stack = { urn: "urn:pulumi:test::db::pulumi:pulumi:Stack::db-test", custom: false };
  const resources = entries.map(({ urn, id, doomed }) => ({
    ...{ urn, id, custom: true, parent: stack.urn },
    ...(doomed && { delete: true }),
  }));
  return JSON.stringify({ version: 3, deployment: { resources: [stack, ...resources] } });
}
