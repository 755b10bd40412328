import { TimescaleError } from "../errors";
import type { Settings } from "../settings";
import { createSendRequest, type ApiRequest, type SendRequest } from "./http";
import { peeringEndpoints } from "./peerings";
import { serviceEndpoints } from "./services";
import { vpcEndpoints } from "./vpcs";
import type { WireAuthInfo } from "./wire";

/** Sends a request to a path below the project of the key. */
export type SendInProject = (
  method: ApiRequest["method"],
  path: string,
  subject: string,
  body?: object,
) => Promise<unknown>;

/** The part of the Tiger Cloud API that the resources use. */
export interface TigerCloudApi {
  vpcs: ReturnType<typeof vpcEndpoints>;
  peerings: ReturnType<typeof peeringEndpoints>;
  services: ReturnType<typeof serviceEndpoints>;
}

/** Makes a client for one project: the configured one, else the one that the key tells. */
export function createApi(settings: Settings): TigerCloudApi {
  const send = createSendRequest(settings);
  let projectId: Promise<string> | undefined;
  const sendInProject: SendInProject = async (method, path, subject, body) => {
    projectId ??=
      settings.projectId === undefined ? askProjectId(send) : Promise.resolve(settings.projectId);
    try {
      const project = encodeURIComponent(await projectId);
      return await send({
        method,
        path: `/projects/${project}${path}`,
        subject,
        ...(body && { body }),
      });
    } catch (error) {
      if (settings.projectId === undefined) await projectId.catch(() => (projectId = undefined));
      throw error;
    }
  };
  return {
    vpcs: vpcEndpoints(sendInProject),
    peerings: peeringEndpoints(sendInProject),
    services: serviceEndpoints(sendInProject),
  };
}

async function askProjectId(send: SendRequest): Promise<string> {
  const subject = "Tiger Cloud API key";
  const info = (await send({ method: "GET", path: "/auth/info", subject })) as WireAuthInfo;
  const id = info.api_key?.project?.id;
  if (id !== undefined && id !== "") return id;
  throw new TimescaleError(
    "Settings",
    `${subject}: the API does not tell which project it belongs to. ` +
      "Set timescale:projectId or TIGER_PROJECT_ID.",
  );
}
