import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { Description } from "../../describe/description";
import type { ResourceHandler } from "../../describe/handler";
import type { OperationEnvironment } from "../../operation/operation";
import { VpcChanges } from "../../operation/vpc-changes";
import { RESOURCES } from "../../resources";
import type { ResourceName } from "../../resources/types";
import { readSettings, type ReadConfig, type Settings } from "../../settings";
import { createApi, type TigerCloudApi } from "../../tiger-cloud/client";
import { StackState } from "../ownership/stack-state";
import { bind, type BoundHandler } from "./binding";
import { cancellationSignal } from "./engine/cancellation";
import { exportStack } from "./engine/export-stack";
import { engineReporter } from "./engine/reporter";
import { NoteFolder, noteFolder } from "./note-folder";
import type { ProviderContext } from "./provider-context";

let readConfig: ReadConfig = () => undefined;
let settings: Settings | undefined;
let api: TigerCloudApi | undefined;

const environment: OperationEnvironment = { changes: new VpcChanges() };
const knownSettings = () => (settings ??= readSettings(readConfig, process.env));

const context: ProviderContext = {
  api: () => (api ??= connect(knownSettings())),
  adopt: () => knownSettings().adopt,
  state: new StackState((stack) => exportStack(stack)),
  notes: new NoteFolder(noteFolder(process.env), placeOfNotes),
  environment,
};

/** A URN has no organisation, and says nothing of the backend or of Tiger Cloud's account. */
function placeOfNotes(): string {
  const { apiUrl, publicKey } = knownSettings();
  return JSON.stringify([apiUrl, publicKey, process.env["PULUMI_BACKEND_URL"] ?? ""]);
}

function connect(found: Settings): TigerCloudApi {
  const { environmentKey: key } = found;
  const warn = (message: string) => environment.reporter?.warn(message);
  return createApi(found, undefined, key && { key, warn });
}

/** Bound when they are asked for, and once: a handler knows what it has seen. */
const bound: Partial<Record<ResourceName, BoundHandler>> = {};

function handlerOf(name: ResourceName): BoundHandler {
  environment.reporter ??= engineReporter();
  environment.signal ??= cancellationSignal();
  // Each handler knows its own description; to the engine they are alike.
  const handler = RESOURCES[name] as unknown as ResourceHandler<Description>;
  return (bound[name] ??= bind(handler, context));
}

/**
 * The provider of one resource type, which Pulumi's process configures before it calls anything else.
 * Settings are read when a method first needs them, so that a failure is reported there.
 */
export function provideHandler(
  name: ResourceName,
): BoundHandler & Required<Pick<dynamic.ResourceProvider, "configure">> {
  return {
    ...handlerOf(name),
    configure: (request) => {
      configureAll(request);
      return Promise.resolve();
    },
  };
}

/** The methods alone, for states whose text configures by itself and then asks for them. */
export function serveHandler(name: ResourceName, request: dynamic.ConfigureRequest): BoundHandler {
  configureAll(request);
  return handlerOf(name);
}

/** All resources are of one stack. */
function configureAll({ config }: dynamic.ConfigureRequest): void {
  readConfig = (key) => config.get(key);
}
