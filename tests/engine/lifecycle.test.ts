import { waitFor } from "../../provider/wait/wait-for";
import { readPlan, review } from "../../review";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const vpc = (over: object = {}) => ({
  name: "blue",
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  ...over,
});
const attached = (to: string) => ({ serviceId: SERVICE_ID, timescaleVpcId: `vpc:${to}` });
const api = async (method: string, path: string, body?: object) => {
  const { apiUrl, projectId, publicKey, secretKey } = stacks.clouds.tigerCloud;
  return fetch(`${apiUrl}/projects/${projectId}${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
};

test("a new name is an update in place", async () => {
  await stack.up({ vpcs: { a: vpc() } });
  const { id } = await stack.outputsOf("a");
  expect(await stack.plan({ vpcs: { a: vpc({ name: "green" }) } })).toEqual(["update a"]);
  await stack.up();
  expect(stacks.clouds.tigerCloud.vpcs).toMatchObject([{ id, name: "green" }]);
});

test("a name changed in the console is drift, and the next up changes it back", async () => {
  const { id } = await stack.outputsOf("a");
  await api("POST", `/vpcs/${String(id)}/rename`, { name: "by hand" });
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  expect(await stack.plan()).toEqual(["update a"]);
  await stack.up();
  expect(stacks.clouds.tigerCloud.vpcs).toMatchObject([{ id, name: "green" }]);
});

test("another CIDR block or region is shown as a replacement", async () => {
  const replaced = ["replace a"];
  expect(await stack.plan({ vpcs: { a: vpc({ name: "green", cidr: "10.1.0.0/24" }) } })).toEqual(
    replaced,
  );
  expect(
    await stack.plan({ vpcs: { a: vpc({ name: "green", regionCode: "eu-west-1" }) } }),
  ).toEqual(replaced);
});

test("a replacement destroys or keeps the former VPC, as its review said", async () => {
  const { tigerCloud } = stacks.clouds;
  const reviewed = async (cidr: string, options: object) => {
    stack.wanted = { vpcs: { a: vpc({ name: "green", cidr }) }, options: { a: options } };
    const { stdout } = await stack.succeeds("preview", "--json");
    await stack.up();
    const { dangers } = review([readPlan(stdout, "plan")], { failOn: [], allow: [] });
    return { said: dangers.map((danger) => danger.class), there: tigerCloud.vpcs.length };
  };
  const kept = { retainOnDelete: true };
  // The option counts from the update on that follows the one which brought it.
  expect(await reviewed("10.1.0.0/24", kept)).toEqual({ said: ["destroys"], there: 1 });
  expect(await reviewed("10.2.0.0/24", kept)).toEqual({ said: ["interrupts"], there: 2 });
  expect(await reviewed("10.3.0.0/24", {})).toEqual({ said: ["interrupts"], there: 3 });
  const { id } = await stack.outputsOf("a");
  for (const left of tigerCloud.vpcs.filter((one) => one.id !== id)) {
    await api("DELETE", `/vpcs/${left.id}`);
  }
});

test("a Timescale VPC removed in the console is dropped by refresh and made again", async () => {
  stack.wanted = { vpcs: { a: vpc({ name: "green" }) } };
  const { id } = await stack.outputsOf("a");
  await api("DELETE", `/vpcs/${String(id)}`);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  expect(await stack.plan()).toEqual(["create a"]);
  await stack.up();
  expect(stacks.clouds.tigerCloud.vpcs).toHaveLength(1);
});

test("moving a service to another VPC is an update that ends with its new endpoint", async () => {
  const vpcs = { a: vpc({ name: "green" }), b: vpc({ cidr: "10.2.0.0/24" }) };
  await stack.up({ vpcs, attachments: { db: attached("a") } });
  const before = await stack.outputsOf("db");
  expect(before["host"]).not.toBe("");
  expect(await stack.plan({ vpcs, attachments: { db: attached("b") } })).toEqual(["update db"]);
  await stack.up();
  const after = await stack.outputsOf("db");
  const b = await stack.outputsOf("b");
  expect(after["timescaleVpcId"]).toBe(b["id"]);
  expect(after["previousEndpoint"]).toEqual({ host: before["host"], port: before["port"] });
  expect(stacks.clouds.tigerCloud.services[0]).toMatchObject({ vpcId: b["id"] });
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a service detached by hand is attached again", async () => {
  const b = await stack.outputsOf("b");
  await api("POST", `/services/${SERVICE_ID}/detachFromVPC`, { vpc_id: b["id"] });
  await waitFor(
    () => {
      const [service] = stacks.clouds.tigerCloud.services;
      const settled = service?.status === "READY" && service.vpcId === undefined;
      return Promise.resolve(settled ? { state: "done", value: 0 } : { state: "pending", saw: "" });
    },
    { timeoutMs: 10_000 },
  );
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  expect(await stack.plan()).toEqual(["create db"]);
  await stack.up();
  expect(stacks.clouds.tigerCloud.services[0]).toMatchObject({ vpcId: b["id"] });
});

test("destroy makes the service public again and removes the VPCs", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
  const [service] = stacks.clouds.tigerCloud.services;
  expect(service).toMatchObject({ status: "READY" });
  expect(service?.vpcId).toBeUndefined();
});
