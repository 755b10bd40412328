import fc from "fast-check";
import { asking } from "../../../provider/tiger-cloud/call";
import { askAccount } from "../../../provider/tiger-cloud/account";
import { nounsOf, type TigerCloudApi } from "../../../provider/tiger-cloud/client";
import { failureOf } from "../../support/failure-of";
import { bindAll, PEERING_INPUTS, VPC_INPUTS } from "../../support/handlers";
import { LeapingClock } from "../../support/leaping-clock";
import { CONNECTION, endpoint, OPENED, PEERING, SERVICE, VPC, VPC_WITH_GATEWAYS } from "./answers";
import { broken } from "./broken";

/** The API as it is where each request gets this answer. */
function apiAnswering(answer: unknown, clock = new LeapingClock()): TigerCloudApi {
  const body = JSON.stringify(answer);
  const ask = asking(() => Promise.resolve(JSON.parse(body) as unknown));
  return { account: () => askAccount(ask), ...nounsOf({ rest: ask, graphql: ask, clock }) };
}

const text = expect.stringMatching(/./) as string;

const ACTIVATION = { timescaleVpcId: "1", peeringId: "2" };
const GATEWAY = {
  ...{ timescaleVpcId: "1001", transitGatewayId: "tgw-0a1b2c3d", peerAccountId: "123456789012" },
  ...{ peerRegionCode: "eu-west-1", cidrBlocks: ["10.1.0.0/16"] },
};
const PRIVATE_ENDPOINT = { vpcEndpointId: "vpce-0123456789abcdef0", name: "app" };
const ATTACHMENT = { serviceId: "db01", timescaleVpcId: "1" };

test.each([
  ["a peering", PEERING],
  ["a list of peerings", [PEERING]],
  ["a service", SERVICE],
  ["a VPC", VPC],
  ["a VPC with transit gateways", VPC_WITH_GATEWAYS],
  ["a list of VPCs with transit gateways", [VPC_WITH_GATEWAYS]],
  ["an opened peering", OPENED],
  ["a private endpoint connection", CONNECTION],
])("no resource gets an empty id, pcx or attachment from %s", async (_what, whole) => {
  await fc.assert(
    fc.asyncProperty(broken(whole), async (answer) => {
      const clock = new LeapingClock();
      const api = apiAnswering(answer, clock);
      const handlers = bindAll({ api: () => api, environment: { clock, random: () => 0 } });
      for (const create of [
        () => handlers.vpc.create(VPC_INPUTS),
        () => handlers.peering.create({ ...PEERING_INPUTS, adopt: true }),
        () => handlers.transitGatewayPeering.create({ ...GATEWAY, adopt: true }),
        () => handlers.activation.create(ACTIVATION),
        () => handlers.privateEndpointConnection.create(PRIVATE_ENDPOINT),
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
        const { attachmentId = "tgw-attach-1", region = "us-east-1" } = made.outs ?? {};
        expect([provisionedId, attachmentId, host, region]).toEqual([text, text, text, text]);
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
  ["a number for its VPC", { vpc_endpoint: { vpc_id: 1 } }, "vpc_endpoint.vpc_id"],
  ["a list for an endpoint", { endpoint: [] }, "endpoint"],
  ["a text for an endpoint", { vpc_endpoint: "h" }, "vpc_endpoint"],
  ["an object for its replicas", { read_replica_sets: {} }, "read_replica_sets"],
  ["null for a replica", { read_replica_sets: [null] }, "read_replica_sets[0]"],
  [
    "a replica without an endpoint that can be used",
    { read_replica_sets: [{ id: "r", endpoint: { host: "a b" } }] },
    "read_replica_sets[0].endpoint.host",
  ],
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
