import {
  startTigerCloud,
  type Latencies,
  type TigerCloud,
  type TigerCloudOptions,
} from "../../../local/tiger-cloud";
import { VirtualClock } from "./virtual-clock";

export const LATENCIES_MS: Latencies = {
  vpc: 1000,
  peering: 2000,
  arrival: 1500,
  activation: 4000,
  cidrUpdate: 700,
  peeringDelete: 500,
  vpcDelete: 300,
  attach: 10_000,
  detach: 5000,
  claimable: 3000,
  sync: 300_000,
  privateLinkAttach: 800,
  privateLinkDetach: 600,
};

export interface Reply {
  status: number;
  body: unknown;
}

/** Calls the API, by default with the right key. The project's path goes before `path`. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Reply>;

export function callerOf({ apiUrl, publicKey, secretKey, projectId }: TigerCloud): Call {
  const key = Buffer.from(`${publicKey}:${secretKey}`).toString("base64");
  return async (method, path, body) => {
    const response = await fetch(`${apiUrl}/projects/${projectId}${path}`, {
      method,
      headers: { authorization: `Basic ${key}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
}

export interface Setup {
  cloud: TigerCloud;
  clock: VirtualClock;
  call: Call;
}

const running: TigerCloud[] = [];

/** Starts a Tiger Cloud on a virtual clock; it stops after the test. */
export async function startCloud(options: TigerCloudOptions = {}): Promise<Setup> {
  const clock = new VirtualClock();
  const cloud = await startTigerCloud({ latenciesMs: LATENCIES_MS, clock, ...options });
  running.push(cloud);
  return { cloud, clock, call: callerOf(cloud) };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((cloud) => cloud.stop()));
});

export const VPC = { name: "net", cidr: "10.0.0.0/24", region_code: "us-east-1" };

export function peerWith(peerVpcId: string) {
  return {
    peer_account_id: "123456789012",
    peer_region_code: "eu-west-1",
    peer_vpc_id: peerVpcId,
  };
}

/** A VPC 1001 that can be used. */
export async function startWithVpc(options: TigerCloudOptions = {}): Promise<Setup> {
  const setup = await startCloud(options);
  await setup.call("POST", "/vpcs", VPC);
  await setup.clock.advance(LATENCIES_MS.vpc);
  return setup;
}

export function refusal(status: number, message: string): Reply {
  const codes = new Map([
    [400, "BAD_REQUEST"],
    [401, "UNAUTHORIZED"],
    [403, "FORBIDDEN"],
    [404, "NOT_FOUND"],
    [409, "CONFLICT"],
    [500, "INTERNAL"],
  ]);
  return { status, body: { code: codes.get(status), message } };
}
