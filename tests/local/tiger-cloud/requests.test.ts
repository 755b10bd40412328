import { callerOf, refusal, startCloud, VPC } from "./start-cloud";

const WRONG_KEY = refusal(401, "The API key is missing or wrong");

test("a missing or wrong key is refused", async () => {
  const { cloud } = await startCloud();
  const other = callerOf({ ...cloud, apiUrl: cloud.apiUrl, secretKey: "another" });
  expect(await other("GET", "/vpcs")).toEqual(WRONG_KEY);
  const response = await fetch(`${cloud.apiUrl}/auth/info`);
  expect({ status: response.status, body: await response.json() }).toEqual(WRONG_KEY);
});

test("a key of one's own choice is taken", async () => {
  const { call } = await startCloud({ projectId: "p1", publicKey: "mine", secretKey: "s3:cret" });
  expect(await call("GET", "/vpcs")).toEqual({ status: 200, body: [] });
});

test("after a rotation the new key alone is let in, also after a reset", async () => {
  const { cloud, call } = await startCloud();
  cloud.rotateKey({ secretKey: "newer" });
  expect(await call("GET", "/vpcs")).toEqual(WRONG_KEY);
  expect(cloud).toMatchObject({ publicKey: "local-public-key", secretKey: "newer" });
  await cloud.reset();
  expect(await call("GET", "/vpcs")).toEqual(WRONG_KEY);
  expect(await callerOf(cloud)("GET", "/vpcs")).toEqual({ status: 200, body: [] });
  cloud.rotateKey({ publicKey: "other", secretKey: "newest" });
  expect(await callerOf(cloud)("GET", "/vpcs")).toEqual({ status: 200, body: [] });
});

test("another project is refused", async () => {
  const { cloud } = await startCloud();
  const other = callerOf({ ...cloud, apiUrl: cloud.apiUrl, projectId: "another" });
  const expected = refusal(403, "The API key is for another project");
  expect(await other("GET", "/vpcs")).toEqual(expected);
});

test("unknown paths, VPCs, peerings and services are not found", async () => {
  const { cloud, call } = await startCloud();
  expect(await call("GET", "/networks")).toEqual(refusal(404, "There is no such path"));
  expect(await call("GET", "/vpcs/1")).toEqual(refusal(404, "VPC not found"));
  expect(await call("DELETE", "/vpcs/1")).toEqual(refusal(404, "VPC not found"));
  await call("POST", "/vpcs", VPC);
  expect(await call("GET", "/vpcs/1001/peerings/1")).toEqual(refusal(404, "Peering not found"));
  expect(await call("GET", "/services/x")).toEqual(refusal(404, "Service not found"));
  const outside = await fetch(new URL("/", cloud.apiUrl));
  expect(outside.status).toBe(404);
});

test("a body that is no JSON object is refused", async () => {
  const { cloud, call } = await startCloud();
  expect(await call("POST", "/vpcs", [])).toEqual(refusal(400, "The body is not a JSON object"));
  expect(await call("POST", "/vpcs")).toEqual(refusal(400, "The body is not JSON"));
  expect(cloud.vpcs).toEqual([]);
});

test("all fields that are missing are named at once", async () => {
  const { call } = await startCloud();
  expect(await call("POST", "/vpcs", { name: "", cidr: 7 })).toEqual(
    refusal(400, "name, cidr, region_code: must be non-empty text"),
  );
});

test.each([
  ["10.0.0.0", "10.0.0.0 is not an IPv4 CIDR block"],
  ["10.0.0.300/24", "10.0.0.300/24 is not an IPv4 CIDR block"],
  ["10.0.0.0/15", "The mask of 10.0.0.0/15 is not within /16 to /28"],
  ["10.0.0.0/29", "The mask of 10.0.0.0/29 is not within /16 to /28"],
])("the CIDR %s is refused", async (cidr, message) => {
  const { call } = await startCloud();
  expect(await call("POST", "/vpcs", { ...VPC, cidr })).toEqual(refusal(400, message));
});

test.each(["10.0.0.0/16", "10.0.0.0/28"])("the CIDR %s is taken", async (cidr) => {
  const { call } = await startCloud();
  expect(await call("POST", "/vpcs", { ...VPC, cidr })).toMatchObject({ status: 201 });
});

test.each(["az-eastus2", "az-east-us-2", "moon", "us-east-1a"])(
  "the region %s is refused",
  async (region) => {
    const { call } = await startCloud();
    expect(await call("POST", "/vpcs", { ...VPC, region_code: region })).toEqual(
      refusal(400, `Region ${region} is not supported`),
    );
  },
);
