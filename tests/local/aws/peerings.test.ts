import {
  AcceptVpcPeeringConnectionCommand,
  CreateInternetGatewayCommand,
  CreateTagsCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  type EC2Client,
  ReplaceRouteCommand,
} from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import {
  ACCOUNT,
  Engine,
  expectSettled,
  REGION,
  requestPeering,
  useMoto,
  VENDOR,
  type Resource,
} from "./harness";

const ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
const ROUTE = "aws:ec2/route:Route";
const TABLE = "aws:ec2/routeTable:RouteTable";
const GET = "aws:ec2/getVpcPeeringConnection:getVpcPeeringConnection";

const moto = useMoto();
let engine: Engine;
let vpc: Resource;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  vpc = await engine.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.10.0.0/16" });
}, 60_000);

const vendor = (region: string) => ec2Client({ endpoint: moto.url, region, accountId: VENDOR });
const customer = () => ec2Client({ endpoint: moto.url, region: REGION, accountId: ACCOUNT });

const request = (CidrBlock: string, region = REGION) =>
  requestPeering(moto.url, { CidrBlock, region, peerVpcId: vpc.id });

describe("an accepter", () => {
  it.each([REGION, "us-west-2"])("accepts a request of another account from %s", async (region) => {
    const id = await request("10.50.0.0/24", region);
    const news = { vpcPeeringConnectionId: id, autoAccept: true, tags: { Name: "db" } };
    const accepter = await engine.create(ACCEPTER, news);
    expect(accepter).toMatchObject({
      id,
      state: {
        acceptStatus: "active",
        accepter: { allowRemoteVpcDnsResolution: false },
        peerOwnerId: VENDOR,
        // As in the real provider, the accepter's own.
        peerRegion: REGION,
        tagsAll: { Name: "db" },
        vpcId: vpc.id,
      },
    });
    await expectSettled(engine, accepter);
    expect((await engine.import(ACCEPTER, id))?.inputs).toEqual({
      vpcPeeringConnectionId: id,
      tags: { Name: "db" },
    });
  });

  it("is told as from the requester's side where the account is not asked for", async () => {
    const id = await request("10.57.0.0/24", "us-west-2");
    const unasking = await Engine.at(moto.url, { skipRequestingAccountId: "true" });
    const news = { vpcPeeringConnectionId: id, autoAccept: true };
    const { state } = await unasking.create(ACCEPTER, news);
    expect(state).toMatchObject({ peerOwnerId: ACCOUNT, peerRegion: REGION, peerVpcId: vpc.id });
    expect(state["vpcId"]).not.toBe(vpc.id);
  });

  it.each([REGION, "us-west-2"])("has tags of its own, apart from those in %s", async (region) => {
    const id = await request("10.58.0.0/24", region);
    const tagsSeenBy = async (ec2: EC2Client) => {
      const { VpcPeeringConnections: [seen] = [] } = await ec2.send(
        new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [id] }),
      );
      return seen?.Tags?.map(({ Key, Value }) => `${Key}=${Value}`);
    };
    const Tags = [{ Key: "Name", Value: "theirs" }];
    await vendor(region).send(new CreateTagsCommand({ Resources: [id], Tags }));
    const news = { vpcPeeringConnectionId: id, autoAccept: true };
    const accepter = await engine.create(ACCEPTER, { ...news, tags: { Name: "ours" } });
    expect(await tagsSeenBy(customer())).toEqual(["Name=ours"]);
    expect(await tagsSeenBy(vendor(region))).toEqual(["Name=theirs"]);
    const untagged = await engine.update(accepter, news);
    expect(untagged.state["tagsAll"]).toEqual({});
    expect(await tagsSeenBy(vendor(region))).toEqual(["Name=theirs"]);
  });

  it("waits for the acceptance of someone else when it is not to accept", async () => {
    const id = await request("10.51.0.0/24");
    let accepter = await engine.create(ACCEPTER, { vpcPeeringConnectionId: id });
    expect(accepter.state).toMatchObject({ acceptStatus: "pending-acceptance" });
    accepter = await engine.update(accepter, { vpcPeeringConnectionId: id, autoAccept: true });
    expect(accepter.state).toMatchObject({ acceptStatus: "active" });
    const other = await request("10.52.0.0/24");
    await customer().send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: other }));
    const late = await engine.create(ACCEPTER, { vpcPeeringConnectionId: other, autoAccept: true });
    expect(late.state).toMatchObject({ acceptStatus: "active" });
  });

  it("only forgets the connection when it is deleted, and is gone when the requester is", async () => {
    const id = await request("10.53.0.0/24");
    const accepter = await engine.create(ACCEPTER, {
      vpcPeeringConnectionId: id,
      autoAccept: true,
    });
    await engine.delete(accepter);
    expect(await engine.refresh(accepter)).toBeDefined();
    await vendor(REGION).send(
      new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }),
    );
    expect(await engine.refresh(accepter)).toBeUndefined();
  });

  it("fails at once when there is no such connection", async () => {
    const news = { vpcPeeringConnectionId: "pcx-00000000", autoAccept: true };
    await expect(engine.create(ACCEPTER, news, "a")).rejects.toThrow(
      'VPC peering connection accepter "a": ' +
        "reading EC2 VPC Peering Connection (pcx-00000000): couldn't find resource",
    );
  });
});

describe("looking a connection up", () => {
  it("finds it by its id and by what its sides are", async () => {
    const id = await request("10.54.0.0/24");
    const found = await engine.invoke(GET, { id });
    expect(found).toMatchObject({
      id,
      cidrBlock: "10.54.0.0/24",
      ownerId: VENDOR,
      peerOwnerId: ACCOUNT,
      peerVpcId: vpc.id,
      status: "pending-acceptance",
    });
    expect(await engine.invoke(GET, { vpcId: found["vpcId"] })).toMatchObject({ id });
    const filters = [{ name: "requester-vpc-info.cidr-block", values: ["10.54.0.0/24"] }];
    expect(await engine.invoke(GET, { filters })).toMatchObject({ id });
    await expect(engine.invoke(GET, { id: "pcx-00000000" })).rejects.toThrow(
      "getVpcPeeringConnection: no matching EC2 VPC Peering Connection found",
    );
    const strange = [{ name: "expiration-time", values: ["x"] }];
    await expect(engine.invoke(GET, { filters: strange })).rejects.toThrow("expiration-time");
  });
});

describe("a route over a connection", () => {
  let peeringId: string;
  let table: Resource;
  beforeAll(async () => {
    peeringId = await request("10.55.0.0/24");
    // A route over one that nobody accepted is a blackhole.
    await customer().send(
      new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId }),
    );
    table = await engine.create(TABLE, { vpcId: vpc.id });
  });

  const toDatabase = () => ({
    routeTableId: table.id,
    destinationCidrBlock: "10.55.0.0/24",
    vpcPeeringConnectionId: peeringId,
  });

  it("is made, found again, imported and removed", async () => {
    const route = await engine.create(ROUTE, toDatabase());
    expect(route.id).toMatch(new RegExp(`^r-${table.id}\\d+$`));
    expect(route.state).toMatchObject({ origin: "CreateRoute", state: "active" });
    await expectSettled(engine, route);
    const imported = await engine.import(ROUTE, `${table.id}_10.55.0.0/24`);
    expect(imported).toMatchObject({ id: route.id, inputs: toDatabase() });
    const moved = { ...toDatabase(), destinationCidrBlock: "10.56.0.0/24" };
    expect(engine.diff(route, moved).replaces).toEqual(["destinationCidrBlock"]);
    await expect(engine.create(ROUTE, toDatabase(), "again")).rejects.toThrow(
      `Route "again": RouteAlreadyExists: Route in Route Table (${table.id}) with destination (10.55.0.0/24) already exists`,
    );
    await engine.delete(route);
    expect(await engine.refresh(route)).toBeUndefined();
    await engine.delete(route);
  });

  it("shows another target as drift, and is led back to its own", async () => {
    const route = await engine.create(ROUTE, toDatabase());
    const gateway = await customer().send(new CreateInternetGatewayCommand({}));
    await customer().send(
      new ReplaceRouteCommand({
        RouteTableId: table.id,
        DestinationCidrBlock: "10.55.0.0/24",
        GatewayId: gateway.InternetGateway!.InternetGatewayId,
      }),
    );
    const drifted = (await engine.refresh(route))!;
    expect(drifted.state).not.toHaveProperty("vpcPeeringConnectionId");
    expect(engine.diff(drifted, toDatabase())).toMatchObject({
      changed: ["vpcPeeringConnectionId"],
      replaces: [],
    });
    const healed = await engine.update(drifted, toDatabase());
    expect(healed.state).toEqual(route.state);
    await engine.delete(healed);
  });

  it("can be part of a route table, which then owns all routes", async () => {
    const over = (cidrBlock: string) => ({ cidrBlock, vpcPeeringConnectionId: peeringId });
    const routes = [over("10.62.0.0/24"), over("10.61.0.0/24")];
    let inline = await engine.create(TABLE, { vpcId: vpc.id, routes });
    // As in the real schema, what a route has not is an empty text.
    expect(inline.state["routes"]).toContainEqual(
      expect.objectContaining({ ...over("10.61.0.0/24"), gatewayId: "", ipv6CidrBlock: "" }),
    );
    await expectSettled(engine, inline);
    const news = { vpcId: vpc.id, routes: [over("10.61.0.0/24"), over("10.63.0.0/24")] };
    inline = await engine.update(inline, news);
    expect(inline.state).toMatchObject({ routes: news.routes });
    await expectSettled(engine, inline);
    const separate = { ...toDatabase(), routeTableId: inline.id };
    await engine.create(ROUTE, separate);
    const fought = (await engine.refresh(inline))!;
    expect(engine.diff(fought, news).changed).toEqual(["routes"]);
    await engine.delete(inline);
  });
});
