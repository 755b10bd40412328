import type { TigerCloudOptions } from "../../../local/tiger-cloud";
import { clientOf, valueOf } from "../../local/tiger-cloud/graphql-client";
import { LATENCIES_MS } from "../../local/tiger-cloud/start-cloud";
import { startHandlers } from "../../support/handlers";

export const VPCE = "vpce-0123456789abcdef0";
export const OTHER_VPCE = "vpce-0fedcba9876543210";
export const SERVICES = [
  { id: "db01", name: "metrics", regionCode: "us-east-1", pooler: true, replica: true },
  { id: "db02", name: "logs", regionCode: "us-east-1" },
] as const;
export const INPUTS = { serviceId: "db01", connectionId: "conn-aws-1" };
export const ID = "db01/conn-aws-1";
const HOST = "db01.localproj1.tsdb.cloud.test";
export const STATE = {
  ...INPUTS,
  ...{ host: HOST, port: 5432, poolerEndpoint: { host: HOST, port: 6432 } },
  replicaEndpoint: { host: "db01-repl.localproj1.tsdb.cloud.test", port: 5433 },
};

export const ATTACH = "AttachServiceToPrivateLinkConnection";
export const DETACH = "DetachServiceFromPrivateLinkConnection";

/** The handlers, and connections of the project from `conn-aws-1` on, one for each VPC endpoint. */
export async function startWithConnections(
  options: TigerCloudOptions = {},
  endpoints: readonly string[] = [VPCE, OTHER_VPCE],
) {
  const setup = await startHandlers({ services: SERVICES, ...options });
  const { cloud, privateEndpointConnection: connection, clock } = setup;
  for (const id of endpoints) {
    cloud.addVpcEndpoint({ id, accountId: "123456789012", regionCode: "us-east-1" });
  }
  await clock.advance(LATENCIES_MS.claimable);
  for (const id of endpoints) await connection.create({ vpcEndpointId: id, name: "" });
  const run = await clientOf(cloud);
  const pair = (serviceId: string, id: string) => ({ serviceId, connectionIds: [id] });
  return {
    ...setup,
    attachment: setup.privateEndpointAttachment,
    /** Somebody puts a service behind a connection. */
    attachBy: (serviceId: string, id: string) => valueOf(run(ATTACH, pair(serviceId, id))),
    /** Somebody takes a service away from a connection. */
    detachBy: (serviceId: string, id: string) => valueOf(run(DETACH, pair(serviceId, id))),
  };
}

export type Setup = Awaited<ReturnType<typeof startWithConnections>>;

/** How often an operation was asked for. */
export const askedFor = ({ cloud }: Setup, operation: string, from = 0) =>
  cloud.requests.slice(from).filter((request) => request.operation === operation).length;

/** What each connection leads to: the service and how far that is. */
export const placesOf = ({ cloud }: Setup) =>
  cloud.privateLinks.map(({ attachment }) => attachment && Object.values(attachment).join(" "));

/** Lets an operation be refused in these words. */
export function refuse({ cloud }: Setup, operation: string, message: string, times = 1): void {
  const body = { data: null, errors: [{ message }] };
  cloud.injectFault({ effect: "reply", status: 200, body, operation, times });
}
