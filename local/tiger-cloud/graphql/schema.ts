import type { World } from "../world";
import { GraphqlFailure } from "./failure";
import { vpcOf } from "./replies";

/** The fields of a type. */
export interface Fields {
  type: string;
  fields: Readonly<Record<string, Fields | "scalar">>;
}

/** The arguments of a field; those of an input object in it by their names. */
export interface Arguments {
  readonly [name: string]: "scalar" | Arguments;
}

/** A field that an operation can have. */
export interface RootField {
  kind: "query" | "mutation";
  args: Arguments;
  answer: Fields | "scalar";
  /** True where it is sent without a token. */
  isOpen?: boolean;
  resolve: (world: World, args: Record<string, unknown>) => unknown;
}

const scalars = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, "scalar"])) as Record<Name, "scalar">;

const PEER_VPC: Fields = {
  type: "PeerVpc",
  fields: scalars("id", "accountId", "regionCode", "cidr", "cidrBlocks"),
};
const PEERING: Fields = {
  type: "PeeringConnection",
  fields: {
    ...scalars("id", "vpcId", "provisionedId", "accepterProvisionedId", "errorMessage", "status"),
    peerVpc: PEER_VPC,
  },
};
const VPC: Fields = {
  type: "Vpc",
  fields: {
    ...scalars("id", "provisionedId", "projectId", "cidr", "name", "created", "updated"),
    ...scalars("errorMessage", "status", "regionCode"),
    peeringConnections: PEERING,
  },
};

/** The fields of operations that are played, as the documents have them. One without an entry is unknown. */
export const ROOT_FIELDS: Readonly<Record<string, RootField>> = {
  getJWTForClientCredentials: {
    ...{ kind: "query", isOpen: true, answer: "scalar" },
    args: { data: scalars("accessKey", "secretKey") },
    resolve({ settings, tokens }, { data }) {
      const { accessKey, secretKey } = data as Record<string, unknown>;
      if (accessKey !== settings.publicKey || secretKey !== settings.secretKey) {
        throw new GraphqlFailure("unauthorized: invalid client credentials");
      }
      return tokens.issue(settings.publicKey);
    },
  },
  getAllVpcs: {
    ...{ kind: "query", answer: VPC },
    args: scalars("projectId"),
    resolve(world, { projectId }) {
      requireProject(world, projectId);
      return [...world.store.vpcs.values()].map((vpc) => vpcOf(world, vpc));
    },
  },
};

function requireProject({ settings }: World, projectId: unknown): void {
  if (projectId === settings.projectId) return;
  throw new GraphqlFailure("missing project permission: PROJECT_PERMISSION_READ");
}
