/** Entries of states as the engine writes them. */

const OURS = "pulumi-nodejs:dynamic/timescale:";

export interface Entry {
  urn: string;
  id?: string;
  parent?: string;
  provider?: string;
  inputs?: object;
  outputs?: object;
  [flag: string]: unknown;
}

/** What an entry is made of beside its name. */
export interface EntryParts {
  id?: string;
  parent?: Entry;
  provider?: Entry;
  inputs?: object;
  outputs?: object;
  delete?: boolean;
  pendingReplacement?: boolean;
  external?: boolean;
}

const PREFIX = "urn:pulumi:test::db::";
const STACK: Entry = { urn: `${PREFIX}pulumi:pulumi:Stack::db-test` };

/** An entry of any type, in the stack `test` of the project `db`. */
export function entry(type: string, name: string, parts: EntryParts = {}): Entry {
  const { parent = STACK, provider, ...others } = parts;
  const [types = ""] = parent.urn.slice(PREFIX.length).split("::");
  const above = parent === STACK ? "" : `${types}$`;
  return {
    ...{ urn: `${PREFIX}${above}${type}::${name}`, parent: parent.urn },
    ...(provider && { provider: `${provider.urn}::${provider.id ?? ""}` }),
    ...others,
  };
}

/** One of our resources. */
export const ours = (type: string, name: string, id: string | undefined, parts: EntryParts) =>
  entry(`${OURS}${type}`, name, { ...(id !== undefined && { id }), ...parts });

/** One of our components, which say nothing as inputs. */
export const component = (type: string, name: string, parts: EntryParts = {}) =>
  entry(`timescale:index:${type}`, name, { inputs: {}, ...parts });

/** An AWS provider. */
export const awsProvider = (name: string, inputs: object) =>
  entry("pulumi:providers:aws", name, { id: `${name}-0`, inputs, outputs: inputs });

/** What `pulumi stack export` prints of a state. */
export function exported(entries: readonly Entry[]): string {
  return JSON.stringify({ version: 3, deployment: { resources: [STACK, ...entries] } });
}

const region = "us-east-1";
const accountId = "123456789012";

/** The service that networks of these states attach. */
export const SERVICE_ID = "kd9w2xp4mz";

/** A network with a peer for each name; the parts of a peer hang on its name. */
export function network(name: string, peers: readonly string[], provider?: Entry): Entry[] {
  const around = component("TimescaleNetwork", name);
  const parent = around;
  const cidr = "10.0.0.0/24";
  return [
    around,
    ours("TimescaleVpc", `${name}-vpc`, "1001", { parent, outputs: { cidr, regionCode: region } }),
    ...peers.flatMap((peer, index) => peeredVpc(`${name}-${peer}`, index, { parent, provider })),
    ours("ServiceAttachment", `${name}-main`, SERVICE_ID, {
      ...{ parent, outputs: { serviceId: SERVICE_ID, timescaleVpcId: "1001", port: 5432 } },
    }),
  ];
}

/** A `PeeredVpc` with all that it makes. The ids of AWS end with its number. */
export function peeredVpc(
  name: string,
  number: number,
  place: { parent?: Entry; provider?: Entry | undefined },
): Entry[] {
  const around = component("PeeredVpc", name, { ...(place.parent && { parent: place.parent }) });
  const parts = { parent: around, ...(place.provider && { provider: place.provider }) };
  const ids = { vpcId: `vpc-${number}`, securityGroupId: `sg-${number}` };
  const peer = { peerVpcId: ids.vpcId, peerAccountId: accountId, peerRegionCode: region };
  const inputs = { ...peer, timescaleVpcId: "1001", timescaleVpcCidr: "10.0.0.0/24" };
  const group = { vpcId: ids.vpcId, ownerId: accountId, region };
  const rule = { securityGroupId: ids.securityGroupId, cidrIpv4: "10.0.0.0/24", region };
  return [
    around,
    entry("aws:ec2/securityGroup:SecurityGroup", `${name}-client`, {
      ...{ ...parts, id: ids.securityGroupId, inputs: { vpcId: ids.vpcId }, outputs: group },
    }),
    entry("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", `${name}-client-tcp-5432`, {
      ...{ ...parts, id: `sgr-${number}`, outputs: rule },
    }),
    ours("TimescalePeering", `${name}-peering`, `1001/500${number}`, {
      ...{ parent: around, inputs, outputs: { ...inputs, provisionedId: `pcx-${number}` } },
    }),
    entry(
      "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
      `${name}-accepter`,
      // Which of the two VPCs AWS calls so depends on who asks.
      {
        ...{ ...parts, id: `pcx-${number}` },
        outputs: { vpcPeeringConnectionId: `pcx-${number}`, vpcId: "vpc-0", region },
      },
    ),
  ];
}
