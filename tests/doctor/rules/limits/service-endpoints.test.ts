import { serviceEndpointsRule as rule } from "../../../../doctor/rules/limits/service-endpoints";
import { connection, soundEndpoint } from "../../endpoint-facts";
import { foundBy } from "../../judged";

const second = (change = {}) => connection({ id: "7002", vpcEndpointId: "vpce-2", ...change });

test("a service may have two endpoints", () => {
  expect(foundBy(rule, soundEndpoint({ connections: [connection(), second()] }))).toEqual([]);
});

test("an endpoint that is lost still takes its place until the service leaves it", () => {
  const connections = [connection(), second({ status: "REMOVED" })];
  expect(foundBy(rule, soundEndpoint({ connections }))).toEqual([
    "risk lost-endpoint-takes-place: Service kd9w2xp4mz: vpce-2 is lost and takes one of the 2 places that Tiger Cloud allows",
  ]);
});

test("endpoints of other services do not count", () => {
  const bindings = [{ serviceId: "other", role: "primary", endpoint: undefined }];
  expect(
    foundBy(rule, soundEndpoint({ connections: [connection(), second({ bindings })] })),
  ).toEqual([]);
});
