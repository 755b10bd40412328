import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { packageRoot } from "../../../local/package-root";
import { isTimescaleError } from "../../../provider/errors";
import { DECODERS } from "../../../provider/tiger-cloud/decode";
import {
  AUTH,
  CONNECTION,
  OPENED,
  PEERING,
  REGION,
  SERVICE,
  TOKEN,
  VPC,
  VPC_STATE,
  VPC_STATE_WITH_PEERINGS,
  VPC_WITH_GATEWAYS,
} from "./answers";
import { broken } from "./broken";

const text = expect.stringMatching(/./) as string;
const line = expect.any(String) as string;
const somewhere = { host: text, port: expect.any(Number) as number };

function maybe(value: unknown, shape: unknown): void {
  if (value !== undefined) expect(value).toEqual(shape);
}

type Check = (decoded: never) => void;

const vpcs = { id: text, name: text, cidr: text, regionCode: text };
const expectVpc = (vpc: object) => expect(vpc).toEqual(vpcs);

function expectVpcState({ provisionedId, ...vpc }: { provisionedId: unknown }): void {
  maybe(provisionedId, text);
  expect(vpc).toEqual({ ...vpcs, status: line, errorMessage: line });
}

function expectPeering({ provisionedId, ...peering }: { provisionedId: unknown }): void {
  maybe(provisionedId, text);
  expect(peering).toEqual({
    ...{ id: text, peerAccountId: text, peerRegionCode: text, peerVpcId: text, status: text },
    errorMessage: line,
  });
}

interface Gateway {
  attachmentId: unknown;
  requesterAttachmentId: unknown;
  cidrBlocks: string[];
}

function expectGateways({ gateways, ...vpc }: { gateways: Gateway[] }): void {
  expect(vpc).toEqual({ id: text, cidr: text, regionCode: text });
  gateways.forEach(expectGateway);
}

function expectGateway({ attachmentId, requesterAttachmentId, cidrBlocks, ...gateway }: Gateway) {
  maybe(attachmentId, text);
  maybe(requesterAttachmentId, text);
  expect(cidrBlocks).toEqual(cidrBlocks.map(() => text));
  expect(gateway).toEqual({
    ...{ id: text, peerAccountId: text, peerRegionCode: text, status: text },
    ...{ transitGatewayId: expect.stringMatching(/^tgw-/) as string, errorMessage: line },
  });
}

interface WithPeerings {
  provisionedId: unknown;
  gateways: Gateway[];
  peerings: { id: string; cidrBlocks: string[] }[];
}

function expectVpcStateWithPeerings({ gateways, peerings, ...vpc }: WithPeerings): void {
  expectVpcState(vpc);
  gateways.forEach(expectGateway);
  for (const { cidrBlocks, ...peering } of peerings) {
    expect(peering).toEqual({ id: text });
    expect(cidrBlocks).toEqual(cidrBlocks.map(() => text));
  }
}

interface Places {
  publicEndpoint: unknown;
  poolerEndpoint: unknown;
  attachment?: { vpcId: unknown; endpoint: unknown };
  readReplicas: { endpoint: unknown; poolerEndpoint: unknown }[];
}

function expectService(service: Places): void {
  expect(service).toMatchObject({ id: text, name: line, regionCode: text, status: text });
  maybe(service.publicEndpoint, somewhere);
  maybe(service.poolerEndpoint, somewhere);
  maybe(service.attachment, { vpcId: text, endpoint: service.attachment?.endpoint });
  maybe(service.attachment?.endpoint, somewhere);
  for (const replica of service.readReplicas) {
    expect(replica).toMatchObject({ id: text, name: line });
    maybe(replica.endpoint, somewhere);
    maybe(replica.poolerEndpoint, somewhere);
  }
}

function expectAccount({ projectId, planType }: { projectId: unknown; planType: unknown }): void {
  maybe(projectId, text);
  expect(planType).toEqual(line);
}

interface Connection {
  bindings: { serviceId: unknown; role: unknown; endpoint: unknown }[];
}

function expectConnection({ bindings, ...connection }: Connection): void {
  const texts = { id: text, vpcEndpointId: text, status: text, regionCode: text };
  expect(connection).toEqual({ ...texts, name: line });
  for (const binding of bindings) {
    expect(binding).toMatchObject({ serviceId: text, role: text });
    maybe(binding.endpoint, somewhere);
  }
}

function expectRegion(region: object): void {
  expect(region).toEqual({
    ...{ regionCode: text, serviceName: text },
    isOnAws: expect.any(Boolean) as boolean,
  });
}

const each = (check: (decoded: never) => void) => (all: never[]) => all.forEach(check);

/** A whole answer for each decoder, and what must hold of all that it gives. */
const ANSWERS: Record<string, [whole: object, check: Check]> = {
  account: [AUTH, expectAccount],
  token: [TOKEN, (token: string) => expect(token).toEqual(text)],
  VPC: [VPC, expectVpc],
  VPCs: [[VPC, VPC], each(expectVpc)],
  "VPC states": [[VPC_STATE, VPC_STATE], each(expectVpcState)],
  "VPC states with peerings": [
    [VPC_STATE_WITH_PEERINGS, VPC_STATE_WITH_PEERINGS],
    each(expectVpcStateWithPeerings),
  ],
  peering: [PEERING, expectPeering],
  peerings: [[PEERING, PEERING], each(expectPeering)],
  "VPC with transit gateways": [VPC_WITH_GATEWAYS, expectGateways],
  "VPCs with transit gateways": [[VPC_WITH_GATEWAYS, VPC_WITH_GATEWAYS], each(expectGateways)],
  "opened peering": [OPENED, (id: string) => expect(id).toEqual(text)],
  service: [SERVICE, expectService],
  services: [[SERVICE, SERVICE], each(expectService)],
  "private endpoint connection": [CONNECTION, expectConnection],
  "private endpoint connections": [[CONNECTION, CONNECTION], each(expectConnection)],
  "regions with private endpoints": [[REGION, REGION], each(expectRegion)],
};

const ROOM = join(packageRoot(), "provider/tiger-cloud");
beforeAll(async () => {
  const names = readdirSync(ROOM, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((one) => one.endsWith(".ts"))) {
    await import(join(ROOM, name));
  }
});

test("each decoder of the client has a whole answer here", () => {
  expect([...DECODERS.keys()].sort()).toEqual(Object.keys(ANSWERS).sort());
});

const CALL = { subject: "Thing 7", repeatable: true };
const REFUSED =
  /^Thing 7(, number \d+( \(\S+\))?)?: the Tiger Cloud API's answer (lacks|has no usable|is no) .*\. Check timescale:apiUrl, then try again\.$/;

/** Fails for whatever is no expected failure, a raw TypeError above all. */
function orRefused(name: string, answer: unknown): void {
  const [, check] = ANSWERS[name]!;
  let decoded: unknown;
  try {
    decoded = DECODERS.get(name)!(answer, CALL);
  } catch (error) {
    if (!isTimescaleError(error, "Unavailable")) throw error;
    expect(error.message).toMatch(REFUSED);
    return;
  }
  check(decoded as never);
}

const anything = fc.oneof(fc.anything(), fc.jsonValue());

test.each(Object.keys(ANSWERS))(
  "whatever is missing or wrong in an answer, the %s is whole or refused by name",
  (name) => {
    const [whole, check] = ANSWERS[name]!;
    check(DECODERS.get(name)!(whole, CALL) as never);
    const answers = fc.oneof({ arbitrary: broken(whole), weight: 9 }, anything);
    fc.assert(
      fc.property(answers, (answer) => orRefused(name, answer)),
      { numRuns: 3000 },
    );
  },
);

function refusalOf(name: string, answer: unknown, repeatable = true): unknown {
  try {
    return DECODERS.get(name)!(answer, { ...CALL, repeatable });
  } catch (error) {
    return error;
  }
}

test.each<[what: string, index: number, element: unknown, said: string]>([
  ["with an id", 1, { ...VPC, id: "77", cidr: null }, "number 2 (77): <> lacks cidr."],
  ["whose id is wrong", 2, { ...VPC, id: "a b" }, "number 3: <> has no usable id."],
  ["that is null", 0, null, "number 1: <> lacks id, name, cidr, region_code."],
])("of a list, the element %s is named", (_what, index, element, said) => {
  const all: unknown[] = [VPC, VPC, VPC];
  all[index] = element;
  expect(refusalOf("VPCs", all)).toMatchObject({
    message: `Thing 7, ${said.replace("<>", "the Tiger Cloud API's answer")} Check timescale:apiUrl, then try again.`,
  });
});

test("after a create whose answer is of no use nobody knows whether it was carried out", () => {
  for (const repeatable of [true, false]) {
    const expected = { code: "Unavailable", mayHaveHappened: !repeatable };
    expect(refusalOf("VPC", {}, repeatable)).toMatchObject(expected);
    expect(refusalOf("VPCs", {}, repeatable)).toMatchObject(expected);
  }
});
