import { systemClock } from "../../provider/wait/clock";
import { DEFAULT_LATENCIES_MS, type Latencies, type TigerCloudOptions } from "./options";

/** The options with their defaults filled in. */
export type Settings = Required<
  Pick<
    TigerCloudOptions,
    | "projectId"
    | "publicKey"
    | "secretKey"
    | "planType"
    | "services"
    | "autoAccept"
    | "busyWhileSettling"
    | "statusCase"
    | "movingEndpoints"
    | "clock"
  >
> &
  Pick<TigerCloudOptions, "onRequest" | "onFailure"> & {
    latenciesMs: Latencies;
    ec2: { endpoint: string; accountId: string } | undefined;
  };

/** Fills in the defaults. */
export function toSettings(options: TigerCloudOptions): Settings {
  const defaults = {
    projectId: "localproj1",
    publicKey: "local-public-key",
    secretKey: "local-secret-key",
    planType: "SCALE" as const,
    services: [],
    autoAccept: true,
    busyWhileSettling: "all" as const,
    statusCase: "upper" as const,
    movingEndpoints: false,
    clock: systemClock,
  };
  const { ec2, latenciesMs } = options;
  return {
    ...defaults,
    ...options,
    latenciesMs: { ...DEFAULT_LATENCIES_MS, ...latenciesMs },
    ec2: ec2 && { accountId: "999988887777", ...ec2 },
  };
}
