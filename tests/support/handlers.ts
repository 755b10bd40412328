import type { TigerCloudOptions } from "../../local/tiger-cloud";
import { createApi, type TigerCloudApi } from "../../provider/tiger-cloud/client";
import { bind, type BoundHandler } from "../../provider/hosts/dynamic/binding";
import type { OperationEnvironment } from "../../provider/operation/operation";
import type { Description } from "../../provider/describe/description";
import type { Values } from "../../provider/describe/given";
import type { ResourceHandler } from "../../provider/describe/handler";
import { RESOURCES } from "../../provider/resources";
import type { ResourceName } from "../../provider/resources/types";
import type { ProviderContext } from "../../provider/hosts/dynamic/provider-context";
import { SCHEMA_VERSION_PROPERTY } from "../../provider/describe/state-version";
import { LeapingClock } from "./leaping-clock";
import { without } from "./without";
import { LATENCIES_MS, startCloud, type Setup } from "../local/tiger-cloud/start-cloud";
import type { VirtualClock } from "../local/tiger-cloud/virtual-clock";

/**
 * All handlers as the engine would meet them, but for the version of the state's form, which has tests of
 * its own.
 */
export function bindAll(context: ProviderContext) {
  const entries = Object.entries(RESOURCES).map(([name, handler]) => [
    name,
    withoutVersion(bind(handler as unknown as ResourceHandler<Description>, context)),
  ]);
  const all = Object.fromEntries(entries) as Record<ResourceName, BoundHandler>;
  const { timescaleVpc: vpc, timescalePeering: peering } = all;
  const { peeringActivation: activation, serviceAttachment: attachment } = all;
  return { ...all, vpc, peering, activation, attachment };
}

function withoutVersion(bound: BoundHandler): BoundHandler {
  const strip = (values: Values = {}): Values => without(values, SCHEMA_VERSION_PROPERTY);
  return {
    ...bound,
    async create(inputs) {
      const { id, outs } = await bound.create(inputs);
      return { id, outs: strip(outs) };
    },
    async read(id, props) {
      const result = await bound.read(id, props);
      return { ...result, props: strip(result.props) };
    },
    async update(id, olds, news) {
      const { outs } = await bound.update(id, olds, news);
      return { outs: strip(outs) };
    },
  };
}

/** A context for tests that must not reach the API. */
export const NO_API: ProviderContext = {
  api: () => ({}) as TigerCloudApi,
};

/** The handlers on a server whose answers a test gives, on a clock that leaps over each pause. */
export function handlersOn(server: { apiUrl: string }, clock = new LeapingClock()) {
  const keys = { publicKey: "pub", secretKey: "hush", projectId: "p1" };
  const api = createApi({ apiUrl: server.apiUrl, ...keys }, clock);
  return bindAll({ api: () => api, environment: { clock, random: () => 0 } });
}

export type Handlers = ReturnType<typeof bindAll> & Setup;

/** The handlers and an emulator on one virtual clock, which each wait of a handler moves on. */
export async function startHandlers(options: TigerCloudOptions = {}): Promise<Handlers> {
  const setup = await startCloud(options);
  const environment = waitsOn(setup.clock);
  const api = createApi({ ...setup.cloud, projectId: undefined }, environment.clock);
  return { ...setup, ...bindAll({ api: () => api, environment }) };
}

function waitsOn(clock: VirtualClock): OperationEnvironment {
  return {
    random: () => 0,
    clock: { now: () => clock.now(), sleep: (ms) => clock.advance(ms) },
  };
}

export const VPC_INPUTS = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };

/** Inputs of a second Timescale VPC. */
export const OTHER_VPC_INPUTS = { ...VPC_INPUTS, name: "other" };

export const PEERING_INPUTS = {
  timescaleVpcId: "1001",
  peerAccountId: "123456789012",
  peerRegionCode: "eu-west-1",
  peerVpcId: "vpc-0123456789abcdef0",
};

/** The handlers and a Timescale VPC 1001 that is ready. */
export async function startWithReadyVpc(options: TigerCloudOptions = {}): Promise<Handlers> {
  const handlers = await startHandlers(options);
  await handlers.vpc.create(VPC_INPUTS);
  await handlers.clock.advance(LATENCIES_MS.vpc);
  return handlers;
}

/** The requests answered since `from`, each as `METHOD /path-below-the-project status`. */
export function requestsOf({ cloud }: Pick<Setup, "cloud">, from = 0): string[] {
  return cloud.requests
    .slice(from)
    .map(
      ({ method, path, status }) => `${method} ${path.replace(/^.*\/localproj1/, "")} ${status}`,
    );
}
