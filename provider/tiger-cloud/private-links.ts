import { TimescaleError } from "../errors";
import { nothing } from "./decode";
import {
  connectionAnswer,
  connectionsAnswer,
  regionsAnswer,
  type EndpointServiceRegion,
  type PrivateLinkConnection,
} from "./private-link-answers";
import {
  CLAIM,
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
  const get = async (id: string) => (await load()).find((each) => each.id === id) ?? unknown(id);
  const shared = new SharedList(load, get, clock);
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
    /** One of them, as it was some seconds ago at most. */
    getRecent: (id: string) => shared.getRecent(id),
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
    /** Rejects a connection at AWS, for good. */
    reject: (connectionId: string) =>
      change({ ...REJECT, variables: { connectionId } }, subjectOf(connectionId)),
  };
}

const subjectOf = (connectionId: string) => `Private endpoint connection ${connectionId}`;

function unknown(id: string): never {
  throw new TimescaleError(
    "NotFound",
    `${subjectOf(id)}: the project has none of that id. Run \`pulumi refresh\` if it was removed outside Pulumi.`,
  );
}
