import { version } from "../../../package.json";
import { failureOf } from "../../support/failure-of";
import { startOddServer } from "../../support/odd-server";
import { apiOn, READ, sendTo, SECRET_KEY } from "./api-on";

const VPC = { id: "1001", name: "net", cidr: "10.0.0.7/24", region_code: "us-east-1" };
const body = JSON.stringify(VPC);
const AUTH_INFO = JSON.stringify({ api_key: { project: { id: "p 9/x" } } });

test("each request says who asks, with which key and which version", async () => {
  const server = await startOddServer({ status: 200, body });
  await apiOn(server).vpcs.get("1001");
  expect(server.seen).toHaveLength(1);
  expect(server.seen[0]).toMatchObject({ method: "GET", url: "/api/projects/p1/vpcs/1001" });
  expect(server.seen[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from(`pub:${SECRET_KEY}`).toString("base64")}`,
    accept: "application/json",
    "user-agent": `pulumi-timescale/${version}`,
  });
});

test("a POST carries its body as JSON", async () => {
  const server = await startOddServer({ status: 201, body });
  const inputs = { name: "Größe", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  await apiOn(server).vpcs.create(inputs);
  expect(server.seen[0]).toMatchObject({ method: "POST", url: "/api/projects/p1/vpcs" });
  expect(server.seen[0]?.headers["content-type"]).toBe("application/json");
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({
    name: "Größe",
    cidr: "10.0.0.0/24",
    region_code: "us-east-1",
  });
});

test("a VPC comes back in our words, its CIDR block in canonical spelling", async () => {
  const server = await startOddServer({ status: 200, body });
  expect(await apiOn(server).vpcs.get("1001")).toEqual({
    id: "1001",
    name: "net",
    cidr: "10.0.0.0/24",
    regionCode: "us-east-1",
  });
});

test("a peering that the API says little about has no pcx and is REQUESTED", async () => {
  const wire = {
    id: "5",
    peer_account_id: "123456789012",
    peer_region_code: "eu-west-1",
    peer_vpc_id: "vpc-0a1b2c3d",
  };
  const server = await startOddServer(
    { status: 200, body: JSON.stringify(wire) },
    { status: 200, body: JSON.stringify({ ...wire, provisioned_id: "", status: "" }) },
    { status: 200, body: JSON.stringify({ ...wire, provisioned_id: "pcx-1", status: "active" }) },
  );
  const { peerings } = apiOn(server);
  const bare = { provisionedId: undefined, status: "REQUESTED", errorMessage: "" };
  expect(await peerings.get("1001", "5")).toMatchObject(bare);
  expect(await peerings.get("1001", "5")).toMatchObject(bare);
  expect(await peerings.get("1001", "5")).toMatchObject({
    provisionedId: "pcx-1",
    status: "ACTIVE",
  });
});

test("an endpoint without a host or port is none", async () => {
  const service = { service_id: "db01", name: "db", region_code: "us-east-1", status: "ready" };
  const places = { endpoint: { host: "" }, vpc_endpoint: { host: "a", vpc_id: "1001" } };
  const server = await startOddServer(
    { status: 200, body: JSON.stringify({ ...service, ...places }) },
    { status: 200, body: JSON.stringify({ ...service, vpc_endpoint: { vpc_id: "" } }) },
  );
  const { services } = apiOn(server);
  const { publicEndpoint, attachment, status } = await services.get("db01");
  expect({ publicEndpoint, attachment, status }).toEqual({
    publicEndpoint: undefined,
    attachment: { vpcId: "1001", endpoint: undefined },
    status: "READY",
  });
  expect(await services.get("db01")).toMatchObject({ attachment: undefined });
});

test("without a configured project the key is asked once, and its project is escaped", async () => {
  const server = await startOddServer({ status: 200, body: AUTH_INFO }, { status: 200, body });
  const { vpcs } = apiOn(server, { projectId: undefined });
  await Promise.all([vpcs.get("1001"), vpcs.get("1002")]);
  await vpcs.get("1003");
  expect(server.seen.map(({ url }) => url).sort()).toEqual([
    "/api/auth/info",
    "/api/projects/p%209%2Fx/vpcs/1001",
    "/api/projects/p%209%2Fx/vpcs/1002",
    "/api/projects/p%209%2Fx/vpcs/1003",
  ]);
});

test("a failure to learn the project is not kept: the next request asks again", async () => {
  const server = await startOddServer(
    { status: 401 },
    { status: 200, body: AUTH_INFO },
    { status: 200, body },
  );
  const { vpcs } = apiOn(server, { projectId: undefined });
  const failure = await failureOf(vpcs.get("1001"));
  expect(failure).toMatchObject({ code: "Unauthorized" });
  expect(await vpcs.get("1001")).toMatchObject({ id: "1001" });
});

test("a key that tells no project is reported as a setting to make", async () => {
  const server = await startOddServer({ status: 200, body: '{"type":"user"}' });
  const failure = await failureOf(apiOn(server, { projectId: undefined }).vpcs.get("1001"));
  expect(failure).toMatchObject({
    code: "Settings",
    message:
      "Tiger Cloud API key: the API does not tell which project it belongs to. " +
      "Set timescale:projectId or TIGER_PROJECT_ID.",
  });
});

test("an answer without a body is undefined", async () => {
  const server = await startOddServer({ status: 204 });
  const request = { ...READ, method: "DELETE" } as const;
  expect(await sendTo(server)(request)).toBeUndefined();
});
