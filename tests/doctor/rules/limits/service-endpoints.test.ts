import { serviceEndpointsRule as rule } from "../../../../doctor/rules/limits/service-endpoints";
import { connection, soundEndpoint } from "../../endpoint-facts";
import { foundBy } from "../../judged";

const second = (change = {}) => connection({ id: "7002", vpcEndpointId: "vpce-2", ...change });

test("a service with two endpoints has no room for another one", () => {
  expect(foundBy(rule, soundEndpoint({ connections: [connection(), second()] }))).toEqual([
    "risk service-endpoints-full: Service kd9w2xp4mz: it has 2 private endpoints, vpce-1, vpce-2; Tiger Cloud allows 2",
  ]);
});

test("an endpoint that is lost still takes its place until the service leaves it", () => {
  const connections = [connection(), second({ status: "REMOVED" })];
  expect(foundBy(rule, soundEndpoint({ connections }))).toEqual([
    expect.stringMatching(/vpce-1, vpce-2 \(lost\);/),
  ]);
});

test("endpoints of other services do not count", () => {
  const bindings = [{ serviceId: "other", role: "primary", endpoint: undefined }];
  expect(
    foundBy(rule, soundEndpoint({ connections: [connection(), second({ bindings })] })),
  ).toEqual([]);
});
