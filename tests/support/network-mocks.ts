import type { Mocks } from "./record-resources";

const DYNAMIC = "pulumi-nodejs:dynamic/timescale";

/** Type tokens: they are in the state of users, so a change of one needs an alias. */
export const TYPES = {
  network: "timescale:index:TimescaleNetwork",
  peeredVpc: "timescale:index:PeeredVpc",
  vpc: `${DYNAMIC}:TimescaleVpc`,
  peering: `${DYNAMIC}:TimescalePeering`,
  activation: `${DYNAMIC}:PeeringActivation`,
  attachment: `${DYNAMIC}:ServiceAttachment`,
  accepter: "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  route: "aws:ec2/route:Route",
  group: "aws:ec2/securityGroup:SecurityGroup",
  routeTable: "aws:ec2/routeTable:RouteTable",
  awsVpc: "aws:ec2/vpc:Vpc",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
};

export const TIMESCALE_VPC = { id: "1001", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
export const VPC_ID = "vpc-0123456789abcdef0";
export const PCX = "pcx-0123456789abcdef0";

/** The request as AWS shows it where all is well. */
export const REQUEST = {
  id: PCX,
  status: "pending-acceptance",
  cidrBlock: "10.0.0.0/24",
  requesterRegion: "us-east-1",
  region: "us-east-1",
  ownerId: "999988887777",
  peerOwnerId: "123456789012",
  peerVpcId: VPC_ID,
  peerRegion: "eu-west-1",
};

export const TOKENS = {
  identity: "aws:index/getCallerIdentity:getCallerIdentity",
  region: "aws:index/getRegion:getRegion",
  vpc: "aws:ec2/getVpc:getVpc",
  tables: "aws:ec2/getRouteTables:getRouteTables",
  table: "aws:ec2/getRouteTable:getRouteTable",
  route: "aws:ec2/getRoute:getRoute",
  defaultGroup: "aws:ec2/getSecurityGroup:getSecurityGroup",
  groups: "aws:ec2/getSecurityGroups:getSecurityGroups",
  interfaces: "aws:ec2/getNetworkInterfaces:getNetworkInterfaces",
  interface: "aws:ec2/getNetworkInterface:getNetworkInterface",
  request: "aws:ec2/getVpcPeeringConnection:getVpcPeeringConnection",
};

/** Mocks of a network in which all is well; `request` differs from {@link REQUEST}. */
export function networkMocks(request: object = {}): Mocks {
  const outputs: Mocks["outputs"] = Object.fromEntries(
    Object.values(TYPES).map((type) => [type, {}]),
  );
  outputs[TYPES.routeTable] = { routes: [] };
  outputs[TYPES.awsVpc] = { ownerId: "210987654321", region: "eu-central-1" };
  outputs[TYPES.peering] = { provisionedId: PCX, status: "PENDING" };
  outputs[TYPES.attachment] = { host: "db.example", port: 5432 };
  return {
    outputs,
    calls: {
      [TOKENS.identity]: () => ({ accountId: "123456789012" }),
      [TOKENS.region]: () => ({ region: "eu-west-1" }),
      [TOKENS.vpc]: ({ id }) => ({
        cidrBlockAssociations:
          id === VPC_ID
            ? [
                { cidrBlock: "10.30.0.0/16", state: "associated" },
                { cidrBlock: "10.20.0.0/16", state: "associated" },
                { cidrBlock: "10.40.0.0/16", state: "disassociated" },
              ]
            : [{ cidrBlock: "10.50.0.0/16", state: "associated" }],
      }),
      [TOKENS.tables]: ({ filters }) => ({ ids: tablesBy(filters as Filter[] | undefined) }),
      [TOKENS.table]: ({ routeTableId = "rtb-0000000a" }) => ({
        routeTableId,
        routes: [],
        associations: routeTableId === "rtb-0000000b" ? [{ subnetId: "subnet-0000000b" }] : [],
      }),
      [TOKENS.route]: failing("2 routes matched in Route Table (rtb-0000000a)"),
      [TOKENS.defaultGroup]: () => ({ id: "sg-0000000d" }),
      [TOKENS.groups]: () => ({ ids: [], vpcIds: [] }),
      [TOKENS.request]: () => ({ ...REQUEST, ...request }),
    },
  };
}

interface Filter {
  values: string[];
}

/** A function that fails. The engine's failures have their text in "details". */
export function failing(text: string): () => never {
  return () => {
    throw Object.assign(new Error(text), { details: text });
  };
}

/** Two tables, of which the first is the main one, and the second that of one subnet. */
function tablesBy(filters: Filter[] | undefined): string[] {
  if (filters === undefined) return ["rtb-0000000b", "rtb-0000000a"];
  const [{ values } = { values: [] }] = filters;
  return values.includes("subnet-0000000b") ? ["rtb-0000000b"] : [];
}
