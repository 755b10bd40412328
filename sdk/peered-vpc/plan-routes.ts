/** One route to make: the end of its Pulumi name, and its route table. */
export interface PlannedRoute<Id> {
  /** From the identity of the table, never from its place in a list, so that names stay. */
  key: string;
  routeTableId: Id;
}

/** One route per table of a map: the map's keys name the routes. */
export function planKeyedRoutes<Id>(tables: Readonly<Record<string, Id>>): PlannedRoute<Id>[] {
  return Object.entries(tables).map(([key, routeTableId]) => ({ key, routeTableId }));
}

/** One route per table of a list, each table once: the ids name the routes. */
export function planListedRoutes(routeTableIds: readonly string[]): PlannedRoute<string>[] {
  return [...new Set(routeTableIds)].sort().map((id) => ({ key: id, routeTableId: id }));
}
