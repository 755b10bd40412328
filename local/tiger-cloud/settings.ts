import { systemClock } from "../../provider/wait/clock";
import {
  DEFAULT_LATENCIES_MS,
  type PlanType,
  type SeedService,
  type TigerCloudOptions,
} from "./options";

const DEFAULTS = {
  projectId: "localproj1",
  publicKey: "local-public-key",
  secretKey: "local-secret-key",
  planType: "SCALE" as PlanType,
  services: [] as readonly SeedService[],
  autoAccept: true,
  busyWhileSettling: "all" as const,
  statusCase: "upper" as const,
  transitGatewaysInRest: true,
  strayAccepterIds: false,
  movingEndpoints: false,
  clock: systemClock,
};

/** The options with their defaults filled in. */
export type Settings = ReturnType<typeof toSettings>;

/** Fills in the defaults. */
export function toSettings(options: TigerCloudOptions) {
  const { ec2, latenciesMs } = options;
  return {
    ...DEFAULTS,
    ...options,
    latenciesMs: { ...DEFAULT_LATENCIES_MS, ...latenciesMs },
    ec2: ec2 && { accountId: "999988887777", ...ec2 },
  };
}

/** A word of a status in the case that the settings ask for. */
export function inCase(word: string, { statusCase }: Pick<Settings, "statusCase">): string {
  return statusCase === "lower" ? word.toLowerCase() : word;
}
