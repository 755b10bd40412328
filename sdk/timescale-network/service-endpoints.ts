import * as pulumi from "@pulumi/pulumi";
import type { Endpoint, ReadReplica } from "../../provider/resources/types";
import { connectionString } from "../connection-string";
import type { ServiceAttachment } from "../resources/service-attachment";

/** Where a service of a network answers, inside the peered VPCs. */
export interface ServiceEndpoints extends Endpoint {
  /** `postgres://tsdbadmin@host:port/tsdb?sslmode=require`: without a password. */
  connectionString: string;
  /** The connection pooler; undefined where the service has none. */
  pooler: Endpoint | undefined;
  /** The read replicas; none where the service has none. */
  readReplicas: ReadReplica[];
  /** Where it answered before it was attached or moved last. */
  previousEndpoint: Endpoint | undefined;
}

/** All endpoints of an attached service. */
export function endpointsOf(attachment: ServiceAttachment): pulumi.Output<ServiceEndpoints> {
  const { host, port, poolerEndpoint: pooler, readReplicas, previousEndpoint } = attachment;
  return pulumi
    .all([host, port, pooler, readReplicas, previousEndpoint])
    .apply(([atHost, atPort, atPooler, replicas = [], previous]) => ({
      host: atHost,
      port: atPort,
      connectionString: connectionString({ host: atHost, port: atPort }),
      pooler: atPooler,
      readReplicas: replicas,
      previousEndpoint: previous,
    }));
}
