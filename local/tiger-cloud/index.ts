import { createApp } from "./app";
import { consoleChanges, type ConsoleChanges } from "./console";
import { customerChanges, type CustomerChanges } from "./customer";
import { linkEc2 } from "./ec2-link";
import type { Fault } from "./faults";
import type { LoggedRequest } from "./logged-request";
import type { Behaviour, SeedService, TigerCloudOptions } from "./options";
import { addService } from "./nouns/services/seed";
import { serve } from "./server";
import { toSettings, type Settings } from "./settings";
import type { Lists } from "./store";
import { createWorld, type World } from "./world";

export type { Peering, PeeringStatus } from "./nouns/peerings/entity";
export type { PrivateLink, PrivateLinkState, VpcEndpoint } from "./nouns/private-links/entity";
export type { Service, ServiceStatus } from "./nouns/services/entity";
export type { Vpc } from "./nouns/vpcs/entity";
export type { ConsoleChanges } from "./console";
export type { CustomerChanges } from "./customer";
export type { Fault, FaultAnswer, FaultEffect, FaultTarget } from "./faults";
export type { LoggedRequest } from "./logged-request";
export {
  DEFAULT_LATENCIES_MS,
  PLAN_TYPES,
  type Behaviour,
  type Latencies,
  type PlanType,
  type SeedService,
  type TigerCloudOptions,
} from "./options";

/** A running local Tiger Cloud. The lists, such as `vpcs`, are copies of what is there now. */
export interface TigerCloud extends ConsoleChanges, CustomerChanges, Lists {
  /** What to set `TIGER_API_URL` to: `http://127.0.0.1:<port>/public/api/v1`. */
  readonly apiUrl: string;
  /** The key that is let in now. */
  readonly publicKey: string;
  readonly secretKey: string;
  readonly projectId: string;
  /** Every request answered or lost since the start or the last reset. */
  readonly requests: readonly LoggedRequest[];
  /**
   * Adds a service. A reset takes it away again.
   *
   * @returns its id
   * @throws Error where the id is taken
   */
  addService(seed: SeedService): string;
  /**
   * Puts another key in the place of the one that is let in. The former is answered 401 from then on, also
   * after a reset.
   */
  rotateKey(key: { publicKey?: string; secretKey: string }): void;
  /** Changes how it behaves from now on. A reset takes that back. */
  behave(how: Behaviour): void;
  /** Expires the tokens of GraphQL that were given out until now, as they do after some time. */
  expireTokens(): void;
  /**
   * Lets something go wrong with the next requests that match, whatever their key. Where several
   * faults match, the one that was injected first and is not used up takes the request.
   */
  injectFault(fault: Fault): void;
  /** Takes back all faults. A request that hangs goes on hanging. */
  clearFaults(): void;
  /**
   * Cancels all that is under way and starts again with the services of the options, the first ids,
   * no faults and an empty log. What it has made in a linked EC2 stays there.
   */
  reset(): Promise<void>;
  /** Cancels all that is under way and closes the port. */
  stop(): Promise<void>;
}

/**
 * Starts a local Tiger Cloud (formerly Timescale Cloud): the documented REST API of VPCs, peerings
 * and the moves of services, and the GraphQL API of the same at `/api/query`, over HTTP on 127.0.0.1.
 *
 * @throws Error where the port cannot be had, two services share an id, or the EC2 link fails
 *
 * @example
 * ```ts
 * const cloud = await startTigerCloud({ services: [{ name: "db", regionCode: "us-east-1" }] });
 * process.env["TIGER_API_URL"] = cloud.apiUrl;
 * process.env["TIGER_PUBLIC_KEY"] = cloud.publicKey;
 * process.env["TIGER_SECRET_KEY"] = cloud.secretKey;
 * // Deploy and look here.
 * await cloud.stop();
 * ```
 */
export async function startTigerCloud(options: TigerCloudOptions = {}): Promise<TigerCloud> {
  const settings = toSettings(options);
  // Each world has a link of its own: a stand-in that was reset, too, knows no key from before.
  const begin = async () => createWorld(settings, settings.ec2 && (await linkEc2(settings.ec2)));
  let world = await begin();
  let app = createApp(world);
  const server = await serve(
    (request, connection) => app.fetch(request, connection),
    options.port ?? 0,
  );

  const end = async () => {
    await world.jobs.stop();
    world.ec2?.close();
  };
  const actions = {
    addService: (seed: SeedService) => addService(world.store, seed).id,
    rotateKey: (key: { publicKey?: string; secretKey: string }) =>
      void Object.assign(settings, key),
    behave: (how: Behaviour) => void Object.assign(settings, how),
    expireTokens: () => world.tokens.expire(),
    injectFault: (fault: Fault) => world.faults.inject(fault),
    clearFaults: () => world.faults.clear(),
    reset: async () => {
      await end();
      const { publicKey, secretKey } = settings;
      Object.assign(settings, toSettings(options), { publicKey, secretKey });
      world = await begin();
      app = createApp(world);
    },
    stop: async () => {
      await end();
      await server.close();
    },
  };
  // The first has getters, which stay such only in the object that the others are put into.
  return Object.assign(
    seen(settings, server.apiUrl, () => world),
    actions,
    consoleChanges(() => world),
    customerChanges(() => world),
  );
}

/** What can be looked at: the lists are copies of what is there at that moment. */
function seen(settings: Settings, apiUrl: string, world: () => World) {
  const names = Object.keys(world().store) as (keyof Lists)[];
  const lists = names.map((name) => {
    const get = () => structuredClone([...world().store[name].values()]);
    return [name, { get, enumerable: true }] as const;
  });
  const others = {
    apiUrl,
    projectId: settings.projectId,
    get publicKey() {
      return settings.publicKey;
    },
    get secretKey() {
      return settings.secretKey;
    },
    get requests() {
      return [...world().requests];
    },
  };
  return Object.defineProperties(others, Object.fromEntries(lists)) as typeof others & Lists;
}
