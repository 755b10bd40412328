import { TimescaleError } from "../errors";
import type { ApiSettings, Key } from "../settings";
import type { Clock } from "../wait/clock";
import { askAccount, type Account } from "./account";
import { asking, KEY, type Send } from "./call";
import { eitherKey } from "./either-key";
import { graphqlAddress } from "./graphql/address";
import { graphqlInProject, graphqlSender, type GraphqlCall } from "./graphql/graphql";
import { Tokens } from "./graphql/tokens";
import { peeringCalls } from "./peerings";
import type { Protocols } from "./protocols";
import { restInDoubt } from "./rest/in-doubt";
import { restInProject, restSender, type RestCall } from "./rest/rest";
import { privateLinkCalls } from "./private-links";
import { serviceCalls } from "./services";
import { createHttp } from "./transport/http";
import { Secrets } from "./transport/secrets";
import { transitGatewayPeeringCalls } from "./transit-gateway-peerings";
import { vpcStateCalls } from "./vpc-states";
import { vpcCalls } from "./vpcs";

/** The part of the Tiger Cloud API that the resources use. */
export interface TigerCloudApi {
  /** What the key tells of itself; asked for once. */
  account(): Promise<Account>;
  vpcs: ReturnType<typeof vpcCalls>;
  vpcStates: ReturnType<typeof vpcStateCalls>;
  peerings: ReturnType<typeof peeringCalls>;
  transitGatewayPeerings: ReturnType<typeof transitGatewayPeeringCalls>;
  services: ReturnType<typeof serviceCalls>;
  privateLinks: ReturnType<typeof privateLinkCalls>;
}

/** The key to use where the configured one is refused. */
export interface SpareKey {
  key: Key;
  /** Called once, when it is used for the first time. */
  warn: (message: string) => void;
}

/** Makes a client for one project: the configured one, else the one that the key tells. */
export function createApi(settings: ApiSettings, clock?: Clock, spare?: SpareKey): TigerCloudApi {
  const told = { projectId: settings.projectId };
  const { rest, graphql } = sendersOf(settings, spare, () => told.projectId);
  let asked: Promise<Account> | undefined;
  const account = () => {
    asked ??= askAccount(asking(rest)).then((answer) => {
      told.projectId ??= answer.projectId;
      return answer;
    });
    // A failure is not kept: the next caller asks again.
    asked.catch(() => (asked = undefined));
    return asked;
  };
  const project = async () => settings.projectId ?? projectOf(await account());
  const protocols: Protocols = {
    rest: asking(restInProject(rest, project)),
    graphql: asking(graphqlInProject(graphql, project)),
    clock,
  };
  return { account, ...nounsOf(protocols) };
}

/** The calls of all nouns. */
export function nounsOf(protocols: Protocols): Omit<TigerCloudApi, "account"> {
  return {
    vpcs: vpcCalls(protocols),
    vpcStates: vpcStateCalls(protocols),
    peerings: peeringCalls(protocols),
    transitGatewayPeerings: transitGatewayPeeringCalls(protocols),
    services: serviceCalls(protocols),
    privateLinks: privateLinkCalls(protocols),
  };
}

/** Each protocol, with the spare key behind the configured one. */
function sendersOf(
  settings: ApiSettings,
  spare: SpareKey | undefined,
  knownProject: () => string | undefined,
): { rest: Send<RestCall>; graphql: Send<GraphqlCall> } {
  const { apiUrl } = settings;
  const secrets = new Secrets();
  const http = createHttp(settings, secrets);
  const address = graphqlAddress(apiUrl);
  const sendersFor = (key: Key) => {
    secrets.addKey(key);
    const graphql = graphqlSender(http, address, new Tokens(http, address, key, secrets));
    return { rest: restSender(http, apiUrl, key), graphql };
  };
  const configured = sendersFor(settings);
  if (spare === undefined) return configured;
  const other = sendersFor(spare.key);
  const withEither = eitherKey({
    isRenewal: spare.key.publicKey === settings.publicKey,
    knownProject,
    project: async () => (await askAccount(asking(other.rest))).projectId,
    warn: spare.warn,
  });
  return {
    rest: withEither({
      ...{ configured: configured.rest, other: other.rest },
      inDoubt: (call, doubt) => restInDoubt(other.rest, call, doubt),
    }),
    graphql: withEither({
      ...{ configured: configured.graphql, other: other.graphql },
      // REST proves the project: until it has, nothing is asked by GraphQL.
      inDoubt: (_call, doubt) => Promise.reject(doubt.refusal()),
    }),
  };
}

function projectOf({ projectId }: Account): string {
  if (projectId !== undefined) return projectId;
  throw new TimescaleError(
    "Settings",
    `${KEY}: the API does not tell which project it belongs to. ` +
      "Set timescale:projectId or TIGER_PROJECT_ID.",
  );
}
