import type { TigerCloud } from "../../../local/tiger-cloud";
import { ROOT, runNode } from "../../support/run-node";
import { clientOf, DOCUMENTS, send, type Answer } from "./graphql-client";
import { startCloud } from "./start-cloud";

async function tokenOf(cloud: TigerCloud): Promise<string> {
  const { publicKey: accessKey, secretKey } = cloud;
  const query = DOCUMENTS.GetJWTForClientCredentials;
  const { data } = await send(cloud, { query, variables: { accessKey, secretKey } });
  return String(data?.["getJWTForClientCredentials"]);
}

const inVpcs = (selection: string) =>
  `query GetAllVPCs($projectId: ID!) { getAllVpcs(projectId: $projectId) ${selection} }`;
const only = (message: string, more: object = {}): Answer => {
  const error = expect.objectContaining({ message, ...more }) as { message: string };
  return { data: null, errors: [error] };
};
const UNAUTHENTICATED = only("unauthenticated: the token is missing, wrong or expired");

test("a key is exchanged for a token, and a wrong one is refused with status 200", async () => {
  const { cloud } = await startCloud();
  expect(await tokenOf(cloud)).toMatch(/^[\w-]+\.[\w-]+\.\w+$/);
  const variables = { accessKey: cloud.publicKey, secretKey: "wrong" };
  const query = DOCUMENTS.GetJWTForClientCredentials;
  expect(await send(cloud, { query, variables })).toEqual(
    only("unauthorized: invalid client credentials"),
  );
});

test("a token is asked for in each operation, until it expires", async () => {
  const { cloud } = await startCloud();
  const { projectId } = cloud;
  const list = (token?: string) =>
    send(cloud, { query: inVpcs("{ id }"), variables: { projectId } }, token);
  expect(await list()).toEqual(UNAUTHENTICATED);
  expect(await list("made-up")).toEqual(UNAUTHENTICATED);
  const first = await tokenOf(cloud);
  expect(await list(first)).toEqual({ data: { getAllVpcs: [] } });
  cloud.expireTokens();
  expect(await list(first)).toEqual(UNAUTHENTICATED);
  expect(await list(await tokenOf(cloud))).toEqual({ data: { getAllVpcs: [] } });
});

const OF_NO_PROJECT = ["GetJWTForClientCredentials", "ListPrivateLinkAvailableRegions"];

test.each(Object.keys(DOCUMENTS).filter((name) => !OF_NO_PROJECT.includes(name)))(
  "%s is refused without a token, and for a project of somebody else",
  async (name) => {
    const { cloud } = await startCloud();
    const query = DOCUMENTS[name as keyof typeof DOCUMENTS];
    const ids = { vpcId: 1, forgeVpcId: 1, id: 1, serviceId: "s", externalVpcId: "vpc-1" };
    const texts = { name: "n", newName: "n", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
    const links = { claimIdentifier: "vpce-1", connectionId: "c", connectionIds: [] };
    const others = { accountId: "1", cidrBlocks: [], projectId: "other" };
    const body = { query, variables: { ...ids, ...texts, ...links, ...others } };
    expect(await send(cloud, body)).toEqual(UNAUTHENTICATED);
    expect(await send(cloud, body, await tokenOf(cloud))).toEqual(
      only("missing project permission: PROJECT_PERMISSION_READ"),
    );
  },
);

test("ids are taken as numbers and as text, and come back as decimal text", async () => {
  const { cloud } = await startCloud();
  const run = await clientOf(cloud);
  const net = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  expect(await run("CreateVPC", net)).toMatchObject({ data: { createVpc: { id: "1001" } } });
  for (const vpcId of [1001, "1001"]) {
    expect(await run("GetVPCByID", { vpcId })).toMatchObject({ data: { getVpc: { id: "1001" } } });
  }
});

test("an operation may have an alias, a fragment, a directive, and several fields", async () => {
  const { cloud } = await startCloud();
  const query = `query Q($projectId: ID!, $no: Boolean = false) {
    first: getAllVpcs(projectId: $projectId) { ...Part }
    second: getAllVpcs(projectId: $projectId) { id name @include(if: $no) }
  }
  fragment Part on Vpc { id peeringConnections { id } }`;
  const variables = { projectId: cloud.projectId };
  expect(await send(cloud, { query, variables }, await tokenOf(cloud))).toEqual({
    data: { first: [], second: [] },
  });
});

const VARIABLE = "query Q($projectId: ID!)";
test.each<[document: string, message: string]>([
  [
    inVpcs("{ id state }"),
    'Cannot query field "state" on type "Vpc". Did you mean "status" or "name"?',
  ],
  [
    inVpcs("{ id { of } }"),
    'Field "id" must not have a selection since type "ID!" has no subfields.',
  ],
  [
    inVpcs("{ peeringConnections { peerVpc { arn } } }"),
    'Cannot query field "arn" on type "PeerVpc".',
  ],
  [inVpcs("{ constructor }"), 'Cannot query field "constructor" on type "Vpc".'],
  [
    inVpcs(""),
    'Field "getAllVpcs" of type "[Vpc!]!" must have a selection of subfields. Did you mean "getAllVpcs { ... }"?',
  ],
  [`${VARIABLE} { listEverything { id } }`, 'Cannot query field "listEverything" on type "Query".'],
  [
    "mutation M { getAllVpcs(projectId: 1) { id } }",
    'Cannot query field "getAllVpcs" on type "Mutation". Did you mean "renameVpc"?',
  ],
  [
    `${VARIABLE} { getAllVpcs(projectId: $projectId, region: "x") { id } }`,
    'Unknown argument "region" on field "Query.getAllVpcs".',
  ],
  [
    "query Q { getAllVpcs { id } }",
    'Field "getAllVpcs" argument "projectId" of type "ID!" is required, but it was not provided.',
  ],
  [
    "query Q { getAllVpcs(projectId: $other) { id } }",
    'Variable "$other" is not defined by operation "Q".',
  ],
  [
    "query Q($other: ID!) { getAllVpcs(projectId: $other) { id } }",
    'Variable "$other" of required type "ID!" was not provided.',
  ],
  [
    "mutation M { openPeerRequest(data: {forgeVpcId: 1}) { id status } }",
    'Cannot query field "status" on type "PeerRequest".',
  ],
  [
    `query Q($projectId: ID!) { listPrivateLinkConnections(data: {projectId: $projectId}) {
       ipAddress } }`,
    'Cannot query field "ipAddress" on type "PrivateLinkConnection".',
  ],
])("what no document knows is refused by the schema: %s", async (query, message) => {
  const { cloud } = await startCloud();
  const body = { query, variables: { projectId: cloud.projectId } };
  const { data, errors = [] } = await send(cloud, body, await tokenOf(cloud));
  expect(data).toBeNull();
  expect(errors.map((error) => error.message)).toContain(message);
  const codes = errors.map(({ extensions }) => extensions);
  expect(codes).toEqual(codes.map(() => ({ code: "GRAPHQL_VALIDATION_FAILED" })));
});

test("a field that does not exist fails all of the request, and nothing is made", async () => {
  const { cloud } = await startCloud();
  const query = DOCUMENTS.CreateVPC.replace("provisionedId", "arn");
  const { projectId } = cloud;
  const variables = { projectId, name: "n", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  const { data } = await send(cloud, { query, variables }, await tokenOf(cloud));
  expect(data).toBeNull();
  expect(cloud.vpcs).toEqual([]);
});

test.each(["", "query", "query Q { a", "query Q { a } }", "{ a(b: ) }", "query Q { }"])(
  "%j is no document",
  async (query) => {
    const { cloud } = await startCloud();
    const message = expect.stringMatching(/^Syntax Error: /) as string;
    expect(await send(cloud, { query })).toEqual(
      only(message, { extensions: { code: "GRAPHQL_PARSE_FAILED" } }),
    );
  },
);

test("a body that is no request is refused, and one that names an operation it lacks", async () => {
  const { cloud } = await startCloud();
  for (const body of [{ query: 7 }, { variables: {} }, [], "text"]) {
    expect(await send(cloud, body as object)).toEqual(only("no operation provided"));
  }
  const query = inVpcs("{ id }");
  const other = await send(cloud, { query, operationName: "Other" });
  expect(other).toEqual(only('Unknown operation named "Other".'));
  expect(await send(cloud, { query, operationName: "", variables: { projectId: "p" } })).toEqual(
    UNAUTHENTICATED,
  );
});

test("a fault takes the requests of one operation, and the log names it", async () => {
  const { cloud } = await startCloud();
  const run = await clientOf(cloud);
  const body = { data: null, errors: [{ message: "internal system error" }] };
  cloud.injectFault({ operation: "CreateVPC", effect: "replace-answer", status: 200, body });
  expect(await run("GetAllVPCs")).toEqual({ data: { getAllVpcs: [] } });
  const net = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  expect(await run("CreateVPC", net)).toEqual(body);
  expect(cloud.vpcs).toMatchObject([{ name: "net" }]);
  cloud.injectFault({ path: /^\/api\/query$/, effect: "reply", status: 200, body: { data: 1 } });
  expect(await send(cloud, { query: "{ __typename }" })).toEqual({ data: 1 });
  const post = { method: "POST", path: "/api/query", status: 200 };
  expect(cloud.requests).toMatchObject([
    { ...post, operation: "GetJWTForClientCredentials" },
    { ...post, operation: "GetAllVPCs" },
    { ...post, operation: "CreateVPC", fault: "replace-answer" },
    { ...post, fault: "reply" },
  ]);
  expect(cloud.requests[3]).not.toHaveProperty("operation");
});

test("the library is loaded by the first request to GraphQL, not before", async () => {
  const script = `
    const { startTigerCloud } = require(process.argv[1] + "/dist/local/tiger-cloud");
    const isLoaded = () => Object.keys(require.cache).some((file) => /modules.graphql/.test(file));
    startTigerCloud().then(async (cloud) => {
      await fetch(cloud.apiUrl + "/auth/info");
      const before = isLoaded();
      const body = JSON.stringify({ query: "{ __typename }" });
      await fetch(new URL("/api/query", cloud.apiUrl), { method: "POST", body });
      console.log(JSON.stringify([before, isLoaded()]));
      await cloud.stop();
    });`;
  expect(await runNode(script, ROOT)).toEqual([false, true]);
});

test("the regions of private endpoints are of no project, but not for everybody", async () => {
  const { cloud } = await startCloud();
  const body = { query: DOCUMENTS.ListPrivateLinkAvailableRegions };
  expect(await send(cloud, body)).toEqual(UNAUTHENTICATED);
  const { data } = await send(cloud, body, await tokenOf(cloud));
  expect(data?.["listPrivateLinkAvailableRegions"]).toHaveLength(13);
});
