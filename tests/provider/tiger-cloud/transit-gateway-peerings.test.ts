import { createApi } from "../../../provider/tiger-cloud/client";
import { failureOf } from "../../support/failure-of";
import { startOddServer, type OddAnswer } from "../../support/odd-server";
import { VPC_WITH_GATEWAYS } from "./answers";
import { AT_ONCE, settingsFor } from "./api-on";

const answering = (data: object): OddAnswer => ({
  ...{ status: 200, body: JSON.stringify({ data }) },
});
const token = answering({ getJWTForClientCredentials: "eyJhbGciOi.J9.c2ln" });

async function startAnswering(...answers: object[]) {
  const server = await startOddServer(token, ...answers.map(answering));
  const { transitGatewayPeerings, peerings } = createApi(settingsFor(server));
  const asked = () =>
    server.seen.slice(1).map(({ body }) => {
      const { operationName, query, variables } = JSON.parse(body) as Record<string, unknown>;
      return { operationName, query: String(query).replace(/\s+/g, " "), variables };
    });
  return { transitGatewayPeerings, peerings, asked };
}

const FIELDS =
  "id cidr regionCode peeringConnections { id provisionedId accepterProvisionedId errorMessage status " +
  "peerVpc { id accountId regionCode cidrBlocks } }";

const [GATEWAY, PEERING_WITH_VPC] = VPC_WITH_GATEWAYS.peeringConnections as [object, object];
const withGateway = (change: object) => ({
  ...VPC_WITH_GATEWAYS,
  peeringConnections: [{ ...GATEWAY, ...change }, PEERING_WITH_VPC],
});

const READ = {
  ...{ id: "5001", transitGatewayId: "tgw-0a1b2c3d", peerAccountId: "123456789012" },
  ...{ peerRegionCode: "eu-west-1", cidrBlocks: ["10.1.0.0/16"], status: "ACTIVE" },
  ...{ attachmentId: "tgw-attach-2", requesterAttachmentId: "tgw-attach-1" },
  errorMessage: "none",
};

test("a list asks for what is needed, and shows peerings with transit gateways alone", async () => {
  const { transitGatewayPeerings, asked } = await startAnswering({
    getAllVpcs: [VPC_WITH_GATEWAYS],
  });
  expect(await transitGatewayPeerings.listFresh()).toEqual([
    { id: "1001", cidr: "10.0.0.0/24", regionCode: "us-east-1", gateways: [READ] },
  ]);
  expect(asked()).toEqual([
    {
      operationName: "GetAllVPCs",
      query: `query GetAllVPCs($projectId: ID!) { getAllVpcs(projectId: $projectId) { ${FIELDS} } }`,
      variables: { projectId: "p1" },
    },
  ]);
});

test("one peering is asked for by its VPC; where that has none of its id, it is not found", async () => {
  const { transitGatewayPeerings, asked } = await startAnswering({ getVpc: VPC_WITH_GATEWAYS });
  expect(await transitGatewayPeerings.get("1001", "5001")).toEqual(READ);
  expect(asked()).toEqual([
    {
      operationName: "GetVPCByID",
      query: `query GetVPCByID($vpcId: ID!, $projectId: ID!) { getVpc(vpcId: $vpcId, projectId: $projectId) { ${FIELDS} } }`,
      variables: { projectId: "p1", vpcId: "1001" },
    },
  ]);
  for (const id of ["5002", "77"]) {
    expect(await failureOf(transitGatewayPeerings.get("1001", id))).toMatchObject({
      code: "NotFound",
      message: `Peering ${id}: Timescale VPC 1001 has no peering of that id with a transit gateway. Run \`pulumi refresh\` if it was removed outside Pulumi.`,
    });
  }
});

test("a peering of which the API says little has no attachments and is REQUESTED", async () => {
  const nothing = {
    provisionedId: "",
    accepterProvisionedId: null,
    status: "",
    errorMessage: null,
  };
  const { peerVpc } = GATEWAY as { peerVpc: object };
  const bare = withGateway({ ...nothing, peerVpc: { ...peerVpc, cidrBlocks: null } });
  const { transitGatewayPeerings } = await startAnswering({ getVpc: bare });
  expect(await transitGatewayPeerings.get("1001", "5001")).toEqual({
    ...{ ...READ, attachmentId: undefined, requesterAttachmentId: undefined, cidrBlocks: [] },
    ...{ status: "REQUESTED", errorMessage: "" },
  });
});

test.each([
  ["says not with what", {}, "lacks peeringConnections[0].peerVpc.id"],
  ["has an id that is no text", { id: 7 }, "has no usable peeringConnections[0].peerVpc.id"],
])("a peering that %s does not pass for gone", async (_what, peer, said) => {
  const peerVpc = { accountId: "123456789012", regionCode: "eu-west-1", ...peer };
  const { transitGatewayPeerings } = await startAnswering({ getVpc: withGateway({ peerVpc }) });
  expect((await failureOf(transitGatewayPeerings.get("1001", "5001"))).message).toBe(
    `Timescale VPC 1001: the Tiger Cloud API's answer ${said}. Check timescale:apiUrl, then try again.`,
  );
});

test("what is asked for, changed and deleted goes out in the vendor's form", async () => {
  const setup = await startAnswering(
    ...[{ openPeerRequest: { id: "5001" } }, { updatePeeringConnectionCIDRs: "OK" }],
    ...[{ updatePeeringConnectionCIDRs: "OK" }, { deletePeeringConnection: "OK" }],
  );
  const { transitGatewayPeerings: gateways, peerings, asked } = setup;
  const wanted = { transitGatewayId: "tgw-0a1b2c3d", peerAccountId: "123456789012" };
  const made = await gateways.create({
    ...{ ...wanted, timescaleVpcId: "1001", peerRegionCode: "eu-west-1" },
    cidrBlocks: ["10.2/16", "10.1.0.0/16"],
  });
  expect(made).toMatchObject({ ...wanted, id: "5001", status: "REQUESTED" });
  const cidrBlocks = ["10.3.0.0/16"];
  await gateways.updateCidrBlocks("1001", "5001", cidrBlocks);
  await peerings.updateCidrBlocks("1001", "5002", cidrBlocks);
  await gateways.delete("1001", "5001");
  const [open, update, , remove] = asked();
  expect(open?.query).toContain(
    "forgeVpcId: $vpcId projectId: $projectId peerVpc: { id: $external",
  );
  expect(open?.query).toContain('cidr: "" cidrBlocks: $cidrBlocks } cloudProvider: AWS } ) { id }');
  expect(update?.query).toContain("$cidrBlocks: [String!]! ) { updatePeeringConnectionCIDRs(");
  expect(remove?.query).toContain("data: { vpcId: $vpcId, projectId: $projectId, id: $id }");
  expect(asked().map(({ variables }) => variables)).toEqual([
    {
      ...{ projectId: "p1", vpcId: "1001", externalVpcId: "tgw-0a1b2c3d" },
      ...{ accountId: "123456789012", regionCode: "eu-west-1" },
      cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"],
    },
    { projectId: "p1", forgeVpcId: "1001", id: "5001", cidrBlocks },
    { projectId: "p1", forgeVpcId: "1001", id: "5002", cidrBlocks },
    { projectId: "p1", vpcId: "1001", id: "5001" },
  ]);
});

test("a request is never sent twice blindly; updates and deletes are", async () => {
  const failed = { status: 502, headers: AT_ONCE } as const;
  const done = answering({ updatePeeringConnectionCIDRs: "OK", deletePeeringConnection: "OK" });
  const wanted = {
    ...{ timescaleVpcId: "1001", transitGatewayId: "tgw-0a1b2c3d" },
    ...{ peerAccountId: "123456789012", peerRegionCode: "eu-west-1", cidrBlocks: ["10.1.0.0/16"] },
  };
  const server = await startOddServer(token, failed, failed, done, failed, done);
  const { transitGatewayPeerings: gateways } = createApi(settingsFor(server));
  expect(await failureOf(gateways.create(wanted))).toMatchObject({ mayHaveHappened: true });
  expect(server.seen).toHaveLength(2);
  await gateways.updateCidrBlocks("1001", "5001", ["10.1.0.0/16"]);
  expect(server.seen).toHaveLength(4);
  await gateways.delete("1001", "5001");
  expect(server.seen).toHaveLength(6);
});
