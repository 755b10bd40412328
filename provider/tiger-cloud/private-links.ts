import { TimescaleError } from "../errors";
import type { Follower } from "../wait/shared-read";
import { nothing } from "./decode";
import {
  connectionAnswer,
  connectionsAnswer,
  regionsAnswer,
  type EndpointServiceRegion,
  type PrivateLinkConnection,
} from "./private-link-answers";
import {
  ATTACH_SERVICE,
  CLAIM,
  DETACH_SERVICE,
  LIST_CONNECTIONS,
  LIST_REGIONS,
  REJECT,
  RENAME,
  SYNC,
} from "./private-link-operations";
import type { GraphqlCall } from "./graphql/graphql";
import type { Protocols } from "./protocols";
import { SharedList } from "./shared-list";

/** The calls of private endpoints, over GraphQL: REST has none. One list serves all reads. */
export function privateLinkCalls({ graphql, clock }: Pick<Protocols, "graphql" | "clock">) {
  const load = async () => graphql({ ...LIST_CONNECTIONS, answer: connectionsAnswer });
  // There is no call for one alone: those who miss something share the next list.
  const get = async (id: string): Promise<PrivateLinkConnection> =>
    findIn(await shared.fresh(), id) ?? missing(id);
  const shared: SharedList<PrivateLinkConnection> = new SharedList(load, get, clock);
  return {
    /** The endpoint services of all regions of AWS. */
    async listRegions(): Promise<EndpointServiceRegion[]> {
      const all = await graphql({ ...LIST_REGIONS, answer: regionsAnswer });
      return all
        .filter(({ isOnAws }) => isOnAws)
        .map(({ regionCode, serviceName }) => ({ regionCode, serviceName }));
    },
    /** All connections of the project, as they were some seconds ago at most. */
    listRecent: () => shared.recent(),
    /** One of them, as it is now. */
    get,
    /** One of them, as it was some seconds ago at most. */
    getRecent: (id: string) => shared.getRecent(id),
    /** Looks at one of them time and again; gives undefined while none of that id is listed. */
    follow(id: string): Follower<PrivateLinkConnection | undefined> {
      const { next, arrival } = shared.follow();
      return { next: async () => findIn(await next(), id), arrival };
    },
    /** Lets Tiger Cloud look for new VPC endpoints now, and not some minutes later. */
    sync: () => graphql({ ...SYNC, answer: nothing }),
    ...changesOf(shared, graphql),
  };
}

/** What changes connections; afterwards nobody is given what was listed before. */
function changesOf(shared: SharedList<PrivateLinkConnection>, graphql: Protocols["graphql"]) {
  const change = (call: Omit<GraphqlCall, "subject">, subject: string) =>
    shared.changing(() => graphql({ ...call, subject, answer: nothing }));
  return {
    /** Makes a VPC endpoint the project's, by its id at AWS. */
    claim(vpcEndpointId: string): Promise<PrivateLinkConnection> {
      const subject = `VPC endpoint ${vpcEndpointId}`;
      const variables = { claimIdentifier: vpcEndpointId };
      const call = { ...CLAIM, subject, variables };
      return shared.changing(() => graphql({ ...call, answer: connectionAnswer }));
    },
    rename: (connectionId: string, name: string) =>
      change({ ...RENAME, variables: { connectionId, name } }, subjectOf(connectionId)),
    /** Asks for a service to be put behind a connection. */
    attach: (serviceId: string, connectionId: string) =>
      change(moveOf(ATTACH_SERVICE, serviceId, connectionId), `Service ${serviceId}`),
    /** Asks for a service to be taken away from a connection. */
    detach: (serviceId: string, connectionId: string) =>
      change(moveOf(DETACH_SERVICE, serviceId, connectionId), `Service ${serviceId}`),
    /** Rejects a connection at AWS, for good. */
    reject: (connectionId: string) =>
      change({ ...REJECT, variables: { connectionId } }, subjectOf(connectionId)),
  };
}

const moveOf = <Call>(call: Call, serviceId: string, connectionId: string) => ({
  ...call,
  variables: { serviceId, connectionIds: [connectionId] },
});

const findIn = (connections: readonly PrivateLinkConnection[], id: string) =>
  connections.find((each) => each.id === id);

const subjectOf = (connectionId: string) => `Private endpoint connection ${connectionId}`;

/** The error for a connection that is not listed. */
function unknownConnection(id: string): TimescaleError {
  return new TimescaleError(
    "NotFound",
    `${subjectOf(id)}: the project has none of that id. Run \`pulumi refresh\` if it was removed outside Pulumi.`,
  );
}

function missing(id: string): never {
  throw unknownConnection(id);
}
