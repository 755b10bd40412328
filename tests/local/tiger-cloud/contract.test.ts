import { LATENCIES_MS, peerWith, startWithVpc, type Call, type Setup } from "./start-cloud";

/** The documented fields of a reply; a name with `?` may be absent, and no other may be there. */
type Schema = "text" | "id" | "whole" | "time" | [Schema] | ObjectSchema;
interface ObjectSchema {
  [field: string]: Schema;
}

const vpc = { id: "id", name: "text", cidr: "text", region_code: "text" } as const;
const peering = {
  id: "id",
  peer_account_id: "text",
  peer_region_code: "text",
  peer_vpc_id: "text",
  "provisioned_id?": "text",
  "status?": "text",
  "error_message?": "text",
} as const;
const endpoint = { "host?": "text", "port?": "whole" } as const;
const pooler = { "endpoint?": endpoint } as const;
const size = { cpu_millis: "whole", memory_gbs: "whole" } as const;
const service: ObjectSchema = {
  service_id: "text",
  project_id: "text",
  name: "text",
  region_code: "text",
  service_type: "text",
  created: "time",
  status: "text",
  resources: [{ "id?": "text", "spec?": { ...size, "volume_type?": "text" } }],
  "endpoint?": endpoint,
  "vpc_endpoint?": { "host?": "text", "port?": "whole", "vpc_id?": "id" },
  "connection_pooler?": pooler,
  "read_replica_sets?": [
    {
      ...{ id: "text", name: "text", status: "text", nodes: "whole", ...size },
      "endpoint?": endpoint,
      "connection_pooler?": pooler,
    },
  ],
};
const message = { message: "text" } as const;
const named = { id: "text", name: "text" } as const;
const authInfo: ObjectSchema = {
  type: "text",
  api_key: {
    public_key: "text",
    name: "text",
    created: "time",
    project: { ...named, plan_type: "text" },
    issuing_user: { ...named, email: "text" },
  },
};

const LEAVES: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string" && value !== "",
  id: (value) => typeof value === "string" && /^\d+$/.test(value),
  whole: (value) => Number.isInteger(value),
  time: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
};

function faults(value: unknown, schema: Schema, at = "reply"): string[] {
  if (typeof schema === "string") return LEAVES[schema]!(value) ? [] : [`${at}: no ${schema}`];
  if (Array.isArray(schema)) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((item: unknown, index) => faults(item, schema[0], `${at}[${index}]`));
  }
  const fields = value as Record<string, unknown>;
  const documented = new Set(Object.keys(schema).map((name) => name.replace("?", "")));
  const extra = Object.keys(fields).filter((name) => !documented.has(name));
  return [
    ...extra.map((name) => `${at}.${name}: undocumented`),
    ...Object.entries(schema).flatMap(([name, of]) => {
      const plain = name.replace("?", "");
      const field = fields[plain];
      if (field === undefined) return plain === name ? [`${at}.${plain}: absent`] : [];
      return faults(field, of, `${at}.${plain}`);
    }),
  ];
}

test("the check itself finds what is absent, undocumented or of another type", () => {
  const body = { id: 7, cidr: "10.0.0.0/24", region_code: "", status: "READY" };
  expect(faults([body], [vpc])).toEqual([
    "reply[0].status: undocumented",
    "reply[0].id: no id",
    "reply[0].name: absent",
    "reply[0].region_code: no text",
  ]);
});

const services = [{ name: "db", regionCode: "us-east-1", pooler: true, replicas: 2 }];

async function expectReply(
  reply: ReturnType<Call>,
  status: number,
  schema: Schema,
): Promise<unknown> {
  const { status: actual, body } = await reply;
  expect({ status: actual, faults: faults(body, schema) }).toEqual({ status, faults: [] });
  return body;
}

test("statuses can be in lower case", async () => {
  const { cloud, call, clock } = await startWithVpc({ services, statusCase: "lower" });
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  await clock.advance(LATENCIES_MS.peering);
  const pending = { status: "pending" };
  expect(await call("GET", "/vpcs/1001/peerings/5001")).toMatchObject({ body: pending });
  expect(await call("GET", "/vpcs/1001/peerings")).toMatchObject({ body: [pending] });
  const ready = { status: "ready", service_id: "svc0000001" };
  expect(await call("GET", "/services/svc0000001")).toMatchObject({ body: ready });
  expect(await call("GET", "/services")).toMatchObject({ body: [ready] });
  expect(cloud.peerings).toMatchObject([{ status: "PENDING" }]);
});

describe("the replies have the documented fields and statuses", () => {
  let setup: Setup;
  beforeEach(async () => {
    setup = await startWithVpc({ services });
  });

  test("of the key", async () => {
    const { cloud } = setup;
    const key = Buffer.from(`${cloud.publicKey}:${cloud.secretKey}`).toString("base64");
    const headers = { authorization: `Basic ${key}` };
    const response = await fetch(`${cloud.apiUrl}/auth/info`, { headers });
    const body: unknown = await response.json();
    expect(response.status).toBe(200);
    expect(faults(body, authInfo)).toEqual([]);
    expect(body).toMatchObject({
      type: "apiKey",
      api_key: { project: { id: cloud.projectId, plan_type: "SCALE" } },
    });
  });

  test("of VPCs", async () => {
    const { call } = setup;
    const fields = { name: "other", cidr: "10.1.0.0/16", region_code: "eu-west-1" };
    await expectReply(call("POST", "/vpcs", fields), 201, vpc);
    await expectReply(call("GET", "/vpcs"), 200, [vpc]);
    await expectReply(call("GET", "/vpcs/1001"), 200, vpc);
    await expectReply(call("POST", "/vpcs/1001/rename", { name: "new" }), 200, message);
    expect(await call("DELETE", "/vpcs/1001")).toEqual({ status: 204, body: undefined });
  });

  test("of peerings", async () => {
    const { call, clock } = setup;
    await expectReply(call("POST", "/vpcs/1001/peerings", peerWith("vpc-1")), 201, peering);
    await clock.advance(LATENCIES_MS.peering);
    await expectReply(call("GET", "/vpcs/1001/peerings"), 200, [peering]);
    await expectReply(call("GET", "/vpcs/1001/peerings/5001"), 200, peering);
    expect(await call("DELETE", "/vpcs/1001/peerings/5001")).toEqual({
      status: 204,
      body: undefined,
    });
  });

  test("of services, at rest, moving and attached", async () => {
    const { call, clock } = setup;
    await expectReply(call("GET", "/services"), 200, [service]);
    const path = "/services/svc0000001";
    await expectReply(call("POST", `${path}/attachToVPC`, { vpc_id: "1001" }), 202, message);
    await clock.advance(LATENCIES_MS.attach / 2);
    await expectReply(call("GET", path), 200, service);
    await clock.advance(LATENCIES_MS.attach / 2);
    const attached = await expectReply(call("GET", path), 200, service);
    expect(attached).toHaveProperty("vpc_endpoint");
    await expectReply(call("POST", `${path}/detachFromVPC`, { vpc_id: "1001" }), 202, message);
  });

  test("of refusals", async () => {
    const { call } = setup;
    const error = { code: "text", message: "text" } as const;
    await expectReply(call("GET", "/vpcs/77"), 404, error);
    await expectReply(call("POST", "/vpcs", {}), 400, error);
    await expectReply(call("PATCH", "/vpcs/1001", {}), 404, error);
  });
});
