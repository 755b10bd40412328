import { EC2 } from "@aws-sdk/client-ec2";
import { Route53 } from "@aws-sdk/client-route-53";
import { STS } from "@aws-sdk/client-sts";
import { assumeRole } from "../tiger-cloud/assume-role";

/** Which account and region of the local AWS to talk to. */
export interface ClientOptions {
  /** The URL that `startMoto` gave. */
  endpoint: string;
  /** Such as `eu-west-1`. */
  region: string;
  /** Twelve digits. */
  accountId: string;
}

/** What any AWS client needs to act in `accountId`: moto lets anyone assume a role in any account. */
export function inAccount({ endpoint, region, accountId }: ClientOptions) {
  const anyone = { accessKeyId: "local", secretAccessKey: "local" };
  const sts = new STS({ endpoint, region, credentials: anyone });
  const role = { roleArn: `arn:aws:iam::${accountId}:role/any` };
  return { endpoint, region, credentials: () => assumeRole(sts, role) };
}

/** An EC2 client that acts in `accountId`. */
export const ec2Client = (options: ClientOptions) => new EC2(inAccount(options));

/** A Route 53 client that acts in `accountId`. */
export const route53Client = (options: ClientOptions) => new Route53(inAccount(options));
