/** The path of a request without what differs between runs. */
export function routeOf(path: string): string {
  return path
    .replace(/^.*\/projects\/[^/]+/, "")
    .replace(/(?<=\/(?:vpcs|peerings|services)\/)[^/]+/g, "{id}");
}

/** Finds the paths of a route, among those below the API's base. */
export function patternOf(route: string): RegExp {
  return new RegExp(`${route.replaceAll("{id}", "[^/]+")}$`);
}
