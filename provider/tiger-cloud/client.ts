import { TimescaleError } from "../errors";
import type { ApiSettings, Key } from "../settings";
import type { Clock } from "../wait/clock";
import { askAccount, KEY, type Account } from "./account";
import { createSendRequest } from "./transport/http";
import { sendWithEitherKey } from "./rest/either-key";
import { apiPath } from "./rest/path";
import { peeringEndpoints } from "./peerings";
import { serviceEndpoints } from "./services";
import type { SendInProject } from "./rest/send-in-project";
import { vpcEndpoints } from "./vpcs";

/** The part of the Tiger Cloud API that the resources use. */
export interface TigerCloudApi {
  /** What the key tells of itself; asked for once. */
  account(): Promise<Account>;
  vpcs: ReturnType<typeof vpcEndpoints>;
  peerings: ReturnType<typeof peeringEndpoints>;
  services: ReturnType<typeof serviceEndpoints>;
}

/** The key to use where the configured one is refused. */
export interface SpareKey {
  key: Key;
  /** Called once, when it is used for the first time. */
  warn: (message: string) => void;
}

/** Makes a client for one project: the configured one, else the one that the key tells. */
export function createApi(settings: ApiSettings, clock?: Clock, spare?: SpareKey): TigerCloudApi {
  let known = settings.projectId;
  const configured = createSendRequest(settings);
  const send =
    spare === undefined
      ? configured
      : sendWithEitherKey(configured, {
          send: createSendRequest({ ...settings, ...spare.key }),
          isRenewal: spare.key.publicKey === settings.publicKey,
          knownProject: () => known,
          projectOf: async (each) => (await askAccount(each)).projectId,
          warn: spare.warn,
        });
  let asked: Promise<Account> | undefined;
  const account = () => {
    asked ??= askAccount(send).then((told) => {
      known ??= told.projectId;
      return told;
    });
    // A failure is not kept: the next caller asks anew.
    asked.catch(() => (asked = undefined));
    return asked;
  };
  const sendInProject: SendInProject = async (method, path, subject, body) => {
    const projectId = settings.projectId ?? projectOf(await account());
    return send({
      ...{ method, subject },
      path: `${apiPath`/projects/${projectId}`}${path}`,
      ...(body && { body }),
    });
  };
  return {
    account,
    vpcs: vpcEndpoints(sendInProject, clock),
    peerings: peeringEndpoints(sendInProject, clock),
    services: serviceEndpoints(sendInProject, clock),
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
