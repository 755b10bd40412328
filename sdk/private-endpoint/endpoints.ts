import * as pulumi from "@pulumi/pulumi";
import type { Endpoint } from "../../provider/resources/types";
import { connectionString } from "../connection-string";
import type { PrivateEndpointAttachment } from "../resources/private-endpoint-attachment";

/** Where a service answers in a customer VPC with a private endpoint. */
export interface PrivateEndpoints extends Endpoint {
  /**
   * `postgres://tsdbadmin@host:port/tsdb?sslmode=require`: without a password. The host is that of the service's
   * certificate, so `sslmode=verify-full` works as well.
   */
  connectionString: string;
  /** The connection pooler; undefined where the service has none. */
  pooler: Endpoint | undefined;
  /** The replica, for reads; undefined where the service has none. */
  replica: Endpoint | undefined;
}

/** All endpoints of a service behind a private endpoint. */
export function privateEndpointsOf(
  attachment: PrivateEndpointAttachment,
): pulumi.Output<PrivateEndpoints> {
  const { host, port, poolerEndpoint, replicaEndpoint } = attachment;
  return pulumi
    .all([host, port, poolerEndpoint, replicaEndpoint])
    .apply(([atHost, atPort, pooler, replica]) => ({
      ...{ host: atHost, port: atPort, pooler, replica },
      connectionString: connectionString({ host: atHost, port: atPort }),
    }));
}
