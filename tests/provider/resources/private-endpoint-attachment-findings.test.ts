import { createApi } from "../../../provider/tiger-cloud/client";
import { bind } from "../../../provider/hosts/dynamic/binding";
import { privateEndpointAttachment } from "../../../provider/resources/private-endpoint-attachment/handler";
import { LATENCIES_MS } from "../../local/tiger-cloud/start-cloud";
import {
  ID,
  INPUTS,
  OTHER_VPCE,
  SERVICES,
  startWithConnections,
  STATE,
  VPCE,
  type Setup,
} from "./private-endpoints";

const THIRD_VPCE = "vpce-00000000000000003";

/** What a preview says: refusals by their properties, and then what it warns of. */
async function preview(setup: Setup, news: object, olds: Record<string, unknown> = {}) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const clock = { now: () => setup.clock.now(), sleep: (ms: number) => setup.clock.advance(ms) };
  const api = createApi({ ...setup.cloud, projectId: undefined }, clock);
  const reporter = { progress: () => undefined, info: say, warn: say };
  const handler = bind(privateEndpointAttachment, {
    api: () => api,
    environment: { clock, reporter },
  });
  if (Object.keys(olds).length > 0) await handler.diff(ID, olds, { ...INPUTS, ...news });
  const { failures = [] } = await handler.check({}, { ...INPUTS, ...news });
  return { refused: failures.map(({ property, reason }) => `${property}: ${reason}`), said };
}

test("a preview says that the service gets other ports, and keeps silent about what is there", async () => {
  const setup = await startWithConnections();
  expect(await preview(setup, {})).toEqual({
    refused: [],
    said: [
      'serviceId: service db01 ("metrics") gets other ports when it is put behind a private endpoint, and keeps its host. ' +
        "The vendor does not say whether its public endpoint answers after that: take it that it does not. " +
        "Update connection strings after it.",
    ],
  });
  await setup.attachment.create(INPUTS);
  expect(await preview(setup, { adopt: true })).toEqual({ refused: [], said: [] });
  expect((await preview(setup, {})).refused).toEqual([
    expect.stringMatching(
      /^connectionId: the attachment of service db01 to connection conn-aws-1 \(approved\) exists already/,
    ),
  ]);
});

test("with allowInterruption: false a service is not put behind it, and one that is there stays", async () => {
  const setup = await startWithConnections();
  expect((await preview(setup, { allowInterruption: false })).refused).toEqual([
    expect.stringMatching(/gets other ports .* Set allowInterruption to true to go on\.$/),
  ]);
  await setup.attachment.create(INPUTS);
  expect(await preview(setup, { adopt: true, allowInterruption: false })).toEqual({
    ...{ refused: [], said: [] },
  });
});

test("all that is wrong is told at once", async () => {
  const setup = await startWithConnections({ planType: "SCALE" });
  expect((await preview(setup, { serviceId: "DB 1", connectionId: VPCE })).refused).toEqual([
    expect.stringMatching(/^serviceId: got "DB 1"; allowed is a service id/),
    `connectionId: got "${VPCE}"; allowed is the id of a private endpoint connection such as conn-aws-1. ` +
      "That is a VPC endpoint: pass the id output of its PrivateEndpointConnection.",
  ]);
  expect((await preview(setup, { serviceId: "db09", connectionId: "conn-aws-9" })).refused).toEqual(
    [
      'serviceId: got "db09", of which Tiger Cloud knows nothing. Copy the service id from the Tiger Cloud console.',
      'connectionId: got "conn-aws-9", of which the project has no connection. Pass the id output of a PrivateEndpointConnection.',
    ],
  );
});

test("a plan without private endpoints is refused", async () => {
  const setup = await startWithConnections({ planType: "PERFORMANCE" }, []);
  expect((await preview(setup, {})).refused).toContainEqual(
    "connectionId: the PERFORMANCE plan has no private endpoints. Use the plan Scale or Enterprise, or peer the VPC with a TimescalePeering.",
  );
});

test("a connection that is lost, far or leads elsewhere is refused", async () => {
  const abroad = { id: "db03", name: "far", regionCode: "eu-west-1" };
  const setup = await startWithConnections({ services: [...SERVICES, abroad] });
  await setup.attachment.create({ ...INPUTS, serviceId: "db02" });
  setup.cloud.rejectPrivateLink(OTHER_VPCE);
  expect((await preview(setup, {})).refused).toEqual([
    "connectionId: connection conn-aws-1 leads to service db02 already, and leads to one at most. " +
      "Detach that one first, or claim another VPC endpoint.",
  ]);
  expect((await preview(setup, { connectionId: "conn-aws-2" })).refused).toEqual([
    "connectionId: its connection conn-aws-2 is rejected, which is for good. " +
      "Replace the endpoint in AWS: a new one can be claimed.",
  ]);
  await setup.attachment.delete("db02/conn-aws-1", { ...STATE, serviceId: "db02" });
  expect((await preview(setup, { serviceId: "db03" })).refused).toEqual([
    "connectionId: service db03 is in eu-west-1, connection conn-aws-1 in us-east-1. " +
      "Make a VPC endpoint in the service's own region.",
  ]);
});

test("what is replaced on the same connection stands in nobody's way", async () => {
  const setup = await startWithConnections();
  const { outs = {} } = await setup.attachment.create(INPUTS);
  expect((await preview(setup, { serviceId: "db02" }, outs)).refused).toEqual([]);
  expect((await preview(setup, { serviceId: "db02" })).refused).toHaveLength(1);
});

test("a third endpoint of a service is refused, and warned of where one of the two is replaced", async () => {
  const setup = await startWithConnections({}, [VPCE, OTHER_VPCE, THIRD_VPCE]);
  const { outs = {} } = await setup.attachment.create(INPUTS);
  await setup.attachment.create({ ...INPUTS, connectionId: "conn-aws-2" });
  const third = { connectionId: "conn-aws-3" };
  const what =
    "service db01 is behind conn-aws-1 and conn-aws-2, and a service has 2 private endpoints at most.";
  expect((await preview(setup, third)).refused).toEqual([
    `serviceId: ${what} Detach it from one of them first.`,
  ]);
  setup.cloud.rejectPrivateLink(OTHER_VPCE);
  await setup.clock.advance(20_000);
  const oneLost = await preview(setup, third);
  expect(oneLost.refused).toEqual([]);
  expect(oneLost.said).toContain(`serviceId: ${what} Detach it from one of them first.`);
  const replacing = await preview(setup, third, outs);
  expect(replacing.refused).toEqual([]);
  expect(replacing.said).toContain(
    `serviceId: ${what} Set the option deleteBeforeReplace: true on this resource.`,
  );
});

test("a service in a Timescale VPC is warned of", async () => {
  const setup = await startWithConnections();
  await setup.vpc.create({ name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" });
  await setup.clock.advance(LATENCIES_MS.vpc);
  setup.cloud.moveService("db01", "1001");
  const { refused, said } = await preview(setup, {});
  expect(refused).toEqual([]);
  expect(said.join("\n")).toMatch(/service db01 is in Timescale VPC 1001 as well/);
});

test("a service that is not known yet, and a connection that is not, say nothing of each other", async () => {
  const setup = await startWithConnections();
  await setup.attachment.create(INPUTS);
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  expect((await preview(setup, { serviceId: unknown })).refused).toEqual([]);
  expect((await preview(setup, { connectionId: unknown })).refused).toEqual([]);
});
