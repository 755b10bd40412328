import { collectAws } from "../doctor/collect/aws";
import { collectTigerCloud } from "../doctor/collect/tiger-cloud";
import { connectTo } from "../doctor/connect/connect";
import { connectOptions } from "../doctor/connect/options";
import type { Collectors } from "../doctor/examine";
import { unseenTigerCloud } from "../doctor/examination/unseen-tiger-cloud";
import type { AwsConfig } from "../doctor/subject/stack-config";
import { isTimescaleError } from "../provider/errors";
import { readSettings, type ReadConfig } from "../provider/settings";
import { createApi } from "../provider/tiger-cloud/client";
import type { DoctorOptions } from "./doctor-options";

/** What a stack's configuration says; nothing of all where there is no stack. */
export interface StackSettings {
  readConfig: ReadConfig;
  aws: AwsConfig;
}

/** A step of a connection takes less than a cloud's whole answer may. */
const MAX_STEP_SECONDS = 10;

/**
 * What asks both clouds, and connects to endpoints.
 *
 * @param tell is given a sentence of what people should know beside what was found
 * @throws a `Settings` error where certificates to trust cannot be read
 */
export function collectorsOf(
  options: DoctorOptions,
  { readConfig, aws: config }: StackSettings,
  tell: (sentence: string) => void,
): Collectors {
  const { asked, profile, endpointUrl, caFile, timeoutSeconds } = options;
  const regionCode = asked.regionCode ?? config.regionCode;
  const awsUrl = endpointUrl ?? config.endpointUrl;
  const awsOptions = {
    timeoutSeconds,
    ...(profile !== undefined && { profile }),
    ...(regionCode !== undefined && { regionCode }),
    ...(awsUrl !== undefined && { endpointUrl: awsUrl }),
  };
  const step = { timeoutSeconds: Math.min(timeoutSeconds, MAX_STEP_SECONDS) };
  const connectWith = isLive(options)
    ? connectOptions({ caFile, ...step }, process.env)
    : undefined;
  return {
    tigerCloud: async (subject) => {
      const api = apiOf(readConfig, tell);
      if ("unseen" in api) return unseenTigerCloud(api.unseen);
      return collectTigerCloud(api.value, subject, { timeoutSeconds });
    },
    aws: (wanted) => collectAws(wanted, awsOptions),
    connect: (target) => {
      if (connectWith === undefined) throw new Error("Nothing is to be connected to.");
      return connectTo(target, connectWith);
    },
  };
}

const isLive = ({ connect, endpoints }: DoctorOptions) => connect || endpoints.length > 0;

/** Without keys, what AWS shows is looked at all the same. */
function apiOf(readConfig: ReadConfig, warn: (sentence: string) => void) {
  try {
    const settings = readSettings(readConfig, process.env);
    const { environmentKey: key } = settings;
    return { value: createApi(settings, undefined, key && { key, warn }) };
  } catch (error) {
    if (!isTimescaleError(error, "Settings")) throw error;
    return { unseen: error.message };
  }
}
