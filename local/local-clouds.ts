import { join } from "node:path";
import type { EC2 } from "@aws-sdk/client-ec2";
import { ec2Client } from "./aws/clients";
import { installAwsPlugin } from "./aws/install-plugin";
import { startMoto } from "./aws/moto";
import type { PulumiWorkspace, PulumiWorkspaceOptions } from "./engine/pulumi-workspace";
import { startTigerCloud, type TigerCloud, type TigerCloudOptions } from "./tiger-cloud";

/**
 * The AWS plugin that Pulumi runs on: `real` is Pulumi's own, `small` is the one in local/aws/plugin,
 * which knows no more than this project's programs use.
 */
export type AwsPlugin = "real" | "small";

/** The two plugins, as messages name them. */
export const AWS_PLUGIN_NAMES: Readonly<Record<AwsPlugin, string>> = {
  real: "Pulumi's own AWS plugin",
  small: "this project's small AWS plugin",
};

/** What a workspace needs to run on the plugin: Pulumi's own is downloaded once and kept. */
export function pluginOptions(
  awsPlugin: AwsPlugin,
  cacheDir: string,
): Pick<PulumiWorkspaceOptions, "acquirePlugins" | "homeFolder"> {
  if (awsPlugin === "small") return {};
  return { acquirePlugins: true, homeFolder: join(cacheDir, "pulumi-home") };
}

/** How the local clouds are started. */
export interface LocalCloudsOptions {
  /** Where moto is kept: see `cacheFolder()`. */
  cacheDir: string;
  awsPlugin: AwsPlugin;
  onProgress?: (line: string) => void;
  signal?: AbortSignal | undefined;
  /** @default - those of the emulator, linked to the local EC2 */
  tigerCloud?: Omit<TigerCloudOptions, "ec2">;
}

/** The account that is the customer's: moto's own default. */
const CUSTOMER_ACCOUNT_ID = "123456789012";

/** The account that the emulator uses as the vendor's. */
const TIGER_CLOUD_ACCOUNT_ID = "999988887777";

/** A local AWS and a local Tiger Cloud that is linked to it, both on free loopback ports. */
export interface LocalClouds {
  readonly awsUrl: string;
  readonly awsPlugin: AwsPlugin;
  readonly tigerCloud: TigerCloud;
  /** The account in which the local Tiger Cloud makes its VPCs. */
  readonly tigerCloudAccountId: string;
  /** A client for the local EC2. */
  ec2(options?: { region?: string; accountId?: string }): EC2;
  /** Makes a workspace's current stack use these clouds. */
  configure(workspace: PulumiWorkspace): Promise<void>;
  stop(): Promise<void>;
}

export const DEFAULT_REGION = "us-east-1";

/** Starts both clouds. */
export async function startLocalClouds(options: LocalCloudsOptions): Promise<LocalClouds> {
  const { awsPlugin, cacheDir, onProgress, signal } = options;
  const moto = await startMoto({ cacheDir, onProgress, signal });
  const ec2: LocalClouds["ec2"] = ({
    region = DEFAULT_REGION,
    accountId = CUSTOMER_ACCOUNT_ID,
  } = {}) => ec2Client({ endpoint: moto.url, region, accountId });
  try {
    const tigerCloud = await startTigerCloud({
      ...options.tigerCloud,
      ec2: { endpoint: moto.url, accountId: TIGER_CLOUD_ACCOUNT_ID },
    });
    await warmUp(ec2());
    return {
      awsUrl: moto.url,
      awsPlugin,
      tigerCloud,
      tigerCloudAccountId: TIGER_CLOUD_ACCOUNT_ID,
      ec2,
      configure: (workspace) => configureStack(workspace, awsPlugin, moto.url, tigerCloud),
      stop: async () => {
        await tigerCloud.stop();
        await moto.stop();
      },
    };
  } catch (error) {
    await moto.stop();
    throw error;
  }
}

/** moto fills an account and region with its default VPC at the first call, which takes some time. */
async function warmUp(client: EC2): Promise<void> {
  await client.describeVpcs();
  client.destroy();
}

async function configureStack(
  workspace: PulumiWorkspace,
  awsPlugin: AwsPlugin,
  awsUrl: string,
  tigerCloud: TigerCloud,
): Promise<void> {
  if (awsPlugin === "small") await installAwsPlugin(workspace.pulumiHome);
  await workspace.setConfig({
    "timescale:apiUrl": tigerCloud.apiUrl,
    "timescale:publicKey": tigerCloud.publicKey,
    "timescale:secretKey": { secret: tigerCloud.secretKey },
    "aws:region": DEFAULT_REGION,
    "aws:accessKey": "LOCALAWSACCESSKEY",
    "aws:secretKey": { secret: "local-aws-secret-key" },
    "aws:skipCredentialsValidation": "true",
    "aws:skipMetadataApiCheck": "true",
    "aws:skipRequestingAccountId": "true",
    "aws:endpoints": JSON.stringify([{ ec2: awsUrl, route53: awsUrl, sts: awsUrl }]),
  });
}
