import type { STS } from "@aws-sdk/client-sts";
import { assumeRole } from "./assume-role";
import { messageOf } from "./errors";

/** Signs the first call; a stand-in takes any. */
const ANY_KEY = { accessKeyId: "local", secretAccessKey: "local" };

/** The AWS packages, which are installed beside this one only where a program wants them. */
export function loadSdk() {
  return loaded("@aws-sdk/client-ec2 and @aws-sdk/client-sts", async () => {
    const [{ EC2 }, { STS }] = await Promise.all([
      import("@aws-sdk/client-ec2"),
      import("@aws-sdk/client-sts"),
    ]);
    return { EC2, STS };
  });
}

/** The AWS package for load balancers, which private endpoints alone need. */
export function loadBalancing() {
  const name = "@aws-sdk/client-elastic-load-balancing-v2";
  return loaded(name, () => import("@aws-sdk/client-elastic-load-balancing-v2"));
}

async function loaded<Sdk>(names: string, load: () => Promise<Sdk>): Promise<Sdk> {
  try {
    return await load();
  } catch (error) {
    throw new Error(`EC2 link: ${messageOf(error)}. Install ${names} beside pulumi-timescale.`, {
      cause: error,
    });
  }
}

/** The keys of an account of the stand-in. */
export async function credentialsFor(
  sdk: { STS: typeof STS },
  { endpoint, accountId }: { endpoint: string; accountId: string },
) {
  const client = new sdk.STS({ endpoint, region: "us-east-1", credentials: ANY_KEY });
  try {
    return await assumeRole(client, { roleArn: `arn:aws:iam::${accountId}:role/any` });
  } catch (error) {
    throw new Error(
      `EC2 link: ${endpoint} did not let account ${accountId} in (${messageOf(error)}). ` +
        "Start moto there first.",
      { cause: error },
    );
  } finally {
    client.destroy();
  }
}
