import type { Endpoint, ReadReplica } from "../contract";
import { oneLine } from "./failure";
import { apiPath } from "./path";
import type { SendInProject } from "./send-in-project";
import type { Clock } from "../wait/clock";
import { SharedRead, type Follower } from "../wait/shared-read";
import { checked, checkedList, type WireReplica, type WireService } from "./wire";
import { endpointOf, requireIdentifiers } from "./wire-values";

/** A service as the API shows it. */
export interface Service {
  id: string;
  name: string;
  regionCode: string;
  /** Upper case. */
  status: string;
  /** Where it answers publicly; undefined while it is attached to a VPC or moving. */
  publicEndpoint: Endpoint | undefined;
  /** The Timescale VPC it is attached to, and where it answers there. */
  attachment: { vpcId: string; endpoint: Endpoint | undefined } | undefined;
  poolerEndpoint: Endpoint | undefined;
  readReplicas: ReadReplica[];
}

/** The endpoints of services. */
export function serviceEndpoints(send: SendInProject, clock?: Clock) {
  const get = async (id: string) => {
    const body = await send("GET", apiPath`/services/${id}`, subjectOf(id));
    return fromWire(checked<WireService>(body, REQUIRED, subjectOf(id)));
  };
  const list = async () =>
    checkedList(await send("GET", "/services", "Services"), "Services", (element) =>
      fromWire(checked<WireService>(element, REQUIRED, "Services")),
    );
  const shared = new SharedRead(list, clock && { clock });
  const followed = new Set<symbol>();
  const change = async (id: string, verb: string, vpcId: string) => {
    try {
      await send("POST", apiPath`/services/${id}/${verb}`, subjectOf(id), { vpc_id: vpcId });
    } finally {
      shared.changed();
    }
  };
  return {
    /** One service, asked for alone. */
    get,
    /** All of them, as they are now. */
    list: () => shared.fresh(),
    /** All of them, as they were some seconds ago at most. */
    recent: () => shared.recent(),
    /** One of them, as it was some seconds ago at most. What is not listed is asked for alone. */
    async getRecent(id: string): Promise<Service> {
      return (await shared.recent()).find((service) => service.id === id) ?? get(id);
    },
    /**
     * Looks at one service time and again, until `work` ends. Where several are looked at in that
     * way, one list serves all.
     */
    async following<T>(id: string, work: (follower: Follower<Service>) => Promise<T>): Promise<T> {
      const { next, arrival } = shared.follow();
      const key = Symbol(id);
      followed.add(key);
      try {
        return await work({
          next: async () => {
            if (followed.size === 1) return get(id);
            return (await next()).find((service) => service.id === id) ?? get(id);
          },
          arrival,
        });
      } finally {
        followed.delete(key);
      }
    },
    attach: (id: string, vpcId: string) => change(id, "attachToVPC", vpcId),
    detach: (id: string, vpcId: string) => change(id, "detachFromVPC", vpcId),
  };
}

const REQUIRED = ["service_id", "region_code", "status"] as const;
const subjectOf = (id: string) => `Service ${id}`;

function fromWire(wire: WireService): Service {
  const subject = subjectOf(wire.service_id);
  const vpcId = wire.vpc_endpoint?.vpc_id;
  requireIdentifiers({ vpc_id: vpcId }, subject);
  return {
    id: wire.service_id,
    name: oneLine(wire.name),
    regionCode: wire.region_code,
    status: oneLine(wire.status).toUpperCase(),
    publicEndpoint: endpointOf(wire.endpoint, subject),
    attachment:
      vpcId === undefined || vpcId === ""
        ? undefined
        : { vpcId, endpoint: endpointOf(wire.vpc_endpoint, subject) },
    poolerEndpoint: endpointOf(wire.connection_pooler?.endpoint, subject),
    readReplicas: (wire.read_replica_sets ?? []).map((set) => replicaOf(set, subject)),
  };
}

function replicaOf(wire: WireReplica, subject: string): ReadReplica {
  const endpoint = endpointOf(wire.endpoint, subject);
  const poolerEndpoint = endpointOf(wire.connection_pooler?.endpoint, subject);
  return {
    id: oneLine(wire.id),
    name: oneLine(wire.name),
    ...(endpoint && { endpoint }),
    ...(poolerEndpoint && { poolerEndpoint }),
  };
}
