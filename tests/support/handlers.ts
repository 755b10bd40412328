import type { TigerCloudOptions } from "../../local/tiger-cloud";
import { createApi, type TigerCloudApi } from "../../provider/api/client";
import { bind, type Connection } from "../../provider/binding";
import type { WaitEnvironment } from "../../provider/operation";
import { peeringActivation } from "../../provider/resources/peering-activation";
import { serviceAttachment } from "../../provider/resources/service-attachment";
import { timescalePeering } from "../../provider/resources/timescale-peering";
import { timescaleVpc } from "../../provider/resources/timescale-vpc";
import { LeapingClock } from "./leaping-clock";
import { LATENCIES_MS, startCloud, type Setup } from "../local/tiger-cloud/start-cloud";
import type { VirtualClock } from "../local/tiger-cloud/virtual-clock";

/** The four handlers as the engine would meet them. */
export function bindAll(connection: Connection) {
  return {
    vpc: bind(timescaleVpc, connection),
    peering: bind(timescalePeering, connection),
    activation: bind(peeringActivation, connection),
    attachment: bind(serviceAttachment, connection),
  };
}

/** A connection for tests that must not reach the API. */
export const NO_API: Connection = {
  api: () => ({}) as TigerCloudApi,
};

/** The handlers on a server whose answers a test gives, on a clock that leaps over each pause. */
export function handlersOn(server: { apiUrl: string }, clock = new LeapingClock()) {
  const keys = { publicKey: "pub", secretKey: "hush", projectId: "p1" };
  const api = createApi({ apiUrl: server.apiUrl, ...keys });
  return bindAll({ api: () => api, waits: { clock, random: () => 0 } });
}

export type Handlers = ReturnType<typeof bindAll> & Setup;

/** The handlers and an emulator on one virtual clock, which each wait of a handler moves on. */
export async function startHandlers(options: TigerCloudOptions = {}): Promise<Handlers> {
  const setup = await startCloud(options);
  const api = createApi({ ...setup.cloud, projectId: undefined });
  return { ...setup, ...bindAll({ api: () => api, waits: waitsOn(setup.clock) }) };
}

function waitsOn(clock: VirtualClock): WaitEnvironment {
  return {
    random: () => 0,
    clock: { now: () => clock.now(), sleep: (ms) => clock.advance(ms) },
  };
}

export const VPC_INPUTS = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };

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
