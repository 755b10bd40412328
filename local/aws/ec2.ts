import { EC2 } from "@aws-sdk/client-ec2";
import { STS } from "@aws-sdk/client-sts";
import { assumeRole } from "../tiger-cloud/assume-role";

/** Which account and region of the local AWS to talk to. */
export interface Ec2ClientOptions {
  /** The URL that `startMoto` gave. */
  endpoint: string;
  /** Such as `eu-west-1`. */
  region: string;
  /** Twelve digits. */
  accountId: string;
}

/** An EC2 client that acts in `accountId`: moto lets anyone assume a role in any account. */
export function ec2Client({ endpoint, region, accountId }: Ec2ClientOptions): EC2 {
  const anyone = { accessKeyId: "local", secretAccessKey: "local" };
  const sts = new STS({ endpoint, region, credentials: anyone });
  const role = { roleArn: `arn:aws:iam::${accountId}:role/any` };
  return new EC2({ endpoint, region, credentials: () => assumeRole(sts, role) });
}
