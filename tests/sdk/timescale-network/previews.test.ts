import * as pulumi from "@pulumi/pulumi";
import { setImmediate } from "node:timers/promises";
import { ServiceAttachment, TimescaleNetwork } from "../../../sdk";
import { waitFor } from "../../../provider/wait/wait-for";
import { announceDetaching } from "../../../sdk/timescale-network/announce-detaching";
import { portsOfServices } from "../../../sdk/timescale-network/service-ports";
import { startWithVpc } from "../../local/tiger-cloud/start-cloud";
import { networkMocks, TIMESCALE_VPC, TYPES } from "../../support/network-mocks";
import { recordResources, valueOf } from "../../support/record-resources";

const SERVICES = [
  { id: "db01", name: "metrics", regionCode: "us-east-1" },
  { id: "db02", name: "logs", regionCode: "us-east-1", pooler: true },
];

/**
 * Previews a program while a Timescale VPC has these services. What is attached by the program is not known in it.
 *
 * @returns what the program gives, and what it was warned of
 */
async function preview<T>(inVpc: readonly string[], program: () => Promise<T>) {
  const { cloud } = await startWithVpc({ services: SERVICES });
  for (const id of inVpc) cloud.moveService(id, TIMESCALE_VPC.id);
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const mocks = networkMocks();
  mocks.outputs[TYPES.attachment] = {};
  let value: T | undefined;
  const { failures, resources } = await recordResources({ ...mocks, preview: true }, async () => {
    const config = {
      "timescale:apiUrl": cloud.apiUrl,
      "timescale:publicKey": cloud.publicKey,
      "timescale:secretKey": cloud.secretKey,
    };
    pulumi.runtime.setAllConfig(config, ["timescale:secretKey"]);
    value = await program();
    // What looks without being waited for has its answer soon after the API gave it.
    const hasLooked = () => cloud.requests.some(({ path }) => path.endsWith("/services"));
    await waitFor(
      () =>
        Promise.resolve(hasLooked() ? { state: "done", value } : { state: "pending", saw: "none" }),
      { timeoutMs: 30_000, maxDelayMs: 20 },
    );
    for (let turn = 0; turn < 200; turn += 1) await setImmediate();
  });
  const warnings = warn.mock.calls.map(([text]) => text);
  warn.mockRestore();
  expect(failures).toEqual([]);
  return { value, warnings, resources };
}

const attach = (serviceId: string) =>
  new ServiceAttachment(serviceId, { serviceId, timescaleVpcId: TIMESCALE_VPC.id });

test("a preview warns of each service in the Timescale VPC that the network does not name", async () => {
  const announce = () => {
    const parent = new pulumi.ComponentResource(TYPES.network, "db");
    announceDetaching(pulumi.output(TIMESCALE_VPC.id), [attach("db01")], parent);
    return Promise.resolve();
  };
  expect((await preview(["db01", "db02"], announce)).warnings).toEqual([
    expect.stringMatching(/^services: service db02 \("logs"\) is in Timescale VPC 1001 and not/),
  ]);
  expect((await preview(["db01"], announce)).warnings).toEqual([]);
});

test("a service by its name is the one that has it in the network's region", async () => {
  const services = { main: { name: "logs" } };
  const { resources } = await preview([], () =>
    Promise.resolve(new TimescaleNetwork("db", { timescaleVpc: TIMESCALE_VPC, services })),
  );
  expect(resources.find(({ type }) => type === TYPES.attachment)?.inputs).toMatchObject({
    serviceId: "db02",
  });
});

const portsOf = (serviceId: string) => () => valueOf(portsOfServices([attach(serviceId)]));

test("in a preview, the ports of a service that is to be moved are those of now, where it is private", async () => {
  expect((await preview(["db02"], portsOf("db02"))).value).toEqual([5432]);
  expect((await preview([], portsOf("db02"))).value).toEqual([]);
});

test("a service that is not there has no ports: its own check says what is wrong", async () => {
  expect((await preview([], portsOf("db09"))).value).toEqual([]);
});
