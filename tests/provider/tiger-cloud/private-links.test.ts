import { startTigerCloud } from "../../../local/tiger-cloud";
import { createApi } from "../../../provider/tiger-cloud/client";
import { clientOf } from "../../local/tiger-cloud/graphql-client";
import { failureOf } from "../../support/failure-of";
import { bindAll } from "../../support/handlers";
import { startOddServer, type OddAnswer } from "../../support/odd-server";
import { CONNECTION, REGION } from "./answers";
import { settingsFor } from "./api-on";

const answering = (data: object): OddAnswer => ({
  ...{ status: 200, body: JSON.stringify({ data }) },
});
const token = answering({ getJWTForClientCredentials: "eyJhbGciOi.J9.c2ln" });

async function startAnswering(...answers: object[]) {
  const server = await startOddServer(token, ...answers.map(answering));
  const { privateLinks } = createApi(settingsFor(server));
  const asked = () =>
    server.seen.slice(1).map(({ body }) => {
      const { operationName, variables } = JSON.parse(body) as Record<string, unknown>;
      return [operationName, variables];
    });
  return { privateLinks, asked };
}

const READ = {
  ...{ id: "conn-aws-1", vpcEndpointId: "vpce-0123456789abcdef0", status: "APPROVED" },
  ...{ name: "app", regionCode: "us-east-1" },
  bindings: [
    { serviceId: "db01", role: "primary", endpoint: { host: "db01.tsdb.cloud", port: 5432 } },
    { serviceId: "db01", role: "pooler", endpoint: { host: "db01.tsdb.cloud", port: 6432 } },
  ],
};

test("a list shows connections with what answers behind them", async () => {
  const { privateLinks, asked } = await startAnswering({
    listPrivateLinkConnections: [CONNECTION],
  });
  expect(await privateLinks.listRecent()).toEqual([READ]);
  expect(asked()).toEqual([["ListPrivateLinkConnections", { projectId: "p1" }]]);
});

test("words of either case are read, and a port that is not there yet is none", async () => {
  const [primary] = CONNECTION.bindings;
  const { privateLinks } = await startAnswering({
    listPrivateLinkConnections: [
      {
        ...CONNECTION,
        ...{ state: "Approved", name: null },
        bindings: [{ ...primary, bindingType: "PRIMARY", port: null }],
      },
    ],
  });
  expect(await privateLinks.listRecent()).toEqual([
    {
      ...{ ...READ, status: "APPROVED", name: "" },
      bindings: [{ serviceId: "db01", role: "primary", endpoint: undefined }],
    },
  ]);
});

test("each change says what it is about", async () => {
  const { privateLinks, asked } = await startAnswering(
    { claimPrivateLinkConnection: CONNECTION },
    { updatePrivateLinkConnection: { connectionId: "conn-aws-1" } },
    ...[{ attachServiceToPrivateLinkConnection: "OK" }],
    ...[{ detachServiceFromPrivateLinkConnection: "OK" }, { deletePrivateLinkConnection: "OK" }],
  );
  expect(await privateLinks.claim("vpce-0123456789abcdef0")).toEqual(READ);
  await privateLinks.rename("conn-aws-1", "web");
  await privateLinks.attach("db01", "conn-aws-1");
  await privateLinks.detach("db01", "conn-aws-1");
  await privateLinks.reject("conn-aws-1");
  const moved = { projectId: "p1", serviceId: "db01", connectionIds: ["conn-aws-1"] };
  expect(asked()).toEqual([
    ["ClaimPrivateLinkConnection", { projectId: "p1", claimIdentifier: "vpce-0123456789abcdef0" }],
    ["UpdatePrivateLinkConnection", { projectId: "p1", connectionId: "conn-aws-1", name: "web" }],
    ["AttachServiceToPrivateLinkConnection", moved],
    ["DetachServiceFromPrivateLinkConnection", moved],
    ["DeletePrivateLinkConnection", { projectId: "p1", connectionId: "conn-aws-1" }],
  ]);
});

test("only endpoint services on AWS are told", async () => {
  const { privateLinks } = await startAnswering({
    listPrivateLinkAvailableRegions: [REGION, { ...REGION, cloudProvider: "AZURE" }],
  });
  expect(await privateLinks.listRegions()).toEqual([
    { regionCode: "us-east-1", serviceName: REGION.serviceName },
  ]);
});

test("a connection that is not listed is not found", async () => {
  const { privateLinks } = await startAnswering({ listPrivateLinkConnections: [] });
  expect(await failureOf(privateLinks.getRecent("conn-aws-7"))).toMatchObject({
    code: "NotFound",
    message:
      "Private endpoint connection conn-aws-7: the project has none of that id. Run `pulumi refresh` if it was removed outside Pulumi.",
  });
});

test("a refresh of a hundred attachments and their connections asks for one list, and one more for what is gone", async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  const services = numbers.map((number) => ({
    ...{ id: `db${String(number).padStart(3, "0")}`, name: "db", regionCode: "us-east-1" },
  }));
  const latenciesMs = { claimable: 0, privateLinkAttach: 0 };
  const cloud = await startTigerCloud({ services, latenciesMs });
  try {
    const run = await clientOf(cloud);
    const endpointOf = (number: number) => `vpce-${String(number).padStart(17, "0")}`;
    for (const number of numbers) {
      const id = endpointOf(number);
      cloud.addVpcEndpoint({ id, accountId: "123456789012", regionCode: "us-east-1" });
    }
    await run("SyncPrivateLinkConnections");
    const pairs = numbers.map((number) => ({
      ...{ serviceId: services[number - 1]?.id ?? "", connectionId: `conn-aws-${number}` },
    }));
    for (const [index, { serviceId, connectionId }] of pairs.entries()) {
      await run("ClaimPrivateLinkConnection", { claimIdentifier: endpointOf(index + 1) });
      const connectionIds = [connectionId];
      await run("AttachServiceToPrivateLinkConnection", { serviceId, connectionIds });
    }
    const api = createApi(cloud);
    const { privateEndpointAttachment, privateEndpointConnection } = bindAll({ api: () => api });
    const from = cloud.requests.length;
    const read = await Promise.all([
      ...pairs.flatMap(({ serviceId, connectionId }) => [
        privateEndpointAttachment.read(`${serviceId}/${connectionId}`),
        privateEndpointConnection.read(connectionId),
      ]),
      ...numbers.map((number) => privateEndpointAttachment.read(`db001/conn-gone-${number}`)),
    ]);
    expect(read.filter(({ id }) => id !== "")).toHaveLength(200);
    expect(cloud.requests.slice(from).map(({ operation }) => operation)).toEqual([
      ...["GetJWTForClientCredentials", "ListPrivateLinkConnections", "ListPrivateLinkConnections"],
    ]);
  } finally {
    await cloud.stop();
  }
});
