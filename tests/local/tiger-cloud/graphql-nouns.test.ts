import { clientOf, messageOf, valueOf, firstConnectionOf } from "./graphql-client";
import { LATENCIES_MS, peerWith, startCloud, startWithVpc, VPC } from "./start-cloud";

const text = expect.any(String) as string;
const NET = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const PEER = { externalVpcId: "vpc-1", accountId: "123456789012", regionCode: "eu-west-1" };
const services = [{ id: "db", name: "db", regionCode: "us-east-1", pooler: true }];

test("a VPC that GraphQL makes has all fields, becomes CREATED, and is there over REST", async () => {
  const { cloud, clock, call } = await startCloud();
  const run = await clientOf(cloud);
  const made = {
    ...{ id: "1001", provisionedId: "", projectId: cloud.projectId, ...NET },
    ...{ created: text, updated: text, errorMessage: "", status: "CREATING" },
    peeringConnections: [],
  };
  expect(await valueOf(run("CreateVPC", NET))).toEqual(made);
  await clock.advance(LATENCIES_MS.vpc);
  const ready = { ...made, status: "CREATED" };
  expect(await valueOf(run("GetVPCByID", { vpcId: 1001 }))).toEqual(ready);
  expect(await valueOf(run("GetVPCByName", { name: "net" }))).toEqual(ready);
  expect(await valueOf(run("GetAllVPCs"))).toEqual([ready]);
  expect(await call("GET", "/vpcs")).toEqual({ status: 200, body: [{ id: "1001", ...VPC }] });
});

test("a VPC is renamed and deleted over GraphQL", async () => {
  const { cloud, clock, call } = await startWithVpc();
  const run = await clientOf(cloud);
  await valueOf(run("RenameVPC", { forgeVpcId: 1001, newName: "other" }));
  expect(await call("GET", "/vpcs/1001")).toMatchObject({ body: { name: "other" } });
  expect(await messageOf(run("RenameVPC", { forgeVpcId: 1001, newName: "" }))).toMatch("name");
  await valueOf(run("DeleteVPC", { vpcId: 1001 }));
  expect(await valueOf(run("GetVPCByID", { vpcId: 1001 }))).toMatchObject({ status: "DELETING" });
  await clock.advance(LATENCIES_MS.vpcDelete);
  expect(await call("GET", "/vpcs/1001")).toMatchObject({ status: 404 });
  expect(await messageOf(run("GetVPCByID", { vpcId: 1001 }))).toBe("target VPC does not exist");
});

test("whatever needs a VPC that is not there says so in the vendor's words", async () => {
  const { cloud } = await startCloud({ services });
  const run = await clientOf(cloud);
  const calls = [
    ...[run("GetVPCByID", { vpcId: 7 }), run("GetVPCByName", { name: "none" })],
    ...[run("RenameVPC", { forgeVpcId: 7, newName: "n" }), run("DeleteVPC", { vpcId: 7 })],
    ...[run("OpenPeerRequest", { vpcId: 7, ...PEER })],
    ...[run("DeletePeeringConnection", { vpcId: 7, id: 1 })],
    run("UpdatePeeringConnectionCIDRs", { forgeVpcId: 7, id: 1, cidrBlocks: ["10.0.0.0/8"] }),
    run("AttachServiceToVPC", { vpcId: 7, serviceId: "db" }),
  ];
  for (const answer of calls) expect(await messageOf(answer)).toBe("target VPC does not exist");
});

test("a peering that GraphQL opens is one over REST, and the other way round", async () => {
  const { cloud, clock, call } = await startWithVpc();
  const run = await clientOf(cloud);
  const cidrBlocks = ["10.1.0.0/16", "10.2.0.0/16"];
  const opened = await valueOf(run("OpenPeerRequest", { vpcId: 1001, ...PEER, cidrBlocks }));
  expect(opened).toEqual({ id: "5001" });
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-2"));
  const blank = { provisionedId: "", accepterProvisionedId: "", errorMessage: "" };
  const peerVpc = { id: "vpc-1", accountId: "123456789012", regionCode: "eu-west-1" };
  const none = { cidr: "", cidrBlocks: [] };
  const both = [
    { id: "5001", vpcId: "1001", ...blank, status: "PENDING", peerVpc: { ...peerVpc, ...none } },
    {
      id: "5002",
      vpcId: "1001",
      ...blank,
      status: "PENDING",
      peerVpc: { ...peerVpc, ...none, id: "vpc-2" },
    },
  ];
  const see = () => valueOf(run("GetVPCByID", { vpcId: 1001 }));
  expect(await see()).toMatchObject({ peeringConnections: both });
  await clock.advance(LATENCIES_MS.peering + LATENCIES_MS.activation);
  const pcx = "pcx-00000000000001389";
  expect(await see()).toMatchObject({
    peeringConnections: [
      {
        ...{ provisionedId: pcx, accepterProvisionedId: pcx, status: "ACTIVE" },
        peerVpc: { cidrBlocks },
      },
      { status: "ACTIVE", peerVpc: { cidrBlocks: [] } },
    ],
  });
  // REST has no field for the CIDR blocks.
  expect(await call("GET", "/vpcs/1001/peerings/5001")).toEqual({
    status: 200,
    body: { id: "5001", ...peerWith("vpc-1"), provisioned_id: pcx, status: "ACTIVE" },
  });
});

test("a peering is deleted over GraphQL, and one that is not there is told as 404", async () => {
  const { cloud, clock, call } = await startWithVpc();
  const run = await clientOf(cloud);
  await call("POST", "/vpcs/1001/peerings", peerWith("vpc-1"));
  await clock.advance(LATENCIES_MS.peering);
  await valueOf(run("DeletePeeringConnection", { vpcId: 1001, id: 5001 }));
  await clock.advance(LATENCIES_MS.peeringDelete);
  expect(cloud.peerings).toEqual([]);
  const { errors } = await run("DeletePeeringConnection", { vpcId: 1001, id: 5001 });
  expect(errors).toMatchObject([{ message: "Peering not found", extensions: { status: 404 } }]);
});

test("while a peering goes or its CIDR blocks change, the VPC is already being updated", async () => {
  const { cloud, clock } = await startWithVpc();
  const run = await clientOf(cloud);
  for (const externalVpcId of ["vpc-1", "vpc-2"]) {
    await valueOf(run("OpenPeerRequest", { vpcId: 1001, ...PEER, externalVpcId }));
  }
  await clock.advance(LATENCIES_MS.peering);
  const one = { forgeVpcId: 1001, id: 5001, cidrBlocks: ["10.3.0.0/16"] };
  const changes = () => [
    run("UpdatePeeringConnectionCIDRs", { ...one, id: 5002 }),
    run("OpenPeerRequest", { vpcId: 1001, ...PEER, externalVpcId: "vpc-3" }),
    run("RenameVPC", { forgeVpcId: 1001, newName: "other" }),
    run("DeleteVPC", { vpcId: 1001 }),
    run("DeletePeeringConnection", { vpcId: 1001, id: 5002 }),
  ];
  await valueOf(run("UpdatePeeringConnectionCIDRs", one));
  for (const answer of changes()) {
    expect(await messageOf(answer)).toBe("The VPC is already being updated");
  }
  await clock.advance(LATENCIES_MS.cidrUpdate);
  await valueOf(run("DeletePeeringConnection", { vpcId: 1001, id: 5001 }));
  for (const answer of changes()) {
    expect(await messageOf(answer)).toBe("The VPC is already being updated");
  }
});

test("changed CIDR blocks of an active peering are there after their latency, in any order", async () => {
  const { cloud, clock } = await startWithVpc();
  const run = await clientOf(cloud);
  const cidrBlocks = ["10.1.0.0/16"];
  await valueOf(run("OpenPeerRequest", { vpcId: 1001, ...PEER, cidrBlocks }));
  await clock.advance(LATENCIES_MS.peering + LATENCIES_MS.activation);
  const blocks = ["10.4.0.0/16", "10.3.0.0/16"];
  const change = { forgeVpcId: "1001", id: "5001", cidrBlocks: blocks };
  const see = () => firstConnectionOf(run, 1001);
  await valueOf(run("UpdatePeeringConnectionCIDRs", change));
  await clock.advance(LATENCIES_MS.cidrUpdate - 1);
  expect(await see()).toMatchObject({ status: "ACTIVE", peerVpc: { cidrBlocks } });
  await clock.advance(1);
  expect(await see()).toMatchObject({ status: "ACTIVE", peerVpc: { cidrBlocks: blocks } });
  const none = run("UpdatePeeringConnectionCIDRs", { ...change, cidrBlocks: [] });
  expect(await messageOf(none)).toBe("cidrBlocks: must not be empty");
  const wrong = run("UpdatePeeringConnectionCIDRs", { ...change, cidrBlocks: ["10.4.0.0/99"] });
  expect(await messageOf(wrong)).toBe("10.4.0.0/99 is not an IPv4 CIDR block");
});

test("a service is moved and read over GraphQL", async () => {
  const { cloud, clock, call } = await startWithVpc({ services });
  const run = await clientOf(cloud);
  const see = () => valueOf<Record<string, unknown>>(run("GetService", { serviceId: "db" }));
  const host = "db.localproj1.tsdb.cloud.test";
  expect(await see()).toEqual({
    ...{ id: "db", projectId: cloud.projectId, name: "db", type: "TIMESCALEDB", created: text },
    ...{ status: "READY", replicaStatus: null, regionCode: "us-east-1", vpcEndpoint: null },
    spec: {
      ...{ hostname: host, port: 30_064, username: "tsdbadmin", defaultDBName: "tsdb" },
      ...{ poolerHostName: "db-pooler.localproj1.tsdb.cloud.test", poolerPort: 30_065 },
      ...{ connectionPoolerEnabled: true, metricExporterUuid: null, genericExporterID: null },
    },
    resources: [
      {
        id: "dbn1",
        spec: { milliCPU: 500, memoryGB: 2, storageGB: 50, replicaCount: 0, syncReplicaCount: 0 },
      },
    ],
    ...{ forkedFromId: null, metadata: { environment: "DEV" } },
    dataTieringSettings: { enabled: false },
    endpoints: {
      primary: { host, port: 30_064 },
      replica: null,
      pooler: { host: "db-pooler.localproj1.tsdb.cloud.test", port: 30_065 },
    },
  });
  await valueOf(run("AttachServiceToVPC", { serviceId: "db", vpcId: 1001 }));
  await clock.advance(LATENCIES_MS.attach / 2);
  expect(await see()).toMatchObject({ status: "UPGRADING", endpoints: null, vpcEndpoint: null });
  await clock.advance(LATENCIES_MS.attach);
  const inVpc = { host: "db.localproj1.vpc.tsdb.forge.test", port: 5432 };
  expect(await see()).toMatchObject({
    ...{ status: "READY", vpcEndpoint: { ...inVpc, vpcId: "1001" }, endpoints: { primary: inVpc } },
  });
  expect(await call("GET", "/services/db")).toMatchObject({ body: { vpc_endpoint: inVpc } });
  await valueOf(run("DetachServiceFromVPC", { serviceId: "db", vpcId: 1001 }));
  await clock.advance(LATENCIES_MS.detach);
  expect(await see()).toMatchObject({ vpcEndpoint: null });
  const none = run("GetService", { serviceId: "none" });
  expect(await messageOf(none)).toBe("no service with that id exists");
});
