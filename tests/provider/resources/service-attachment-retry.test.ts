import { failureOf } from "../../support/failure-of";
import {
  handlersOn,
  requestsOf,
  startHandlers,
  startWithReadyVpc,
  VPC_INPUTS,
} from "../../support/handlers";
import { startOddServer } from "../../support/odd-server";

const services = [{ id: "db01", name: "db", regionCode: "us-east-1" }];
const INPUTS = { serviceId: "db01", timescaleVpcId: "1001" };

test("a service is attached to a VPC that is still being made, once that is ready", async () => {
  const { vpc, attachment, cloud } = await startHandlers({ services });
  await vpc.create(VPC_INPUTS);
  await attachment.create(INPUTS);
  expect(cloud.services).toMatchObject([{ vpcId: "1001", status: "READY" }]);
});

test("an attach that is under way already is waited for, and no second one is begun", async () => {
  const setup = await startWithReadyVpc({ services });
  const headers = {
    authorization: `Basic ${btoa(`${setup.cloud.publicKey}:${setup.cloud.secretKey}`)}`,
    "content-type": "application/json",
  };
  const path = `${setup.cloud.apiUrl}/projects/${setup.cloud.projectId}/services/db01/attachToVPC`;
  const body = JSON.stringify({ vpc_id: "1001" });
  expect((await fetch(path, { method: "POST", headers, body })).status).toBe(202);
  const from = setup.cloud.requests.length;
  const { outs } = await setup.attachment.create(INPUTS);
  expect(outs).toMatchObject(INPUTS);
  expect(requestsOf(setup, from).filter((line) => line.endsWith(" 202"))).toEqual([]);
});

test("a move to a VPC in another region or to none is refused before anything is detached", async () => {
  const setup = await startWithReadyVpc({ services });
  const { outs } = await setup.attachment.create(INPUTS);
  await setup.vpc.create({ ...VPC_INPUTS, regionCode: "eu-west-1" });
  for (const timescaleVpcId of ["1002", "4711"]) {
    await failureOf(setup.attachment.update("db01", outs!, { ...INPUTS, timescaleVpcId }));
  }
  expect(setup.cloud.services).toMatchObject([{ vpcId: "1001", status: "READY" }]);
  expect(requestsOf(setup).some((line) => line.includes("detachFromVPC"))).toBe(false);
});

test("a service that somebody else puts into another VPC meanwhile is not taken out of it", async () => {
  const db = { service_id: "db01", name: "db", region_code: "us-east-1", status: "READY" };
  const elsewhere = { ...db, vpc_endpoint: { host: "h", port: 1, vpc_id: "1000" } };
  const vpc = { id: "1001", name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };
  const answer = (body: object) => ({ status: 200, body: JSON.stringify(body) });
  const server = await startOddServer(answer(db), answer([vpc]), answer(elsewhere));
  const failure = await failureOf(handlersOn(server).attachment.create(INPUTS));
  expect(failure.message).toMatch(/^Service db01: still READY, in VPC 1000 after 1200 s/);
});

test("an attach whose request was lost is asked for again some looks later", async () => {
  const setup = await startWithReadyVpc({ services });
  setup.cloud.injectFault({ effect: "lose-request", path: /attachToVPC$/ });
  const from = setup.cloud.requests.length;
  await setup.attachment.create(INPUTS);
  expect(setup.cloud.services).toMatchObject([{ vpcId: "1001", moves: 1 }]);
  const looksBetween = requestsOf(setup, from)
    .join("\n")
    .split(/^POST \/services\/db01\/attachToVPC .*$/m)
    .at(1);
  expect(looksBetween?.match(/^GET \/services\/db01 200$/gm)).toHaveLength(5);
});

test("an attach that the API refuses for good is told in its words, and is not asked for again", async () => {
  const setup = await startWithReadyVpc({ services });
  const body = { code: "INVALID", message: "the service has a public IP" };
  setup.cloud.injectFault({ effect: "reply", status: 400, body, path: /attachToVPC$/ });
  const { message } = await failureOf(setup.attachment.create(INPUTS));
  expect(message).toMatch(/^Service db01: .*the service has a public IP.*\[Rejected\]$/);
});

test("while several services move, one list is asked for all of them, and for what it lacks that alone", async () => {
  const more = [...services, { id: "db02", name: "log", regionCode: "us-east-1" }];
  const setup = await startWithReadyVpc({ services: more });
  const alter = (body: unknown) =>
    (body as { service_id: string }[]).filter(({ service_id: id }) => id !== "db02");
  setup.cloud.injectFault({ effect: "alter-answer", alter, path: /services$/, times: Infinity });
  const from = setup.cloud.requests.length;
  await Promise.all(more.map(({ id }) => setup.attachment.create({ ...INPUTS, serviceId: id })));
  expect(setup.cloud.services).toMatchObject([{ vpcId: "1001" }, { vpcId: "1001" }]);
  const asked = (path: string) =>
    requestsOf(setup, from).filter((line) => line === `GET ${path} 200`).length;
  expect(asked("/services")).toBeGreaterThan(2);
  expect(asked("/services/db02")).toBeGreaterThan(2);
});
