import { inspect } from "node:util";
import { startTigerCloud } from "../../../local/tiger-cloud";
import { LATENCIES_MS, peerWith, startCloud, startWithVpc, VPC, type Setup } from "./start-cloud";

test("each answered request is in the log, with its user agent and without its key", async () => {
  const { cloud, call, clock } = await startCloud();
  await call("POST", "/vpcs", VPC);
  await clock.advance(250);
  await call("GET", "/vpcs/77?with=query");
  await fetch(`${cloud.apiUrl}/auth/info`, { headers: { "user-agent": "mine/1.0" } });
  const path = "/public/api/v1/projects/localproj1/vpcs";
  const node = { userAgent: "node", inFlight: 1 };
  const mine = { userAgent: "mine/1.0", inFlight: 1 };
  expect(cloud.requests).toEqual([
    { method: "POST", path, status: 201, atMs: 0, ...node },
    { method: "GET", path: `${path}/77`, status: 404, atMs: 250, ...node },
    { method: "GET", path: "/public/api/v1/auth/info", status: 401, atMs: 250, ...mine },
  ]);
  expect(inspect(cloud.requests, { depth: 9 })).not.toContain(cloud.secretKey);
});

test("a listener hears of each request", async () => {
  const heard: unknown[] = [];
  const { cloud, call } = await startCloud({ onRequest: (request) => heard.push(request) });
  await call("GET", "/services");
  expect(heard).toEqual(cloud.requests);
});

test("a reset cancels what is under way and begins with the seeds and the first ids", async () => {
  const services = [{ id: "db", name: "db", regionCode: "us-east-1" }];
  const { cloud, call, clock } = await startWithVpc({ services });
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  await call("POST", "/services/db/attachToVPC", { vpc_id: "1001" });
  cloud.addService({ name: "late", regionCode: "us-east-1" });
  await cloud.reset();
  expect(clock.sleeperCount).toBe(0);
  expect([cloud.requests, cloud.vpcs, cloud.peerings]).toEqual([[], [], []]);
  expect(await call("POST", "/vpcs", VPC)).toMatchObject({ body: { id: "1001" } });
  await clock.advance(LATENCIES_MS.attach);
  expect(await call("GET", "/services")).toMatchObject({
    body: [{ service_id: "db", status: "READY", endpoint: {} }],
  });
});

test("services without an id get one, and no two get the same", async () => {
  const { cloud } = await startCloud();
  const seed = { name: "db", regionCode: "us-east-1" };
  expect([cloud.addService(seed), cloud.addService(seed)]).toEqual(["svc0000001", "svc0000002"]);
  expect(() => cloud.addService({ ...seed, id: "svc0000002" })).toThrow(
    "service svc0000002: the id is taken. Give each service an id of its own.",
  );
});

test("two runs give the same replies", async () => {
  const run = async () => {
    const services = [{ name: "db", regionCode: "us-east-1", pooler: true, replicas: 1 }];
    const { cloud, call, clock }: Setup = await startWithVpc({ services });
    const replies = [
      await call("POST", "/vpcs", VPC),
      await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1")),
      await call("POST", "/services/svc0000001/attachToVPC", { vpc_id: "1001" }),
    ];
    await clock.advance(LATENCIES_MS.attach);
    replies.push(await call("GET", "/vpcs/1001/peerings"), await call("GET", "/services"));
    return { replies, requests: cloud.requests };
  };
  expect(await run()).toEqual(await run());
});

test("the lists are copies: changing one changes nothing", async () => {
  const { cloud } = await startWithVpc();
  (cloud.vpcs[0] as { name: string }).name = "changed";
  expect(cloud.vpcs[0]?.name).toBe("net");
});

test("after a stop nothing is under way and the port is free", async () => {
  const { cloud, call, clock } = await startWithVpc();
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  await cloud.stop();
  expect(clock.sleeperCount).toBe(0);
  await expect(fetch(cloud.apiUrl)).rejects.toThrow("fetch failed");
  const again = await startTigerCloud({ port: Number(new URL(cloud.apiUrl).port) });
  expect(again.apiUrl).toBe(cloud.apiUrl);
  await again.stop();
});

test("a port that is taken is told", async () => {
  const { cloud } = await startCloud();
  const port = Number(new URL(cloud.apiUrl).port);
  await expect(startTigerCloud({ port })).rejects.toThrow(
    `port ${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}. ` +
      "Choose another one, or 0 for a free one.",
  );
});

test("it takes connections on the loopback address only", async () => {
  const { cloud } = await startCloud();
  expect(new URL(cloud.apiUrl).hostname).toBe("127.0.0.1");
});
