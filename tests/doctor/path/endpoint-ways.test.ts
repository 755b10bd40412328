import { findWays } from "../../../doctor/path/find-ways";
import { connection, factsOf, service } from "../tiger-cloud-facts";
import { subjectOf } from "../subjects";
import { stackEndpoint } from "./stack-things";

const services = [service("db01"), service("db02")];
const ofState = {
  ...{ kind: "private-endpoint", serviceId: "db01", service: services[0], customerVpcId: "vpc-1" },
  ...{ vpcEndpointId: "vpce-c1", name: "endpoint-c1" },
};
const subject = subjectOf(["db01"], ["vpc-1"], {
  privateEndpoints: [stackEndpoint("c1", "vpc-1", "db01")],
});

test("an endpoint of the state is a way, with what Tiger Cloud calls it", () => {
  const facts = factsOf({ services, connections: [connection("c1", "db01")] });
  expect(findWays(subject, facts)).toEqual([{ ...ofState, connectionId: "c1" }]);
});

test("one that Tiger Cloud has no more is a way without a connection", () => {
  const facts = factsOf({ services, connections: [] });
  expect(findWays(subject, facts)).toEqual([{ ...ofState, connectionId: undefined }]);
});

test("where connections cannot be seen, the state's is a way as it has it", () => {
  expect(findWays(subject, factsOf({ services }))).toEqual([{ ...ofState, connectionId: "c1" }]);
});

test("without a stack, each endpoint that leads to the service may be a way", () => {
  const connections = [
    connection("c1", "db01"),
    connection("c2", "db02"),
    connection("c3", "db01"),
  ];
  const ways = findWays(subjectOf(["db01"], ["vpc-1"]), factsOf({ services, connections }));
  expect(ways).toMatchObject([
    { vpcEndpointId: "vpce-c1", connectionId: "c1", name: undefined },
    { vpcEndpointId: "vpce-c3", connectionId: "c3", name: undefined },
  ]);
});

test("an endpoint that another stack claimed is known by its connection", () => {
  const foreign = { ...stackEndpoint("c1", undefined, "db01"), vpcEndpointId: "" };
  const open = subjectOf(["db01"], ["vpc-1"], { privateEndpoints: [foreign] });
  const facts = factsOf({ services, connections: [connection("c1", "db01")] });
  expect(findWays(open, facts)).toMatchObject([
    { vpcEndpointId: "vpce-c1", connectionId: "c1", name: "endpoint-c1" },
  ]);
  expect(findWays(open, factsOf({ services, connections: [] }))).toMatchObject([{ kind: "none" }]);
});

test("an endpoint that no service is behind yet is a way for who has none there", () => {
  const privateEndpoints = [
    stackEndpoint("c1", "vpc-1", undefined),
    stackEndpoint("c2", "vpc-1", "db02"),
  ];
  const both = subjectOf(["db01", "db02"], ["vpc-1"], { privateEndpoints });
  const facts = factsOf({ services, connections: [connection("c2", "db02")] });
  expect(findWays(both, facts)).toMatchObject([
    { serviceId: "db01", vpcEndpointId: "vpce-c1", connectionId: undefined },
    { serviceId: "db02", vpcEndpointId: "vpce-c2", connectionId: "c2" },
  ]);
});

test("an endpoint that Tiger Cloud has put a service behind is for that one", () => {
  const privateEndpoints = [stackEndpoint("c1", "vpc-1", undefined)];
  const both = subjectOf(["db01", "db02"], ["vpc-1"], { privateEndpoints });
  const facts = factsOf({ services, connections: [connection("c1", "db02")] });
  expect(findWays(both, facts)).toMatchObject([
    { kind: "none", serviceId: "db01" },
    { kind: "private-endpoint", serviceId: "db02" },
  ]);
});
