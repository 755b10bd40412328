import type { Follower } from "../wait/shared-read";
import { decoder, id, line, list, listDecoder, nothing, object, optional, word } from "./decode";
import type { Endpoint, ReadReplica } from "./endpoint";
import { ENDPOINT_FIELDS, endpoint, endpointOf, poolerEndpoint } from "./endpoint-shapes";
import type { Protocols } from "./protocols";
import { apiPath } from "./rest/path";
import { READ } from "./rest/rest";
import { SharedList } from "./shared-list";

/** A service as the API shows it. */
export interface Service {
  id: string;
  name: string;
  regionCode: string;
  /** Upper case, see status.ts. */
  status: string;
  /** Where it answers publicly; undefined while it is attached to a VPC or moving. */
  publicEndpoint: Endpoint | undefined;
  /** The Timescale VPC it is attached to, and where it answers there. */
  attachment: { vpcId: string; endpoint: Endpoint | undefined } | undefined;
  poolerEndpoint: Endpoint | undefined;
  readReplicas: ReadReplica[];
}

/** The calls of services. */
export function serviceCalls({ rest, clock }: Protocols) {
  const get = async (serviceId: string) =>
    rest({ ...READ, path: pathOf(serviceId), subject: subjectOf(serviceId), answer });
  const load = async () =>
    rest({ ...READ, path: "/services", list: true, subject: "Services", answer: listAnswer });
  const shared = new SharedList(load, get, clock);
  const move = async (serviceId: string, verb: string, vpcId: string) => {
    const path = apiPath`/services/${serviceId}/${verb}`;
    const call = { method: "POST", path, repeatable: false, body: { vpc_id: vpcId } } as const;
    const subject = subjectOf(serviceId);
    return shared.changing(() => rest({ ...call, subject, answer: nothing }));
  };
  return {
    /** One service, asked for alone. */
    get,
    /** All of them, as they are now. */
    listFresh: () => shared.fresh(),
    /** All of them, as they were some seconds ago at most. */
    listRecent: () => shared.recent(),
    /** One of them, as it was some seconds ago at most. What is not listed is asked for alone. */
    getRecent: (serviceId: string) => shared.getRecent(serviceId),
    /** Looks at one service time and again. Where several are looked at, one list serves all. */
    follow: followers(shared),
    /** Asks for a move into a Timescale VPC. */
    attach: (serviceId: string, vpcId: string) => move(serviceId, "attachToVPC", vpcId),
    /** Asks for a move out of a Timescale VPC. */
    detach: (serviceId: string, vpcId: string) => move(serviceId, "detachFromVPC", vpcId),
  };
}

/** A service that is followed alone is asked for alone: the list may be long. */
function followers(shared: SharedList<Service>) {
  let last: symbol | undefined;
  return (serviceId: string): Follower<Service> => {
    const key = (last = Symbol(serviceId));
    const { next, arrival } = shared.follow();
    return {
      async next() {
        const isAlone = last === key;
        last = key;
        if (isAlone) return shared.get(serviceId);
        return (await next()).find((each) => each.id === serviceId) ?? shared.get(serviceId);
      },
      arrival,
    };
  };
}

const subjectOf = (serviceId: string) => `Service ${serviceId}`;
const pathOf = (serviceId: string) => apiPath`/services/${serviceId}`;

const place = object({ ...ENDPOINT_FIELDS, vpc_id: optional(id) }, (told) =>
  told.vpc_id === undefined ? undefined : { vpcId: told.vpc_id, endpoint: endpointOf(told) },
);
const replica = object(
  { id, name: line, endpoint, connection_pooler: poolerEndpoint },
  (told): ReadReplica => ({
    ...{ id: told.id, name: told.name },
    ...(told.endpoint && { endpoint: told.endpoint }),
    ...(told.connection_pooler && { poolerEndpoint: told.connection_pooler }),
  }),
);
const fields = {
  ...{ service_id: id, name: line, region_code: id, status: word, endpoint },
  ...{ vpc_endpoint: optional(place), connection_pooler: poolerEndpoint },
  read_replica_sets: list(replica),
};
const service = object(fields, (told): Service => {
  return {
    id: told.service_id,
    name: told.name,
    regionCode: told.region_code,
    status: told.status,
    publicEndpoint: told.endpoint,
    attachment: told.vpc_endpoint,
    poolerEndpoint: told.connection_pooler,
    readReplicas: told.read_replica_sets,
  };
});
const answer = decoder("service", service);
const listAnswer = listDecoder("services", service, "service_id");
