import { EC2Client } from "@aws-sdk/client-ec2";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Which account and region of the local AWS to talk to. */
export interface Ec2ClientOptions {
  /** The URL that `startMoto` gave. */
  endpoint: string;
  /** Such as `eu-west-1`. */
  region: string;
  /** Twelve digits. */
  accountId: string;
}

/** An EC2 client that acts in `accountId`: moto gives every account to whom assumes a role in it. */
export function ec2Client(options: Ec2ClientOptions): EC2Client {
  const { endpoint, region, accountId } = options;
  const credentials = async () => {
    const anyone = { accessKeyId: "local", secretAccessKey: "local" };
    const sts = new STSClient({ endpoint, region, credentials: anyone });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/any`,
        RoleSessionName: "local",
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
      ...(Credentials?.Expiration && { expiration: Credentials.Expiration }),
    };
  };
  return new EC2Client({ endpoint, region, credentials });
}
