import type { TigerCloud } from "../../../local/tiger-cloud";
import { startCloud, VPC } from "./start-cloud";

const TOKEN_QUERY = `query GetJWTForClientCredentials($accessKey: String!, $secretKey: String!) {
  getJWTForClientCredentials(data: {accessKey: $accessKey, secretKey: $secretKey})
}`;

interface Answer {
  data: Record<string, never> | null;
  errors?: { message: string; extensions?: { code: string } }[];
}

async function query(
  { apiUrl }: TigerCloud,
  text: unknown,
  variables: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = JSON.stringify({ operationName: "Any", query: text, variables });
  const url = `${new URL(apiUrl).origin}/api/query`;
  const response = await fetch(url, { method: "POST", headers, body });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function bearer(cloud: TigerCloud): Promise<Record<string, string>> {
  const { publicKey: accessKey, secretKey } = cloud;
  const { data } = await query(cloud, TOKEN_QUERY, { accessKey, secretKey });
  return { authorization: `Bearer ${String(data?.["getJWTForClientCredentials"])}` };
}

const inVpcs = (selection: string) =>
  `query GetAllVPCs($projectId: ID!) { getAllVpcs(projectId: $projectId) ${selection} }`;
const text = expect.any(String) as string;
const INVALID = "GRAPHQL_VALIDATION_FAILED";
const UNAUTHENTICATED = {
  data: null,
  errors: [{ message: "unauthenticated: the token is missing, wrong or expired" }],
};

test("a key is exchanged for a token, and a wrong one is refused with status 200", async () => {
  const { cloud } = await startCloud();
  const { authorization } = await bearer(cloud);
  expect(authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.\w+$/);
  const variables = { accessKey: cloud.publicKey, secretKey: "wrong" };
  expect(await query(cloud, TOKEN_QUERY, variables)).toEqual({
    data: null,
    errors: [{ message: "unauthorized: invalid client credentials" }],
  });
});

test("a token is asked for in each operation, until it expires", async () => {
  const { cloud } = await startCloud();
  const { projectId } = cloud;
  const list = (headers?: Record<string, string>) =>
    query(cloud, inVpcs("{ id }"), { projectId }, headers);
  expect(await list()).toEqual(UNAUTHENTICATED);
  expect(await list({ authorization: "Bearer made-up" })).toEqual(UNAUTHENTICATED);
  const first = await bearer(cloud);
  expect(await list(first)).toEqual({ data: { getAllVpcs: [] } });
  cloud.expireTokens();
  expect(await list(first)).toEqual(UNAUTHENTICATED);
  expect(await list(await bearer(cloud))).toEqual({ data: { getAllVpcs: [] } });
});

test("Timescale VPCs are listed with their documented fields, those that were asked for", async () => {
  const { cloud, clock, call } = await startCloud();
  await call("POST", "/vpcs", VPC);
  const headers = await bearer(cloud);
  const ask = (selection: string) =>
    query(cloud, inVpcs(selection), { projectId: cloud.projectId }, headers);
  expect(await ask("{ id status }")).toEqual({
    data: { getAllVpcs: [{ id: "1001", status: "CREATING" }] },
  });
  await clock.advance(1000);
  const peer = { peer_account_id: "123456789012", peer_region_code: "eu-west-1" };
  await call("POST", "/vpcs/1001/peerings", { ...peer, peer_vpc_id: "vpc-0123456789abcdef0" });
  const all = `{ id provisionedId projectId cidr name created updated errorMessage status regionCode
    peeringConnections { id vpcId provisionedId accepterProvisionedId
      peerVpc { id accountId regionCode cidr cidrBlocks } errorMessage status } }`;
  expect(await ask(all)).toEqual({
    data: {
      getAllVpcs: [
        {
          ...{ id: "1001", provisionedId: "", projectId: cloud.projectId, cidr: VPC.cidr },
          ...{ name: VPC.name, created: text, updated: text },
          ...{ errorMessage: "", status: "CREATED", regionCode: VPC.region_code },
          peeringConnections: [
            {
              ...{ id: "5001", vpcId: "1001", provisionedId: "", accepterProvisionedId: "" },
              peerVpc: {
                ...{ id: "vpc-0123456789abcdef0", accountId: "123456789012" },
                ...{ regionCode: "eu-west-1", cidr: "", cidrBlocks: [] },
              },
              ...{ errorMessage: "", status: "PENDING" },
            },
          ],
        },
      ],
    },
  });
});

const VARIABLE = "query Q($projectId: ID!)";
test.each<[document: string, message: string]>([
  [inVpcs("{ id state }"), 'Cannot query field "state" on type "Vpc".'],
  [inVpcs("{ id { of } }"), 'Field "id" must not have a selection since it has no subfields.'],
  [
    inVpcs("{ peeringConnections { peerVpc { arn } } }"),
    'Cannot query field "arn" on type "PeerVpc".',
  ],
  [inVpcs("{ constructor }"), 'Cannot query field "constructor" on type "Vpc".'],
  [inVpcs("{ id(of: 1) }"), 'Unknown argument "of" on field "Vpc.id".'],
  [inVpcs(""), 'Field "getAllVpcs" must have a selection of subfields.'],
  [`${VARIABLE} { listAll { id } }`, 'Cannot query field "listAll" on type "Query".'],
  [
    "mutation M { getAllVpcs(projectId: 1) { id } }",
    'Cannot query field "getAllVpcs" on type "Mutation".',
  ],
  [
    `${VARIABLE} { getAllVpcs(projectId: $projectId, region: "x") { id } }`,
    'Unknown argument "region" on field "Query.getAllVpcs".',
  ],
  [
    "query Q { getAllVpcs { id } }",
    'Field "Query.getAllVpcs" argument "projectId" is required, but it was not provided.',
  ],
  [
    "query Q { getAllVpcs(projectId: $other) { id } }",
    'Variable "$other" is not defined by operation "Q".',
  ],
  [
    "query Q($other: ID!) { getAllVpcs(projectId: $other) { id } }",
    'Variable "$other" of required type "ID!" was not provided.',
  ],
])("what no document knows is refused by the schema: %s", async (document, message) => {
  const { cloud } = await startCloud();
  const variables = { projectId: cloud.projectId };
  expect(await query(cloud, document, variables, await bearer(cloud))).toEqual({
    data: null,
    errors: [{ message, extensions: { code: INVALID } }],
  });
});

test.each(["", "query", "query Q { a", "query Q { a } }", "{ a(b: ) }", "query Q { }"])(
  "%j is no document",
  async (document) => {
    const { cloud } = await startCloud();
    const { errors } = await query(cloud, document, {});
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Syntax Error: /) as string,
        extensions: { code: "GRAPHQL_PARSE_FAILED" },
      },
    ]);
  },
);

test("a body that is no request, and a project of somebody else, are refused with status 200", async () => {
  const { cloud } = await startCloud();
  expect(await query(cloud, 7, {})).toEqual({
    data: null,
    errors: [{ message: "no operation provided" }],
  });
  const headers = await bearer(cloud);
  expect(await query(cloud, inVpcs("{ id }"), { projectId: "other" }, headers)).toEqual({
    data: null,
    errors: [{ message: "missing project permission: PROJECT_PERMISSION_READ" }],
  });
});

test("faults reach GraphQL by its path, and the log shows it", async () => {
  const { cloud } = await startCloud();
  cloud.injectFault({ path: /^\/api\/query$/, effect: "alter-answer", alter: () => ({ data: 1 }) });
  expect(await query(cloud, TOKEN_QUERY, {})).toEqual({ data: 1 });
  expect(cloud.requests).toMatchObject([{ method: "POST", path: "/api/query", status: 200 }]);
});
