import fc from "fast-check";
import type { TigerCloudApi } from "../../../provider/tiger-cloud/client";
import { askAccount } from "../../../provider/tiger-cloud/account";
import { peeringEndpoints } from "../../../provider/tiger-cloud/peerings";
import { serviceEndpoints } from "../../../provider/tiger-cloud/services";
import { vpcEndpoints } from "../../../provider/tiger-cloud/vpcs";
import { isTimescaleError } from "../../../provider/errors";
import { failureOf } from "../../support/failure-of";
import { bindAll, PEERING_INPUTS, VPC_INPUTS } from "../../support/handlers";
import { LeapingClock } from "../../support/leaping-clock";

const VPC = { id: "1", name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };
const PEERING = {
  ...{ id: "2", peer_account_id: "123456789012", peer_region_code: "eu-west-1" },
  ...{ peer_vpc_id: "vpc-0123456789abcdef0", provisioned_id: "pcx-0a1b2c3d" },
  ...{ status: "active", error_message: "none" },
};
const endpoint = { host: "db01.tsdb.cloud", port: 5432 };
const SERVICE = {
  ...{ service_id: "db01", name: "db", region_code: "us-east-1", status: "READY", endpoint },
  vpc_endpoint: { ...endpoint, vpc_id: "1" },
  connection_pooler: { endpoint },
  read_replica_sets: [{ id: "r1", name: "r", endpoint, connection_pooler: { endpoint } }],
};
const AUTH = { api_key: { project: { id: "p1", plan_type: "scale" } } };

/** The API as it is where each request gets this answer. */
function apiAnswering(answer: unknown, clock = new LeapingClock()): TigerCloudApi {
  const body = JSON.stringify(answer);
  const send = () => Promise.resolve(JSON.parse(body) as unknown);
  return {
    account: () => askAccount(send),
    vpcs: vpcEndpoints(send, clock),
    peerings: peeringEndpoints(send, clock),
    services: serviceEndpoints(send, clock),
  };
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const keyed = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...keyed.flatMap(([key, each]) => pathsOf(each, [...at, key]))];
}

const DROPPED = Symbol("dropped");

function put(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  if (typeof value !== "object" || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as never;
  const changed = put((value as never)[key], rest, instead);
  if (changed === DROPPED) Reflect.deleteProperty(copy, key);
  else Object.assign(copy, { [key]: changed });
  return copy;
}

const instead = fc.constantFrom<unknown>(
  ...[DROPPED, null, "", 0, 7, -1, 1.5, true, false, "x", "5432", [], {}, [null], [[]], [{}]],
);

/** An answer with up to four of its parts left out or replaced by something else. */
const broken = (whole: object) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(whole).slice(1)), instead), { maxLength: 4 })
    .map((changes) => changes.reduce<unknown>((body, [path, by]) => put(body, path, by), whole));

const text = expect.stringMatching(/./) as string;
const somewhere = { host: text, port: expect.any(Number) as number };

function maybe(value: unknown, shape: unknown): void {
  if (value !== undefined) expect(value).toEqual(shape);
}

function expectVpc(vpc: object): void {
  expect(vpc).toEqual({ id: text, name: text, cidr: text, regionCode: text });
}

function expectPeering(peering: Awaited<ReturnType<TigerCloudApi["peerings"]["get"]>>): void {
  const { provisionedId, errorMessage, ...others } = peering;
  maybe(provisionedId, text);
  expect(typeof errorMessage).toBe("string");
  expect(others).toEqual({
    ...{ id: text, peerAccountId: text, peerRegionCode: text, peerVpcId: text, status: text },
  });
}

function expectService(service: Awaited<ReturnType<TigerCloudApi["services"]["get"]>>): void {
  expect(service).toMatchObject({ id: text, regionCode: text, status: text });
  expect(typeof service.name).toBe("string");
  maybe(service.publicEndpoint, somewhere);
  maybe(service.poolerEndpoint, somewhere);
  if (service.attachment !== undefined) expect(service.attachment.vpcId).toEqual(text);
  maybe(service.attachment?.endpoint, somewhere);
  for (const replica of service.readReplicas) {
    expect(replica).toMatchObject({ id: text, name: expect.any(String) as string });
    maybe(replica.endpoint, somewhere);
    maybe(replica.poolerEndpoint, somewhere);
  }
}

const READERS: Record<string, [object, (api: TigerCloudApi) => Promise<unknown>]> = {
  "a VPC": [VPC, async (api) => expectVpc(await api.vpcs.get("1"))],
  "a VPC that is made": [VPC, async (api) => expectVpc(await api.vpcs.create(VPC_INPUTS))],
  "a list of VPCs": [[VPC], async (api) => (await api.vpcs.list()).map(expectVpc)],
  "a peering": [PEERING, async (api) => expectPeering(await api.peerings.get("1", "2"))],
  "a peering that is made": [
    PEERING,
    async (api) => expectPeering(await api.peerings.create(PEERING_INPUTS)),
  ],
  "a list of peerings": [
    [PEERING],
    async (api) => (await api.peerings.list("1")).map(expectPeering),
  ],
  "a service": [SERVICE, async (api) => expectService(await api.services.get("db01"))],
  "a list of services": [[SERVICE], async (api) => (await api.services.list()).map(expectService)],
  "a key": [
    AUTH,
    async (api) => {
      const { projectId, planType } = await api.account();
      maybe(projectId, text);
      expect(typeof planType).toBe("string");
    },
  ],
};

/** Fails for whatever is no expected failure, a raw TypeError above all. */
async function orRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isTimescaleError(error, "Unavailable")) throw error;
    expect(error.message).toMatch(/the Tiger Cloud API's answer (lacks|has no usable|is no) /);
  }
}

test.each(Object.entries(READERS))(
  "whatever is missing or wrong in %s, it is whole or refused by name",
  async (_what, [whole, read]) => {
    await read(apiAnswering(whole));
    await fc.assert(
      fc.asyncProperty(broken(whole), (answer) => orRefused(read(apiAnswering(answer)))),
      { numRuns: 1000 },
    );
  },
);

const ACTIVATION = { timescaleVpcId: "1", peeringId: "2" };
const ATTACHMENT = { serviceId: "db01", timescaleVpcId: "1" };

test.each([
  ["a peering", PEERING],
  ["a list of peerings", [PEERING]],
  ["a service", SERVICE],
  ["a VPC", VPC],
])("no resource gets an empty id or pcx from %s", async (_what, whole) => {
  await fc.assert(
    fc.asyncProperty(broken(whole), async (answer) => {
      const clock = new LeapingClock();
      const api = apiAnswering(answer, clock);
      const handlers = bindAll({ api: () => api, environment: { clock, random: () => 0 } });
      for (const create of [
        () => handlers.vpc.create(VPC_INPUTS),
        () => handlers.peering.create({ ...PEERING_INPUTS, adopt: true }),
        () => handlers.activation.create(ACTIVATION),
        () => handlers.attachment.create({ ...ATTACHMENT, adopt: true }),
      ]) {
        const made = await create().catch((error: unknown) => error as Error);
        if (made instanceof Error) {
          expect(made).not.toBeInstanceOf(TypeError);
          expect(made.message).toMatch(/\[\w+\]$/);
          continue;
        }
        expect(made.id).toMatch(/./);
        const { provisionedId = "pcx-1", host = "h", port = 1 } = made.outs ?? {};
        expect([provisionedId, host]).toEqual([text, text]);
        expect(port).toBeGreaterThan(0);
      }
    }),
    { numRuns: 250 },
  );
});

test.each<[string, unknown, string]>([
  ["a number for a pcx", { ...PEERING, provisioned_id: 5 }, "has no usable provisioned_id"],
  ["a number for a status", { ...PEERING, status: 5 }, "has no usable status"],
  ["a number for an id", { ...PEERING, id: 2 }, "has no usable id"],
  ["null for an id", { ...PEERING, id: null }, "lacks id"],
  [
    "no id and no text",
    { ...PEERING, id: "", error_message: [] },
    "lacks id and has no usable error_message",
  ],
  ["a text for a peering", "pcx", "lacks id, peer_account_id, peer_region_code, peer_vpc_id"],
])("of a peering with %s, the message names the field", async (_what, answer, said) => {
  const failure = await failureOf(apiAnswering(answer).peerings.get("1", "2"));
  expect(failure.message).toBe(
    `Peering 2: the Tiger Cloud API's answer ${said}. Check timescale:apiUrl, then try again.`,
  );
});

test.each<[string, object, string]>([
  ["a number for its VPC", { vpc_endpoint: { vpc_id: 1 } }, "vpc_id"],
  ["a list for an endpoint", { endpoint: [] }, "endpoint"],
  ["a text for an endpoint", { vpc_endpoint: "h" }, "vpc_endpoint"],
  ["an object for its replicas", { read_replica_sets: {} }, "read_replica_sets"],
  ["null for a replica", { read_replica_sets: [null] }, "read_replica_sets"],
  ["a number for a name", { name: 3, connection_pooler: 4 }, "name, connection_pooler"],
])("of a service with %s, the message names the field", async (_what, over, name) => {
  const failure = await failureOf(apiAnswering({ ...SERVICE, ...over }).services.get("db01"));
  expect(failure.message).toBe(
    `Service db01: the Tiger Cloud API's answer has no usable ${name}. Check timescale:apiUrl, then try again.`,
  );
});

test("what may be missing may be null or empty as well", async () => {
  for (const none of [undefined, null, ""]) {
    const peering = { ...PEERING, provisioned_id: none, status: none, error_message: none };
    expect(await apiAnswering(peering).peerings.get("1", "2")).toMatchObject({
      ...{ provisionedId: undefined, status: "REQUESTED", errorMessage: "" },
    });
    const place = { ...endpoint, vpc_id: none };
    const service = { ...SERVICE, endpoint: null, vpc_endpoint: place, read_replica_sets: null };
    expect(await apiAnswering(service).services.get("db01")).toMatchObject({
      ...{ publicEndpoint: undefined, attachment: undefined, readReplicas: [] },
    });
  }
});
