/**
 * What Pulumi's dynamic provider process loads: one handler for each resource type. The process
 * serves all resources of one operation, so they share one connection.
 */
import type * as dynamic from "@pulumi/pulumi/dynamic";
import { createApi, type TigerCloudApi } from "./api/client";
import { bind, type BoundHandler, type Connection } from "./binding";
import type { HandlerName } from "./contract";
import { peeringActivation as activation } from "./resources/peering-activation";
import { serviceAttachment as attachment } from "./resources/service-attachment";
import { timescalePeering as peering } from "./resources/timescale-peering";
import { timescaleVpc as vpc } from "./resources/timescale-vpc";
import { readSettings, type ReadConfig } from "./settings";

let readConfig: ReadConfig = () => undefined;
let api: TigerCloudApi | undefined;

const connection: Connection = {
  api: () => (api ??= createApi(readSettings(readConfig, process.env))),
};

/** Takes the stack's configuration. It is read when it is first needed, so that failing is late. */
export function configure(request: dynamic.ConfigureRequest): Promise<void> {
  readConfig = (key) => request.config.get(key);
  return Promise.resolve();
}

export const timescaleVpc: BoundHandler = bind(vpc, connection);
export const timescalePeering: BoundHandler = bind(peering, connection);
export const peeringActivation: BoundHandler = bind(activation, connection);
export const serviceAttachment: BoundHandler = bind(attachment, connection);

({ timescaleVpc, timescalePeering, peeringActivation, serviceAttachment }) satisfies Record<
  HandlerName,
  BoundHandler
>;
