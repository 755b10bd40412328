import { startTigerCloud } from "../../../local/tiger-cloud";
import { createApi } from "../../../provider/tiger-cloud/client";
import { MAX_CONCURRENT_REQUESTS } from "../../../provider/tiger-cloud/transport/http";
import { startOddServer } from "../../support/odd-server";
import { bindAll, PEERING_INPUTS, VPC_INPUTS } from "../../support/handlers";
import { apiOn } from "./api-on";

const VPC = { id: "1001", name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };

test("however much is asked at once, ten requests are under way and no more", async () => {
  const cloud = await startTigerCloud();
  try {
    cloud.injectFault({ effect: "delay", delayMs: 30, times: Infinity });
    const api = createApi(cloud);
    const asked = Array.from({ length: 60 }, (_, index) => api.vpcs.get(String(index + 1)));
    await Promise.allSettled(asked);
    const inFlight = cloud.requests.map((request) => request.inFlight);
    expect(inFlight).toHaveLength(60);
    expect(MAX_CONCURRENT_REQUESTS).toBe(10);
    expect(Math.max(...inFlight)).toBe(MAX_CONCURRENT_REQUESTS);
  } finally {
    await cloud.stop();
  }
});

test("requests one after another share a connection", async () => {
  const server = await startOddServer({ status: 200, body: JSON.stringify(VPC) });
  const api = apiOn(server);
  for (let count = 0; count < 5; count++) await api.vpcs.get("1001");
  expect(server.seen).toHaveLength(5);
  expect(server.connections).toBe(1);
});

test("requests at the same time open a connection each, and the next ones use those", async () => {
  const server = await startOddServer({ status: 200, body: JSON.stringify(VPC) });
  const api = apiOn(server);
  for (let round = 0; round < 3; round++) {
    await Promise.all(Array.from({ length: 30 }, () => api.vpcs.get("1001")));
  }
  expect(server.seen).toHaveLength(90);
  expect(server.connections).toBeLessThanOrEqual(MAX_CONCURRENT_REQUESTS);
});

test("twenty peerings of one VPC are waited for with the polls of one", async () => {
  const cloud = await startTigerCloud({ latenciesMs: { vpc: 0, peering: 700 } });
  try {
    const api = createApi(cloud);
    const { vpc, peering } = bindAll({ api: () => api });
    await vpc.create(VPC_INPUTS);
    const wanted = Array.from({ length: 20 }, (_, index) => ({
      ...PEERING_INPUTS,
      peerVpcId: `vpc-${String(index).padStart(17, "0")}`,
    }));
    await Promise.all(wanted.map((inputs) => peering.create(inputs)));
    expect(cloud.peerings).toHaveLength(20);
    const lists = cloud.requests.filter(
      ({ method, path }) => method === "GET" && path.includes("/peerings"),
    );
    // One look each, alone, would be 20 already, and there are several looks in 700 ms.
    expect(lists.length).toBeLessThan(20);
  } finally {
    await cloud.stop();
  }
});
