import { bindingRule as rule } from "../../../../doctor/rules/private-endpoint/binding";
import type { Binding } from "../../../../provider/tiger-cloud/private-link-answers";
import { connection, HOST, soundEndpoint } from "../../endpoint-facts";
import { fixOf, foundBy } from "../../judged";

const bound = (...bindings: Binding[]) =>
  soundEndpoint({ connections: [connection({ bindings })] });
const binding = (change: Partial<Binding> = {}): Binding => ({
  ...{ serviceId: "kd9w2xp4mz", role: "primary", endpoint: { host: HOST, port: 5432 } },
  ...change,
});

test("an endpoint without a service behind it leads nowhere", () => {
  expect(foundBy(rule, bound())).toEqual([
    "broken service-not-behind-endpoint: Service kd9w2xp4mz at vpce-1: Tiger Cloud has put no service behind the endpoint",
  ]);
  expect(fixOf(rule, bound())).toContain("Attach kd9w2xp4mz to vpce-1");
});

test("an endpoint of another service is told with that one", () => {
  const one = bound(
    binding({ serviceId: "other" }),
    binding({ serviceId: "other", role: "pooler" }),
  );
  expect(foundBy(rule, one)).toEqual([
    "broken service-not-behind-endpoint: Service kd9w2xp4mz at vpce-1: Tiger Cloud has put other behind the endpoint, not this service",
  ]);
  expect(fixOf(rule, one)).toContain("end the attachment of other");
});

test("a service that has no port there yet is waited for", () => {
  expect(foundBy(rule, bound(binding({ endpoint: undefined })))).toEqual([
    "broken endpoint-without-port: Service kd9w2xp4mz at vpce-1: Tiger Cloud has put it behind the endpoint, and tells no host and port yet",
  ]);
});

test("a service whose primary has a port is there, whatever its pooler has", () => {
  expect(foundBy(rule, bound(binding(), binding({ role: "pooler", endpoint: undefined })))).toEqual(
    [],
  );
  expect(foundBy(rule, bound(binding({ role: "unspecified" })))).toEqual([]);
});

test("what is lost or gone has no service to speak of", () => {
  const bindings: Binding[] = [];
  const lost = [connection({ bindings, status: "REMOVED" })];
  expect(rule.judge(soundEndpoint({ connections: lost }))).toEqual({});
  const connections = [connection({ bindings })];
  expect(rule.judge(soundEndpoint({ connections, endpoints: [] }))).toEqual({});
});
