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

const handlers: Record<HandlerName, BoundHandler> = {
  timescaleVpc: bind(vpc, connection),
  timescalePeering: bind(peering, connection),
  peeringActivation: bind(activation, connection),
  serviceAttachment: bind(attachment, connection),
};

/**
 * The methods of one resource type, for the stack whose configuration the request gives. Settings
 * are read when a method first needs them, so that a failure is reported there.
 */
export function serve(name: HandlerName, request: dynamic.ConfigureRequest): BoundHandler {
  readConfig = (key) => request.config.get(key);
  return handlers[name];
}
