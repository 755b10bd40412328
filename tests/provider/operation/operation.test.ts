import { failureOf } from "../../support/failure-of";
import { handlersOn, PEERING_INPUTS, startHandlers, VPC_INPUTS } from "../../support/handlers";
import { startOddServer } from "../../support/odd-server";

test("all waits of an operation share one deadline", async () => {
  const { vpc, peering, clock } = await startHandlers({
    latenciesMs: { vpc: 400_000, peering: 3_600_000 },
  });
  await vpc.create(VPC_INPUTS);
  const failure = await failureOf(peering.create(PEERING_INPUTS));
  expect(failure.message).toMatch(/^Peering 5001: still REQUESTED after 19\d s /);
  expect(clock.now()).toBe(600_000);
});

test("an endpoint in another VPC is no proof that a service has arrived", async () => {
  const db = { service_id: "db01", name: "db", region_code: "us-east-1", status: "READY" };
  const at = (vpcId: string, port: number) => ({
    status: 200,
    body: JSON.stringify({ ...db, vpc_endpoint: { host: "h", port, vpc_id: vpcId } }),
  });
  const vpc = { id: "1001", name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };
  const server = await startOddServer(
    { status: 200, body: JSON.stringify(db) },
    { status: 200, body: JSON.stringify([vpc]) },
    { status: 200, body: JSON.stringify(db) },
    { status: 202 },
    at("1000", 1),
    at("1001", 2),
  );
  const inputs = { serviceId: "db01", timescaleVpcId: "1001" };
  const { outs } = await handlersOn(server).attachment.create(inputs);
  expect(outs).toEqual({ ...inputs, host: "h", port: 2 });
});
