import { readNetworkConfig } from "../../stack/read-network-config";

const read = (objects: Record<string, unknown>, texts: Record<string, string> = {}) =>
  readNetworkConfig({
    get: (key: string) => texts[key] as never,
    require: (key: string) => key as never,
    getObject: (key: string) => objects[key] as never,
  });

test("a service is an id, or an object with what else is to be said of it", () => {
  const renamed = { serviceId: "db01", aliases: ["main"] };
  expect(read({ services: { log: "db02", prim: renamed } }).services).toEqual({
    log: { serviceId: "db02" },
    prim: renamed,
  });
});

test.each([null, 7, ["db01"]])("%j is left to the check of ids", (service) => {
  expect(read({ services: { log: service } }).services).toEqual({ log: { serviceId: service } });
});

test("a peer is taken as it is, former names with it, and its account as text", () => {
  const peer = { vpcId: "vpc-0a1b2c3d", aliases: ["app"] };
  expect(read({ peers: { web: { ...peer, accountId: 123456789012 } } }).peers).toEqual({
    web: { ...peer, accountId: "123456789012" },
  });
});

test("a transit gateway is taken as it is, and its account as text", () => {
  const hub = { transitGatewayId: "tgw-0a1b2c3d", cidrBlocks: ["10.20.0.0/16"] };
  expect(
    read({ transitGateways: { hub: { ...hub, accountId: 123456789012 } } }).transitGateways,
  ).toEqual({ hub: { ...hub, accountId: "123456789012" } });
});

test("what is done about the ports of services is left to the check of the network", () => {
  expect(read({}, { portsOfServices: "ignore" })).toMatchObject({ portsOfServices: "ignore" });
  expect(read({})).not.toHaveProperty("portsOfServices");
});
