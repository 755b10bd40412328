import { planAdoption, readState, reportOf, type MigrationReport } from "../../migration";
import { GATEWAY_IDS as IDS, gatewayNetworkOf } from "./gateway-states";
import { IDS as PEER_IDS, networkOf, stateFile, type Described } from "./states";

const of = (...resources: Described[]): MigrationReport =>
  reportOf(planAdoption(readState(stateFile(resources), "state")));
const network = gatewayNetworkOf(IDS);
const without = (...types: string[]) => network.filter(({ type }) => !types.includes(type));
const changed = (type: string, values: object) =>
  network.map((each) =>
    each.type === type ? { ...each, values: { ...each.values, ...values } } : each,
  );
const named = (type: string, name: string, values: object) => {
  const [like] = network.filter((each) => each.type === type);
  return { ...like!, name, values: { ...like!.values, ...values } };
};

const ACCEPTER = "aws_ec2_transit_gateway_peering_attachment_accepter";
const PEERING = "timescale_peering_connection";
const ASSOCIATION = "aws_ec2_transit_gateway_route_table_association";
const GATEWAY_ROUTE = "aws_ec2_transit_gateway_route";
const VPC_ATTACHMENT = "aws_ec2_transit_gateway_vpc_attachment";

test("the program adopts the peering, and imports association, routes and rule by their Pulumi names", () => {
  expect(of(...network).program).toMatchInlineSnapshot(`
   "import * as pulumi from "@pulumi/pulumi";
   import { TimescaleNetwork } from "pulumi-timescale";

   // Take this out after the first update, and \`adopt\` and \`transformations\` with it.
   const existing = new Map([
     ["db-hub-association", "tgw-rtb-0123456789abcdef0_tgw-attach-0123456789abcdef0"],
     ["db-hub-gateway-route-main-to-10.0.0.0-24", "tgw-rtb-0123456789abcdef0_10.0.0.0/24"],
     ["db-hub-app-route-rtb-0123456789abcdef0-to-10.0.0.0-24", "rtb-0123456789abcdef0_10.0.0.0/24"],
     ["db-hub-app-group-clients-tcp-5432", "sgr-0123456789abcdef0"],
   ]);
   const takeOver: pulumi.ResourceTransformation = ({ name, props, opts }) => {
     const id = existing.get(name);
     if (id === undefined) return undefined;
     const taken = { import: id, ignoreChanges: ["description", "transitGatewayAttachmentId"] };
     return { props, opts: pulumi.mergeOptions(opts, taken) };
   };

   new TimescaleNetwork("db", {
     name: "behind-hub",
     cidr: "10.0.0.0/24",
     regionCode: "us-east-1",
     adopt: true,
     peers: {
     },
     transitGateways: {
       "hub": {
         transitGatewayId: "tgw-0123456789abcdef0",
         cidrBlocks: ["10.70.0.0/16"],
         expectedRequesterAccountId: "999988887777",
         association: { routeTableId: "tgw-rtb-0123456789abcdef0" },
         gatewayRouteTables: { ids: { "main": "tgw-rtb-0123456789abcdef0" } },
         vpcs: {
           "app": {
             vpcId: "vpc-0123456789abcdef0",
             routeTables: ["rtb-0123456789abcdef0"],
             securityGroup: { existing: { "clients": "sg-0123456789abcdef0" } },
             ports: [5432],
           },
         },
       },
     },
     services: {
     },
   }, { transformations: [takeOver] });
   "
  `);
});

test("what depends on others leaves Terraform's state first; gateway, tables and attachments of VPCs stay", () => {
  expect(of(...network).release).toEqual([
    "terraform state rm aws_route.db",
    "terraform state rm aws_ec2_transit_gateway_route.db",
    "terraform state rm aws_ec2_transit_gateway_route_table_association.hub",
    "terraform state rm aws_vpc_security_group_egress_rule.postgresql",
    "terraform state rm aws_ec2_transit_gateway_peering_attachment_accepter.hub",
    "terraform state rm timescale_peering_connection.hub",
    "terraform state rm timescale_vpcs.db",
  ]);
});

test("tags of the accepted attachment are told, as the program does not have them", () => {
  const [note, ...others] = of(...network).notes;
  expect(note).toMatch(/accepter\.hub: its tags are not in the program\. Give them as `tags`/);
  expect(others).toEqual([]);
  expect(of(...changed(ACCEPTER, { tags: null })).notes).toEqual([]);
});

test("a peering of whose AWS half the state has nothing is not accepted", () => {
  const { program, notes } = of(...network.slice(0, 2));
  expect(program).toMatch(
    /transitGatewayId: "tgw-\w+",\n *cidrBlocks: \["10\.70\.0\.0\/16"\],\n *accountId: "123456789012",\n *regionCode: "us-east-1",\n *accept: false,\n/,
  );
  expect(program).not.toMatch(/transformations|gatewayRouteTables|vpcs/);
  expect(notes).toEqual([
    "Transit gateway hub of db: this state has nothing of its AWS half, so the program leaves that alone (accept: false).",
  ]);
});

test("routes of VPCs are taken over where somebody else accepted", () => {
  const { program } = of(...without(ACCEPTER, ASSOCIATION, GATEWAY_ROUTE));
  expect(program).toContain("accept: false");
  expect(program).toContain(
    `["db-hub-app-route-${IDS.routeTableId}-to-10.0.0.0-24", "${IDS.routeTableId}_10.0.0.0/24"]`,
  );
});

test("the attachment that Terraform accepted counts where Tiger Cloud names another one", () => {
  const stray = "tgw-attach-00000000000000363";
  const { program, notes } = of(...changed(PEERING, { accepter_provisioned_id: stray }));
  expect(notes.join("\n")).toMatch(
    new RegExp(`names the attachment ${stray}, and Terraform accepted ${IDS.attachmentId}`),
  );
  expect(program).toContain(`"${IDS.gatewayTableId}_${IDS.attachmentId}"`);
  expect(program).toContain(`expectedRequesterAccountId: "${IDS.requesterAccountId}"`);
});

test("of several acceptances that fit as well, none is guessed", () => {
  const other = { transit_gateway_attachment_id: "tgw-attach-00000000000000002" };
  const stray = changed(PEERING, { accepter_provisioned_id: "tgw-attach-00000000000000363" });
  expect(of(...stray, named(ACCEPTER, "other", other)).program).toContain("accept: false");
});

test("Timescale VPCs that share an attachment have a route each, and one association", () => {
  const far = { id: 1002, cidr: "10.0.1.0/24", name: "second" };
  const { program, release } = of(
    ...network,
    named("timescale_vpcs", "second", far),
    named(PEERING, "hub", { id: 5002, timescale_vpc_id: 1002 }),
    named(GATEWAY_ROUTE, "second", { destination_cidr_block: "10.0.1.0/24" }),
    named("aws_route", "second", { destination_cidr_block: "10.0.1.0/24" }),
  );
  expect(program).toContain(
    `"second-hub-gateway-route-main-to-10.0.1.0-24", "${IDS.gatewayTableId}_10.0.1.0/24"`,
  );
  expect(program).toContain(`"second-hub-app-route-${IDS.routeTableId}-to-10.0.1.0-24"`);
  expect(program.match(/association: \S+/g)).toEqual(["association: {", 'association: "none",']);
  expect(release.filter((line) => line.includes(ACCEPTER))).toHaveLength(1);
});

test("a network can have peers and transit gateways, whose names do not meet", () => {
  const peer = networkOf(PEER_IDS).slice(1, 2);
  const { program } = of(...network, { ...peer[0]!, name: "hub" });
  expect(program).toMatch(/peers: \{\n {4}"hub-2": \{/);
  expect(program).toMatch(/transitGateways: \{\n {4}"hub": \{/);
});

test("a VPC of another account gets the provider of that account", () => {
  const { program } = of(...changed(VPC_ATTACHMENT, { vpc_owner_id: "210987654321" }));
  expect(program).toMatch(
    /vpcId: "vpc-0123456789abcdef0",\n *provider: providers\["210987654321-us-east-1"\]/,
  );
  expect(program.match(/provider: providers\["123456789012-us-east-1"\]/g)).toHaveLength(1);
});

test("a gateway that associates nothing, and whose association the state does not have, is left so", () => {
  expect(of(...without(ASSOCIATION)).program).toContain('association: "none"');
});

const TABLE = {
  type: "aws_route_table",
  name: "private",
  values: { id: IDS.routeTableId, vpc_id: IDS.vpcId, route: [] },
};

test("of several attached VPCs, a route belongs to that of its table", () => {
  const other = named(VPC_ATTACHMENT, "jobs", { vpc_id: "vpc-00000000000000002" });
  const { program } = of(other, ...network, TABLE);
  expect(program).toContain(`db-hub-app-route-${IDS.routeTableId}`);
  expect(program).not.toContain("vpc-00000000000000002");
  const main = { type: "aws_vpc", name: "app", values: { id: IDS.vpcId } };
  const byMain = { ...main, values: { ...main.values, main_route_table_id: IDS.routeTableId } };
  expect(of(other, ...network, byMain).program).toBe(program);
});

test.each<[string, Described[], RegExp]>([
  [
    "a peering without CIDR blocks",
    changed(PEERING, { peer_cidr_blocks: null }),
    /peering_connection\.hub: left to Terraform, the state has no peer_cidr_blocks of it\. Run/,
  ],
  [
    "a peering whose CIDR blocks overlap",
    changed(PEERING, { peer_cidr_blocks: ["10.70.0.0/16", "10.70.1.0/24"] }),
    /peering_connection\.hub: left to Terraform, its peer_cidr_blocks cannot be used: .*overlap/,
  ],
  [
    "an association with a gateway that associates by itself",
    changed("aws_ec2_transit_gateway", { default_route_table_association: "enable" }),
    /association\.hub: left to Terraform, the program associates nothing where a gateway does so/,
  ],
  [
    "an association that replaced another",
    changed(ASSOCIATION, { replace_existing_association: true }),
    /association\.hub: left to Terraform/,
  ],
  [
    "a gateway's route to something else over the attachment",
    changed(GATEWAY_ROUTE, { destination_cidr_block: "10.0.0.0/23" }),
    /gateway_route\.db: left to Terraform, it does not lead to 10\.0\.0\.0\/24/,
  ],
  [
    "a VPC's route to more than the Timescale VPC",
    changed("aws_route", { destination_cidr_block: "10.0.0.0/8" }),
    /aws_route\.db: left to Terraform, it does not lead to just 10\.0\.0\.0\/24/,
  ],
  [
    "a route of a VPC whose attachment the state does not have",
    without(VPC_ATTACHMENT),
    /aws_route\.db: left to Terraform, this state does not show which attached VPC/,
  ],
  [
    "a route of one of several VPCs, whose table the state does not have",
    [...network, named(VPC_ATTACHMENT, "jobs", { vpc_id: "vpc-00000000000000002" })],
    /aws_route\.db: left to Terraform, this state does not show which attached VPC/,
  ],
  [
    "an inline route",
    [
      ...without("aws_route"),
      {
        ...TABLE,
        values: {
          ...TABLE.values,
          route: [{ cidr_block: "10.0.0.0/24", transit_gateway_id: IDS.gatewayId }],
        },
      },
    ],
    /aws_route_table\.private: left to Terraform, its route to the network is inline/,
  ],
])("%s is left to Terraform, and said so", (_what, resources, note) => {
  expect(of(...resources).notes.join("\n")).toMatch(note);
});

test("a VPC's route to something else over the same gateway is not spoken of", () => {
  const { notes, program } = of(
    ...changed("aws_route", { destination_cidr_block: "10.30.0.0/16" }),
  );
  expect(notes.filter((note) => note.startsWith("aws_route"))).toEqual([]);
  expect(program).toContain('routeTables: "none"');
});

test.each(["INVALID", "DISABLED"])(
  "a peering that is %s is left to Terraform with its AWS half, and said so",
  (status) => {
    const report = of(...changed(PEERING, { status, error_message: "no such gateway" }));
    const notes = report.notes.join("\n");
    expect(notes).toMatch(
      /peering_connection\.hub: left .*add its transit gateway to the transitGateways of the program/,
    );
    for (const address of ["accepter.hub", "association.hub", "gateway_route.db", "aws_route.db"]) {
      expect(notes).toContain(`${address}: left to Terraform, its peering is.`);
    }
    expect(report.program).not.toContain("transitGateways");
    expect(report.release).toEqual(["terraform state rm timescale_vpcs.db"]);
  },
);
