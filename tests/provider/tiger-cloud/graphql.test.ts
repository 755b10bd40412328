import { createApi } from "../../../provider/tiger-cloud/client";
import { graphqlAddress } from "../../../provider/tiger-cloud/graphql/address";
import { graphqlSender, type GraphqlCall } from "../../../provider/tiger-cloud/graphql/graphql";
import { Tokens } from "../../../provider/tiger-cloud/graphql/tokens";
import { createHttp } from "../../../provider/tiger-cloud/transport/http";
import { retryDelayMs } from "../../../provider/tiger-cloud/transport/retry";
import { Secrets } from "../../../provider/tiger-cloud/transport/secrets";
import { DEFAULT_API_URL } from "../../../provider/settings";
import { failureOf } from "../../support/failure-of";
import { startOddServer, type OddAnswer } from "../../support/odd-server";
import { expectNothingOf } from "../../support/shown-forms";
import { clientOf } from "../../local/tiger-cloud/graphql-client";
import { peerWith, startCloud, startWithVpc, VPC } from "../../local/tiger-cloud/start-cloud";
import { apiOn, SECRET_KEY, settingsFor } from "./api-on";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwdWIifQ.canary-b81";
const answering = (body: object, status = 200): OddAnswer => ({
  ...{ status, body: JSON.stringify(body) },
});
const giving = (getJWTForClientCredentials: string) =>
  answering({ data: { getJWTForClientCredentials } });
const token = giving(TOKEN);
const NEWER = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwdWIifQ.newer";
const refusing = (message: string, status = 200, extensions?: object) =>
  answering({ data: null, errors: [{ message, extensions }] }, status);
const STATES = { getAllVpcs: [] };

const READ: GraphqlCall = {
  ...{ subject: "Thing 7", operation: "GetThing", field: "getThing", repeatable: true },
  document: "query GetThing { getThing { id } }",
};
const CREATE = { ...READ, operation: "MakeThing", repeatable: false };

function sendTo(server: { apiUrl: string }) {
  const settings = settingsFor(server);
  const secrets = new Secrets();
  secrets.addKey(settings);
  const http = createHttp(settings, secrets, (failed) => Math.min(retryDelayMs(failed), 1));
  const url = graphqlAddress(server.apiUrl);
  return graphqlSender(http, url, new Tokens(http, url, settings, secrets));
}

test.each([
  [DEFAULT_API_URL, "https://console.cloud.tigerdata.com/api/query"],
  ["http://127.0.0.1:7000/public/api/v1", "http://127.0.0.1:7000/api/query"],
  ["https://proxy.example/tiger/public/api/v1", "https://proxy.example/tiger/api/query"],
  ["http://127.0.0.1:7000/api", "http://127.0.0.1:7000/api/query"],
])("beside %s, GraphQL lies at %s", (apiUrl, address) => {
  expect(graphqlAddress(apiUrl)).toBe(address);
});

test("an operation goes out with its name, its variables and a token, which the key gets", async () => {
  const server = await startOddServer(token, answering({ data: STATES }));
  expect(await apiOn(server).vpcStates.listFresh()).toEqual([]);
  expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array(2).fill("POST /api/query"),
  );
  const [exchange, list] = server.seen.map(({ body }) => JSON.parse(body) as object);
  expect(exchange).toMatchObject({
    operationName: "GetJWTForClientCredentials",
    variables: { accessKey: "pub", secretKey: SECRET_KEY },
  });
  expect(server.seen[0]?.headers).not.toHaveProperty("authorization");
  expect(list).toEqual({
    operationName: "GetAllVPCs",
    query: expect.stringMatching(/^query GetAllVPCs\(\$projectId: ID!\) \{/) as string,
    variables: { projectId: "p1" },
  });
  expect(server.seen[1]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
});

test("the emulator's Timescale VPCs are listed, with what only GraphQL tells", async () => {
  const { cloud, clock, call } = await startCloud();
  await call("POST", "/vpcs", { ...VPC, cidr: "10.0.0.7/24" });
  const { vpcStates } = createApi(cloud);
  const vpc = { id: "1001", name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  const more = { provisionedId: undefined, errorMessage: "" };
  expect(await vpcStates.listFresh()).toEqual([{ ...vpc, ...more, status: "CREATING" }]);
  await clock.advance(1000);
  expect(await vpcStates.listFresh()).toEqual([{ ...vpc, ...more, status: "CREATED" }]);
});

test("one call tells the Timescale VPCs with their peerings of both kinds", async () => {
  const { cloud, clock, call } = await startWithVpc();
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-0a1b2c3d"));
  const run = await clientOf(cloud);
  const blocks = { accountId: "123456789012", regionCode: "us-east-1" };
  await run("OpenPeerRequest", {
    ...{ vpcId: "1001", externalVpcId: "tgw-0a1b2c3d", ...blocks },
    cidrBlocks: ["10.2.0.0/16", "10.1.0.7/16"],
  });
  await clock.advance(60_000);
  const before = cloud.requests.length;
  const [vpc] = await createApi(cloud).vpcStates.listWithPeerings();
  expect(vpc).toMatchObject({ id: "1001", status: "CREATED", cidr: "10.0.0.0/24" });
  expect(vpc?.peerings.map(({ id }) => id)).toEqual(["5001"]);
  expect(vpc?.gateways).toMatchObject([
    {
      ...{ id: "5002", transitGatewayId: "tgw-0a1b2c3d", status: "ACTIVE" },
      cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"],
    },
  ]);
  const made = cloud.requests.slice(before).map(({ operation }) => operation);
  expect(made).toEqual(["GetJWTForClientCredentials", "GetAllVPCs"]);
});

const operationsOf = ({ seen }: { seen: { body: string }[] }) =>
  seen.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName);

test("one token serves all calls, until it is refused; then one new one does", async () => {
  const { cloud } = await startCloud();
  const { vpcStates } = createApi(cloud);
  const requests = () => cloud.requests.length;
  await Promise.all([vpcStates.listFresh(), vpcStates.listFresh(), vpcStates.listFresh()]);
  expect(requests()).toBe(4);
  cloud.expireTokens();
  await Promise.all([vpcStates.listFresh(), vpcStates.listFresh(), vpcStates.listFresh()]);
  // Each is refused, one token is fetched, and each is sent again.
  expect(requests()).toBe(4 + 3 + 1 + 3);
  await vpcStates.listFresh();
  expect(requests()).toBe(12);
});

test.each([
  ["told with status 200", refusing("token is expired")],
  ["told with status 401", { status: 401, body: "" } as const],
  ["of an extension's status", refusing("no", 200, { status: 401 })],
  ["of an extension's code", refusing("no", 200, { code: "UNAUTHENTICATED" })],
])("a refusal %s is not tried a third time, also of a create", async (_what, refusal) => {
  const server = await startOddServer(token, refusal, giving(NEWER), refusal);
  const failure = await failureOf(sendTo(server)(CREATE));
  expect(failure).toMatchObject({ code: "Unauthorized", mayHaveHappened: false });
  expect(failure.message).toMatch(/^Thing 7: .* refresh and destroy still have the former/);
  expect(operationsOf(server)).toEqual([
    ...["GetJWTForClientCredentials", "MakeThing", "GetJWTForClientCredentials", "MakeThing"],
  ]);
});

test("a token that comes again although it was refused is not sent a second time", async () => {
  const server = await startOddServer(token, refusing("token is expired"), token);
  const failure = await failureOf(sendTo(server)(READ));
  expect(failure.message).toBe(
    "Tiger Cloud API key: the Tiger Cloud API gave the token again that it had refused. Try again later.",
  );
  expect(server.seen).toHaveLength(3);
});

test("a token that could not be fetched is asked for again by the next call", async () => {
  const server = await startOddServer(
    ...[refusing("invalid client credentials"), token, answering({ data: STATES })],
  );
  const { vpcStates } = apiOn(server);
  const failure = await failureOf(vpcStates.listFresh());
  expect(failure.message).toMatch(
    /^Tiger Cloud API key: the Tiger Cloud API answered with an error to GetJWTForClientCredentials \(invalid client credentials\)\. Check timescale:publicKey /,
  );
  expect(await vpcStates.listFresh()).toEqual([]);
});

test.each([
  ['Cannot query field "x" on type "Vpc". Did you mean "y"?', "ApiChanged"],
  ['Unknown argument "x" on field "Query.y".', "ApiChanged"],
  ['Unknown type "X".', "ApiChanged"],
  ['Syntax Error: Unexpected token "}".', "ApiChanged"],
  ['Variable "$x" of required type "ID!" was not provided.', "ApiChanged"],
  ["target VPC does not exist", "NotFound"],
  ["no service with that id exists", "NotFound"],
  ["VPC is already being updated", "Busy"],
  ["missing project permission: PROJECT_PERMISSION_READ", "Unauthorized"],
  ["failed to begin transaction", "Unavailable"],
  ["internal system error", "Unavailable"],
  ["claim_identifier is required", "Rejected"],
])("%s is %s", async (message, code) => {
  const server = await startOddServer(token, refusing(message));
  const failure = await failureOf(sendTo(server)(CREATE));
  expect(failure).toMatchObject({ code, mayHaveHappened: code === "Unavailable" });
  const said = message.replace(/\.$/, "");
  expect(failure.message).toMatch(
    `Thing 7: the Tiger Cloud API answered with an error to MakeThing (${said}). `,
  );
  // Not even the one that lacks a right is sent again with another token.
  expect(server.seen).toHaveLength(2);
});

test.each([
  [refusing("x is no y", 200, { code: "GRAPHQL_VALIDATION_FAILED" }), "ApiChanged", "(x is no y)"],
  [answering({ errors: [{ message: "Cannot query field" }] }, 422), "ApiChanged", "answered 422"],
  [{ status: 404, body: "<html>" } as const, "NotFound", "answered 404"],
  [{ status: 200, body: "<html>" } as const, "Unavailable", "something that is not JSON"],
  [answering({ data: null }), "Unavailable", "answered with an error to GetThing. Try again later"],
  [answering([]), "Unavailable", "answered with an error"],
  [answering({ errors: [null] }), "Unavailable", "answered with an error"],
])("the answer %j is %s", async (answer, code, said) => {
  const failure = await failureOf(sendTo(await startOddServer(token, answer))(READ));
  expect(failure).toMatchObject({ code });
  expect(failure.message).toContain(said);
});

test("a read is sent again though it is a POST, a mutation is not", async () => {
  for (const call of [READ, CREATE]) {
    const server = await startOddServer(
      token,
      { status: 502 },
      answering({ data: { getThing: 7 } }),
    );
    const work = sendTo(server)(call).catch((error: unknown) => error);
    if (call.repeatable) expect(await work).toBe(7);
    else expect(await work).toMatchObject({ code: "Unavailable", mayHaveHappened: true });
    expect(server.seen).toHaveLength(call.repeatable ? 3 : 2);
  }
});

test("no failure shows the key or the token, even where the answer repeats them", async () => {
  const canaries = [SECRET_KEY, TOKEN];
  const words = canaries.flatMap((one) => [one, Buffer.from(one).toString("base64")]).join(" ");
  const escaped = JSON.stringify({ errors: [{ message: words }] }).replaceAll("a", "\\u0061");
  for (const answer of [refusing(words), refusing(words, 500), { status: 400, body: escaped }]) {
    const failure = await failureOf(sendTo(await startOddServer(token, answer))(CREATE));
    expect(failure.message).toContain("[secret]");
    for (const canary of canaries) expectNothingOf(canary, failure);
  }
  const odd = answering({ data: { getJWTForClientCredentials: `${TOKEN}\n` } });
  expectNothingOf(TOKEN, await failureOf(sendTo(await startOddServer(odd))(READ)));
});

test("a value of an answer gets neither the key nor the token, even escaped", async () => {
  const escaped = SECRET_KEY.replace("c", "\\u0063");
  const body = `{"data":{"getThing":"${escaped} ${TOKEN}"}}`;
  const server = await startOddServer(token, { status: 200, body });
  expect(await sendTo(server)(READ)).toBe("[secret] [secret]");
});

test("a refused key gives way to the environment's here as well", async () => {
  const { cloud } = await startCloud();
  const { apiUrl, publicKey, secretKey, projectId } = cloud;
  const said: string[] = [];
  const key = { publicKey, secretKey: "newer" };
  const spare = { key, warn: (line: string) => said.push(line) };
  const api = createApi({ apiUrl, publicKey, secretKey, projectId }, undefined, spare);
  cloud.rotateKey(key);
  expect(await api.vpcStates.listFresh()).toEqual([]);
  expect(await api.vpcs.listFresh()).toEqual([]);
  expect(said).toHaveLength(1);
});

test("with a key whose project nothing shows, GraphQL is not asked", async () => {
  const told = answering({ api_key: { project: { id: "p2" } } });
  const answers = [{ status: 401 } as const, told, told];
  const server = await startOddServer(...answers);
  const spare = { key: { publicKey: "other", secretKey: "other-5" }, warn: () => undefined };
  const settings = settingsFor(server, { projectId: undefined });
  const failure = await failureOf(createApi(settings, undefined, spare).vpcStates.listFresh());
  expect(failure.message).toMatch(/set TIGER_PROJECT_ID to the project's id\.$/);
  expect(server.seen.map(({ url }) => url)).not.toContain("/api/query");
});
