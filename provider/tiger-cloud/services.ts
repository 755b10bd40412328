import type { Endpoint, ReadReplica } from "../contract";
import { oneLine } from "./rest/failure";
import { apiPath } from "./rest/path";
import type { SendInProject } from "./rest/send-in-project";
import type { Clock } from "../wait/clock";
import { SharedRead, type Follower } from "../wait/shared-read";
import { readAnswer, readList, type Fields } from "./wire";

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
    return readAnswer(body, subjectOf(id), fromWire);
  };
  const list = async () =>
    readList(await send("GET", "/services", "Services"), "Services", fromWire);
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

const subjectOf = (id: string) => `Service ${id}`;

function fromWire(fields: Fields): Service {
  const id = fields.id("service_id");
  if (id !== "") fields.about(subjectOf(id));
  const there = fields.object("vpc_endpoint");
  const vpcId = there?.optionalId("vpc_id");
  const endpoint = there?.endpoint();
  return {
    id,
    name: fields.line("name"),
    regionCode: fields.id("region_code"),
    status: oneLine(fields.text("status")).toUpperCase(),
    publicEndpoint: fields.object("endpoint")?.endpoint(),
    attachment: vpcId === undefined ? undefined : { vpcId, endpoint },
    poolerEndpoint: poolerOf(fields),
    readReplicas: fields.objects("read_replica_sets").map(replicaOf),
  };
}

function replicaOf(fields: Fields): ReadReplica {
  const endpoint = fields.object("endpoint")?.endpoint();
  const poolerEndpoint = poolerOf(fields);
  return {
    id: fields.id("id"),
    name: fields.line("name"),
    ...(endpoint && { endpoint }),
    ...(poolerEndpoint && { poolerEndpoint }),
  };
}

function poolerOf(fields: Fields): Endpoint | undefined {
  return fields.object("connection_pooler")?.object("endpoint")?.endpoint();
}
