import type { EC2 } from "@aws-sdk/client-ec2";
import type { Route53 } from "@aws-sdk/client-route-53";
import { route53Client } from "../../../local/aws/clients";
import { cacheFolder } from "../../../local/cache-folder";
import { DEFAULT_REGION, startLocalClouds, type LocalClouds } from "../../../local/local-clouds";
import { createApi, type TigerCloudApi } from "../../../provider/tiger-cloud/client";
import { waitFor } from "../../../provider/wait/wait-for";

/** The account of the customer: the one that moto takes any key to be of. */
export const CUSTOMER_ACCOUNT = "123456789012";
export const REGION = DEFAULT_REGION;

/** Local clouds for the tests of one file, on which networks are made by hand. */
export interface DoctorClouds {
  readonly clouds: LocalClouds;
  readonly ec2: EC2;
  readonly route53: Route53;
  readonly api: TigerCloudApi;
}

/** The variables by which the AWS SDK finds keys and a region. */
const AWS_VARIABLE = /^AWS_(?!SDK_JS_)/;

export function useDoctorClouds(): DoctorClouds {
  const own = process.env;
  let clouds: LocalClouds;
  let ec2: EC2;
  let route53: Route53;
  beforeAll(async () => {
    clouds = await startLocalClouds({ cacheDir: cacheFolder(), awsPlugin: "small" });
    ec2 = clouds.ec2();
    const place = { endpoint: clouds.awsUrl, region: REGION, accountId: CUSTOMER_ACCOUNT };
    route53 = route53Client(place);
    const others = Object.entries(own).filter(([name]) => !AWS_VARIABLE.test(name));
    const keys = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "not-to-be-shown" };
    process.env = { ...Object.fromEntries(others), ...keys };
  }, 300_000);
  afterAll(async () => {
    process.env = own;
    ec2.destroy();
    route53.destroy();
    await clouds.stop();
  });
  return {
    get clouds() {
      return clouds;
    },
    get ec2() {
      return ec2;
    },
    get route53() {
      return route53;
    },
    get api() {
      return createApi(clouds.tigerCloud);
    },
  };
}

/** Waits for something that the clouds do by themselves: for a look that gives a value, and does not fail. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const limits = { timeoutMs: 60_000, minDelayMs: 10, maxDelayMs: 100 };
  return waitFor(async () => {
    const value = await look().catch(() => undefined);
    return value === undefined ? { state: "pending", saw: what } : { state: "done", value };
  }, limits);
}
