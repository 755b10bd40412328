/** Where the REST API lies on the vendor's host, and where the GraphQL API lies beside it. */
const REST_PATH = /\/public\/api\/v1$/;
const GRAPHQL_PATH = "/api/query";

/** The address of the GraphQL API that belongs to an address of the REST API. */
export function graphqlAddress(apiUrl: string): string {
  const base = REST_PATH.test(apiUrl) ? apiUrl.replace(REST_PATH, "") : new URL(apiUrl).origin;
  return `${base}${GRAPHQL_PATH}`;
}
