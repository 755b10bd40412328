import { cacheFolder } from "../cache-folder";
import type { Engine } from "../engine/choose-engine";
import { provideEngine } from "../engine/provide-engine";
import {
  AWS_PLUGIN_NAMES,
  DEFAULT_REGION,
  startLocalClouds,
  type AwsPlugin,
  type LocalClouds,
} from "../local-clouds";
import type { Steps } from "./steps";

/** The service that the local Tiger Cloud has from the start. */
export const SERVICE_ID = "kd9w2xp4mz";

/** What a stack on this machine runs on. */
export interface Started {
  engine: Engine;
  clouds: LocalClouds;
}

/** Finds or gets Pulumi, and starts both clouds; each is a step. */
export async function startAll(steps: Steps, awsPlugin: AwsPlugin): Promise<Started> {
  const { signal, say: onProgress } = steps;
  const cacheDir = cacheFolder();
  const engine = await steps.run("Pulumi", async () => {
    const found = await provideEngine({ cacheDir, onProgress, signal });
    steps.say(`Pulumi ${found.version} (${found.source})`);
    return found;
  });
  const clouds = await steps.run("A local AWS and a local Tiger Cloud", async () => {
    const services = [{ id: SERVICE_ID, name: "metrics", regionCode: DEFAULT_REGION }];
    const tigerCloud = { services };
    const made = await startLocalClouds({ cacheDir, awsPlugin, signal, onProgress, tigerCloud });
    steps.say(`EC2 at ${made.awsUrl}, Tiger Cloud at ${made.tigerCloud.apiUrl}`);
    steps.say(`Programs run on ${AWS_PLUGIN_NAMES[awsPlugin]}.`);
    return made;
  });
  return { engine, clouds };
}
