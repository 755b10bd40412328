/**
 * What Pulumi's dynamic provider process loads: one handler for each resource type. The process
 * serves all resources of one operation, so they share one connection.
 */
import type * as dynamic from "@pulumi/pulumi/dynamic";
import { createApi, type TigerCloudApi } from "./tiger-cloud/client";
import { bind, type BoundHandler, type Connection } from "./hosts/dynamic/binding";
import type { HandlerName } from "./contract";
import { exportStack } from "./hosts/dynamic/engine/export-stack";
import { StackState } from "./hosts/ownership/stack-state";
import { cancellationSignal } from "./hosts/dynamic/engine/cancellation";
import { engineReporter } from "./hosts/dynamic/engine/reporter";
import type { OperationEnvironment } from "./operation/operation";
import { peeringActivation as activation } from "./resources/peering-activation/handler";
import { serviceAttachment as attachment } from "./resources/service-attachment/handler";
import { timescalePeering as peering } from "./resources/timescale-peering/handler";
import { timescaleVpc as vpc } from "./resources/timescale-vpc/handler";
import { readSettings, type ReadConfig, type Settings } from "./settings";
import { VpcChanges } from "./operation/vpc-changes";

let readConfig: ReadConfig = () => undefined;
let settings: Settings | undefined;
let api: TigerCloudApi | undefined;

const environment: OperationEnvironment = { changes: new VpcChanges() };
const knownSettings = () => (settings ??= readSettings(readConfig, process.env));

const connection: Connection = {
  api: () => (api ??= connect(knownSettings())),
  adopt: () => knownSettings().adopt,
  state: new StackState((stack) => exportStack(stack)),
  environment,
};

function connect(found: Settings): TigerCloudApi {
  const { environmentKey: key } = found;
  const warn = (message: string) => environment.reporter?.warn(message);
  return createApi(found, undefined, key && { key, warn });
}

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
  environment.reporter ??= engineReporter();
  environment.signal ??= cancellationSignal();
  return handlers[name];
}
