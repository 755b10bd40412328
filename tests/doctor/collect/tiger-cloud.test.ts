import { collectTigerCloud } from "../../../doctor/collect/tiger-cloud";
import { valueOf } from "../../../doctor/facts/seen";
import type { StackThings, Subject } from "../../../doctor/subject/subject";
import { createApi } from "../../../provider/tiger-cloud/client";
import { clientOf } from "../../local/tiger-cloud/graphql-client";
import {
  LATENCIES_MS,
  peerWith,
  startCloud,
  type Setup,
} from "../../local/tiger-cloud/start-cloud";
import { subjectOf } from "../subjects";

const services = ["db01", "db02"].map((id) => ({ id, name: id, regionCode: "us-east-1" }));
const peering = (timescaleVpcId: string) => {
  const id = { name: "a", timescaleVpcId, peeringId: "5001" };
  return { ...id, peerVpcId: "vpc-0a1b2c3d", provisionedId: undefined };
};

/** Timescale VPCs 1001 to 1003, each with a peering; db01 is in the first of them. */
async function startProject(): Promise<Setup> {
  const setup = await startCloud({ services });
  const { call, clock } = setup;
  for (const number of [0, 1, 2]) {
    const vpc = { name: `n${number}`, cidr: `10.${number}.0.0/24`, region_code: "us-east-1" };
    await call("POST", "/vpcs", vpc);
    await clock.advance(LATENCIES_MS.vpc);
    await call("POST", `/vpcs/${1001 + number}/peerings`, peerWith("vpc-0a1b2c3d"));
  }
  await call("POST", "/services/db01/attachToVPC", { vpc_id: "1001" });
  await clock.advance(60_000);
  return setup;
}

/** What is collected, and the requests for it. The API is asked for the project as well. */
async function collect({ cloud }: Setup, subject: Subject) {
  const before = cloud.requests.length;
  const api = createApi({ ...cloud, projectId: undefined });
  const facts = await collectTigerCloud(api, subject, { timeoutSeconds: 20 });
  const made = cloud.requests.slice(before);
  const requests = made.map(({ method, path, operation }) => operation ?? `${method} ${path}`);
  return { facts, requests: requests.map((each) => each.replace(PROJECT_PATH, "")).sort() };
}

const PROJECT_PATH = /\/public\/api\/v1(\/projects\/localproj1)?/;

const OF_PROJECT = [
  ...["GET /auth/info", "GET /services", "GET /vpcs"],
  ...["GetAllVPCs", "GetJWTForClientCredentials"],
];

test("one service is told with its Timescale VPC alone, in one call for it and six for the project", async () => {
  const setup = await startProject();
  const { facts, requests } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"]));
  expect(requests).toEqual(
    [...OF_PROJECT, "GET /vpcs/1001/peerings", "ListPrivateLinkConnections"].sort(),
  );
  expect(valueOf(facts.services)?.map(({ id }) => id)).toEqual(["db01", "db02"]);
  expect(valueOf(facts.timescaleVpcs)).toHaveLength(3);
  expect([...facts.peerings.keys()]).toEqual(["1001"]);
  expect(valueOf(facts.peerings.get("1001"))).toMatchObject([{ id: "5001", status: "ACTIVE" }]);
  expect(valueOf(facts.vpcStates)?.get("1001")).toMatchObject({ status: "CREATED", gateways: [] });
  expect(facts.connections).toEqual({ value: [] });
});

test("a service by its name is told with its Timescale VPC as well", async () => {
  const setup = await startProject();
  const subject = { ...subjectOf([], ["vpc-0a1b2c3d"]), services: [{ name: "db01" }] };
  const { facts } = await collect(setup, subject);
  expect([...facts.peerings.keys()]).toEqual(["1001"]);
});

test("a stack is asked for by one call for each of its Timescale VPCs, and five for the project", async () => {
  const setup = await startProject();
  const attachments = [{ name: "main", serviceId: "db01", timescaleVpcId: "1001" }];
  const peerings = [peering("1001"), peering("1002"), peering("1002")];
  const stack: Partial<StackThings> = { attachments, peerings };
  const { facts, requests } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"], stack));
  expect(requests).toEqual(
    [...OF_PROJECT, "GET /vpcs/1001/peerings", "GET /vpcs/1002/peerings"].sort(),
  );
  expect(facts.connections).toHaveProperty("unseen");
  expect(facts.endpointServices).toHaveProperty("unseen");
});

test("connections are asked for where the stack does not say how all of it is connected", async () => {
  const setup = await startProject();
  const attachments = [{ name: "main", serviceId: "db01", timescaleVpcId: "1001" }];
  const peerings = [peering("1001")];
  const connectionsOf = async (serviceId: string, vpcId: string) => {
    const subject = subjectOf([serviceId], [vpcId], { attachments, peerings });
    return (await collect(setup, subject)).facts.connections;
  };
  expect(await connectionsOf("db01", "vpc-0a1b2c3d")).toHaveProperty("unseen");
  expect(await connectionsOf("db02", "vpc-0a1b2c3d")).toEqual({ value: [] });
  expect(await connectionsOf("db01", "vpc-half-made")).toEqual({ value: [] });
});

test("the blocks that Tiger Cloud knows of a VPC, and transit gateways, come with the Timescale VPCs", async () => {
  const setup = await startProject();
  const run = await clientOf(setup.cloud);
  const cidrBlocks = ["10.8.0.0/16"];
  await run("UpdatePeeringConnectionCIDRs", { forgeVpcId: "1001", id: "5001", cidrBlocks });
  const peer = { accountId: "123456789012", regionCode: "us-east-1" };
  const gateway = { ...peer, vpcId: "1001", externalVpcId: "tgw-0a1b2c3d", cidrBlocks };
  await setup.clock.advance(5000);
  await run("OpenPeerRequest", gateway);
  await setup.clock.advance(60_000);
  const { facts } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"]));
  const state = valueOf(facts.vpcStates)?.get("1001");
  expect([...(state?.knownCidrBlocks ?? [])]).toEqual([["5001", cidrBlocks]]);
  expect(state?.gateways).toMatchObject([{ transitGatewayId: "tgw-0a1b2c3d", cidrBlocks }]);
  // REST lists gateways as well, which are no customer VPCs.
  expect(valueOf(facts.peerings.get("1001"))).toMatchObject([{ peerVpcId: "vpc-0a1b2c3d" }]);
});

test("a peering of which Tiger Cloud shows no blocks is one of which nobody knows them", async () => {
  const setup = await startProject();
  const { facts } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"]));
  expect(valueOf(facts.vpcStates)?.get("1001")?.knownCidrBlocks.size).toBe(0);
});

test("where the project has private endpoints, their services are asked for by one more call", async () => {
  const setup = await startProject();
  const { cloud, clock } = setup;
  const id = "vpce-0123456789abcdef0";
  cloud.addVpcEndpoint({ id, accountId: "123456789012", regionCode: "us-east-1" });
  await clock.advance(LATENCIES_MS.sync);
  const run = await clientOf(cloud);
  await run("ClaimPrivateLinkConnection", { claimIdentifier: id });
  const { facts, requests } = await collect(setup, subjectOf(["db02"], ["vpc-0a1b2c3d"]));
  expect(valueOf(facts.connections)).toMatchObject([{ vpcEndpointId: id, status: "APPROVED" }]);
  expect(valueOf(facts.endpointServices)?.map(({ regionCode }) => regionCode)).toContain(
    "us-east-1",
  );
  // db02 is public: there is no Timescale VPC to ask for.
  const links = ["ListPrivateLinkConnections", "ListPrivateLinkAvailableRegions"];
  expect(requests).toEqual([...OF_PROJECT, ...links].sort());
});

const SECRET = "local-secret-key";

test("what GraphQL does not tell any more hides nothing that REST tells", async () => {
  const setup = await startProject();
  const message = 'Cannot query field "cidrBlocks" on type "PeerVpc".';
  const alter = () => ({ data: null, errors: [{ message }] });
  setup.cloud.injectFault({ operation: "GetAllVPCs", effect: "alter-answer", alter });
  const { facts } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"]));
  expect(facts.vpcStates).toEqual({
    unseen: expect.stringMatching(
      /^Timescale VPCs: .*"cidrBlocks".* The API has changed/,
    ) as string,
  });
  expect(valueOf(facts.services)).toHaveLength(2);
  expect(valueOf(facts.timescaleVpcs)).toHaveLength(3);
  expect(valueOf(facts.peerings.get("1001"))).toHaveLength(1);
});

test("one list of peerings that fails hides no other, and what is gone is no list", async () => {
  const setup = await startProject();
  const fault = { path: /1002\/peerings$/, times: Infinity } as const;
  setup.cloud.injectFault({ ...fault, effect: "reply", status: 403, body: { message: "no" } });
  const stack = { peerings: ["1001", "1002", "77"].map(peering) };
  const { facts } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"], stack));
  expect(valueOf(facts.peerings.get("1001"))).toHaveLength(1);
  expect(facts.peerings.get("1002")).toEqual({
    unseen: expect.stringMatching(/^Peerings of Timescale VPC 1002: .*403.*\(no\)/) as string,
  });
  expect(facts.peerings.get("77")).toEqual({
    unseen: expect.stringMatching(/^Peerings of Timescale VPC 77: .*404/) as string,
  });
});

test("services that cannot be listed leave what the stack names", async () => {
  const setup = await startProject();
  const fault = { path: /\/services$/, times: Infinity, effect: "reply", status: 403 } as const;
  setup.cloud.injectFault(fault);
  const stack = { peerings: [peering("1002")] };
  const { facts } = await collect(setup, subjectOf(["db01"], ["vpc-0a1b2c3d"], stack));
  expect(facts.services).toHaveProperty("unseen");
  expect([...facts.peerings.keys()]).toEqual(["1002"]);
});

test("a wrong key leaves all of it unseen, and is not shown", async () => {
  const setup = await startProject();
  const api = createApi({ ...setup.cloud, secretKey: "canary-77", projectId: undefined });
  const subject = subjectOf(["db01"], ["vpc-0a1b2c3d"], { peerings: [peering("1001")] });
  const facts = await collectTigerCloud(api, subject, { timeoutSeconds: 20 });
  for (const seen of [facts.services, facts.timescaleVpcs, facts.vpcStates]) {
    expect(seen).toEqual({ unseen: expect.stringContaining("API key") as string });
  }
  expect(JSON.stringify(facts)).not.toMatch(new RegExp(`canary-77|${SECRET}`));
});

test("a list that hangs is given up after its time, and the others are told", async () => {
  const setup = await startProject();
  const { cloud, clock } = setup;
  const hanging = () => new Promise<never>(() => undefined);
  const known = createApi(cloud);
  const api = { ...known, vpcs: { ...known.vpcs, listFresh: hanging } };
  const waiting = collectTigerCloud(api, subjectOf(["db01"], ["vpc-0a1b2c3d"]), {
    ...{ timeoutSeconds: 20, clock },
  });
  // Each list has a deadline on this clock until it is told; in the end one is left.
  const isAsked = () =>
    cloud.requests.some((each) => /^GET .*peerings$/.test(`${each.method} ${each.path}`));
  while (!isAsked() || clock.sleeperCount > 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await clock.advance(20_000);
  const facts = await waiting;
  expect(facts.timescaleVpcs).toEqual({ unseen: "no answer within 20 s" });
  expect(valueOf(facts.services)).toHaveLength(2);
});
