import fc from "fast-check";
import { visibleLine } from "../../provider/rules/visible-text";
import type { TigerCloudApi } from "../../provider/tiger-cloud/client";
import { forEngine } from "../../provider/hosts/dynamic/engine/engine-error";
import { engineReporter } from "../../provider/hosts/dynamic/engine/reporter";
import { restRefusal } from "../../provider/tiger-cloud/rest/rest";
import { transportError } from "../../provider/tiger-cloud/transport/transport-failure";
import { TimescaleError } from "../../provider/errors";
import { interruptionFindings } from "../../provider/resources/service-attachment/interruption-findings";
import { describePeering } from "../../provider/resources/timescale-peering/findings";
import { getTimescaleVpc } from "../../provider/lookups/vpcs";
import { failedPeering } from "../../provider/resources/timescale-peering/failures";
import { programFailure } from "../../sdk/program-failure";
import { apiOn } from "../provider/tiger-cloud/api-on";
import { failureOf } from "../support/failure-of";
import { handlersOn, NO_API, bindAll } from "../support/handlers";
import { startOddServer } from "../support/odd-server";
import { expectHarmlessInTerminal, hostileText, HOSTILE_TEXTS } from "./hostile-texts";

const VPC = { id: "1", name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };
const PEERING = {
  ...{ id: "2", peer_account_id: "123456789012", peer_region_code: "us-east-1" },
  ...{ peer_vpc_id: "vpc-0a1b2c3d", provisioned_id: "pcx-0a1b2c3d" },
};
const SERVICE = {
  ...{ service_id: "db01", name: "db", region_code: "us-east-1", status: "READY" },
  vpc_endpoint: { host: "db01.tsdb.cloud", port: 5432, vpc_id: "1" },
};

type Ask = (api: TigerCloudApi) => Promise<unknown>;
const READS: Record<string, { whole: object; ask: Ask; identifiers: string[] }> = {
  vpc: {
    whole: VPC,
    ask: (api) => api.vpcs.get("1"),
    identifiers: ["id", "cidr", "region_code"],
  },
  peering: {
    whole: PEERING,
    ask: (api) => api.peerings.get("1", "2"),
    identifiers: Object.keys(PEERING),
  },
  service: {
    whole: SERVICE,
    ask: (api) => api.services.get("db01"),
    identifiers: ["service_id", "region_code"],
  },
};

test.each(
  Object.entries(READS).flatMap(([noun, { identifiers }]) =>
    identifiers.map((field) => [noun, field] as const),
  ),
)("of a %s, a %s that is no identifier is refused: users paste it", async (noun, field) => {
  const { whole, ask } = READS[noun]!;
  for (const text of HOSTILE_TEXTS.filter((one) => !/^[\w][\w.:/-]*$/.test(one))) {
    const body = JSON.stringify({ ...whole, [field]: text });
    const server = await startOddServer({ status: 200, body });
    const failure = await failureOf(ask(apiOn(server)));
    expect(failure.message).toMatch(new RegExp(`answer has no usable ${field}\\.`));
    expectHarmlessInTerminal(failure.message);
  }
  const good = await startOddServer({ status: 200, body: JSON.stringify(whole) });
  await ask(apiOn(good));
});

test.each(
  [
    ...["a b", "'x'", "h:1", "h/x", "h?sslmode=disable", "h#", "u:p@evil.example", "@evil.example"],
    ...["h,evil.example", "h&host=evil", "h\n", "h%40", "[::1", "-h", ".h", ...HOSTILE_TEXTS],
  ].map((host) => [visibleLine(JSON.stringify(host)), host] as const),
)("a host %s is refused, as a connection string would lead elsewhere", async (_shown, host) => {
  const endpoint = { host, port: 5432 };
  for (const place of [
    { vpc_endpoint: { ...endpoint, vpc_id: "1" } },
    { endpoint },
    { connection_pooler: { endpoint } },
    { read_replica_sets: [{ id: "r1", name: "r", endpoint }] },
    { read_replica_sets: [{ id: "r1", name: "r", connection_pooler: { endpoint } }] },
  ]) {
    const body = JSON.stringify({ ...SERVICE, ...place });
    const server = await startOddServer({ status: 200, body });
    const failure = await failureOf(apiOn(server).services.get("db01"));
    expect(failure.message).toEqual(
      expect.stringMatching(
        /^Service db01: the Tiger Cloud API's answer has no usable [\w.[\]]*host\./,
      ),
    );
  }
});

test.each(["5432/other?sslmode=disable", "5432", -1, 0, 1.5, 65_536, {}, true])(
  "a port %j is refused",
  async (port) => {
    const body = JSON.stringify({ ...SERVICE, endpoint: { host: "h", port } });
    const server = await startOddServer({ status: 200, body });
    const failure = await failureOf(apiOn(server).services.get("db01"));
    expect(failure.message).toContain("has no usable endpoint.port.");
  },
);

test("a service id of an answer that is another VPC's path is refused in a list as well", async () => {
  const attached = { ...SERVICE, vpc_endpoint: { ...SERVICE.vpc_endpoint, vpc_id: "../x" } };
  const server = await startOddServer({ status: 200, body: JSON.stringify([attached]) });
  const failure = await failureOf(apiOn(server).services.listFresh());
  expect(failure.message).toBe(
    "Services, number 1 (db01): the Tiger Cloud API's answer has no usable vpc_endpoint.vpc_id. " +
      "Check timescale:apiUrl, then try again.",
  );
});

/** Every sentence of the provider that foreign text or a user's value gets into, with the text in it. */
const SENTENCES: [string, (text: string) => string][] = [
  ["an error", (text) => new TimescaleError("Rejected", text).message],
  [
    "what the engine prints of an error",
    (text) => {
      const error = forEngine(new TimescaleError("Rejected", text));
      return `${String(error)}: ${error.stack ?? ""}`;
    },
  ],
  [
    "a refusal",
    (text) =>
      restRefusal(
        { subject: `Service ${text}`, repeatable: true, method: "GET", path: `/${text}` },
        400,
        { code: text, message: text },
      ).message,
  ],
  [
    "a lost answer",
    (text) =>
      transportError({
        ...{ subject: `VPC ${text}`, repeatable: true, name: "GET /", code: text, words: text },
        proxy: undefined,
      }).message,
  ],
  [
    "a failed peering",
    (text) =>
      failedPeering({
        ...{ id: "2", peerAccountId: "1", peerRegionCode: text, peerVpcId: text },
        ...{ provisionedId: text, status: text, errorMessage: text },
      }).message,
  ],
  ["what ends a program", (text) => programFailure(text, undefined).message],
];

test.each(SENTENCES)("in %s no text steers the terminal", (_what, sentence) => {
  fc.assert(fc.property(hostileText, (text) => expectHarmlessInTerminal(sentence(text))));
});

test("no line of progress, news or warning steers the terminal or makes a line of its own", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const said: string[] = [];
      const reporter = engineReporter((_severity, message) => said.push(message));
      reporter.progress(text);
      reporter.info(describePeering({ ...READ_PEERING, status: text }));
      for (const { reason } of interruptionFindings(
        { timescaleVpcId: "2" },
        { ...READ_SERVICE, name: text },
      )) {
        reporter.warn(reason);
      }
      expect(said).toHaveLength(3);
      for (const line of said) {
        expectHarmlessInTerminal(line);
        expect(line).not.toContain("\n");
      }
    }),
  );
});

const READ_PEERING = {
  ...{ id: "2", peerAccountId: "1", peerRegionCode: "us-east-1", peerVpcId: "vpc-1" },
  ...{ provisionedId: undefined, status: "", errorMessage: "" },
};
const READ_SERVICE = {
  ...{ id: "db01", name: "", regionCode: "us-east-1", status: "READY", readReplicas: [] },
  ...{ publicEndpoint: undefined, attachment: undefined, poolerEndpoint: undefined },
};

test("values that checks refuse are shown without steering the terminal", async () => {
  const { vpc, peering, activation, attachment } = bindAll(NO_API);
  for (const text of HOSTILE_TEXTS) {
    const results = await Promise.all([
      vpc.check({}, { name: `${text}\u0000`, cidr: text, regionCode: text }),
      peering.check(
        {},
        { timescaleVpcId: text, peerAccountId: text, peerRegionCode: text, peerVpcId: text },
      ),
      activation.check({}, { timescaleVpcId: text, peeringId: text }),
      attachment.check({}, { serviceId: text, timescaleVpcId: text, timeouts: { create: text } }),
    ]);
    const reasons = results.flatMap(({ failures = [] }) => failures.map(({ reason }) => reason));
    expect(reasons.length).toBeGreaterThan(9);
    for (const reason of reasons) expectHarmlessInTerminal(reason);
  }
});

test("names among the candidates of a look-up stand quoted on one line", async () => {
  for (const name of HOSTILE_TEXTS) {
    const body = JSON.stringify([{ ...VPC, name }]);
    const server = await startOddServer({ status: 200, body });
    const failure = await failureOf(getTimescaleVpc.find(apiOn(server), { name: "other" }));
    expectHarmlessInTerminal(failure.message);
    expect(failure.message).not.toContain("\n");
  }
});

test("the words of an answer reach no terminal raw through the engine", async () => {
  for (const text of HOSTILE_TEXTS) {
    const body = JSON.stringify({ code: text, message: text });
    const server = await startOddServer({ status: 400, body });
    const inputs = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
    const failure = await failureOf(handlersOn(server).vpc.create(inputs));
    expectHarmlessInTerminal(`${String(failure)}${failure.stack ?? ""}`);
  }
});
