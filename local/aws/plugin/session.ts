import { EC2 } from "@aws-sdk/client-ec2";
import type { Route53 } from "@aws-sdk/client-route-53";
import { STS, type STSClientConfig } from "@aws-sdk/client-sts";
import { assumeRole } from "../../tiger-cloud/assume-role";
import type { Configuration, Endpoints } from "./configuration";
import { about, AwsError } from "./errors";

/** What messages call a service, and the end of the AWS SDK's variable for it. */
const NAMES: Readonly<Record<keyof Endpoints, [name: string, variable: string]>> = {
  ec2: ["EC2", "EC2"],
  route53: ["Route 53", "ROUTE_53"],
  sts: ["STS", "STS"],
};

type Credentials = NonNullable<STSClientConfig["credentials"]>;

/** What a handler talks to: one region, as the configured identity. */
export interface Aws {
  ec2: EC2;
  region: string;
  /** Route 53, which is the same in all regions. */
  route53(): Promise<Route53>;
  /** The account of the identity; empty where the configuration says not to ask. */
  accountId(): Promise<string>;
}

/** Clients of one configuration, made when first asked for. Route 53 is loaded then: few programs use it. */
export class Session {
  readonly #clients = new Map<string, Aws>();
  #accountId: Promise<string> | undefined;
  #route53: Promise<Route53> | undefined;

  constructor(readonly configuration: Configuration) {
    // The SDK would look for credentials on the machine's metadata service, when all else fails.
    if (configuration.skipMetadataApiCheck) process.env["AWS_EC2_METADATA_DISABLED"] = "true";
  }

  /** EC2 in `region`, by default that of the configuration. */
  aws(region = this.configuration.region): Aws {
    const known = this.#clients.get(region);
    if (known) return known;
    const made = this.#connect(region);
    this.#clients.set(region, made);
    return made;
  }

  /** STS, as the identity that the handlers act in. */
  sts(): STS {
    return this.#sts(this.#credentials());
  }

  /** Fails when the credentials are not accepted, unless told to skip that. */
  async validate(): Promise<void> {
    if (this.configuration.skipCredentialsValidation) return;
    await about("AWS provider: validating credentials", () => this.sts().getCallerIdentity({}));
  }

  #connect(region: string): Aws {
    const endpoint = this.#endpointOf("ec2");
    const credentials = this.#credentials();
    const accountId = () => (this.#accountId ??= this.#askAccountId());
    return {
      region,
      accountId,
      route53: () => (this.#route53 ??= this.#connectRoute53()),
      ec2: new EC2({ endpoint, region, ...(credentials && { credentials }) }),
    };
  }

  async #connectRoute53(): Promise<Route53> {
    const endpoint = this.#endpointOf("route53");
    const { Route53 } = await import("@aws-sdk/client-route-53");
    const credentials = this.#credentials();
    const { region } = this.configuration;
    return new Route53({ endpoint, region, ...(credentials && { credentials }) });
  }

  async #askAccountId(): Promise<string> {
    if (this.configuration.skipRequestingAccountId) return "";
    const { Account = "" } = await this.sts().getCallerIdentity({});
    return Account;
  }

  #credentials(): Credentials | undefined {
    const { accessKey, secretKey, token, assumeRoles } = this.configuration;
    const keys = { accessKeyId: accessKey ?? "", secretAccessKey: secretKey ?? "" };
    const given = { ...keys, ...(token && { sessionToken: token }) };
    let credentials: Credentials | undefined = accessKey && secretKey ? given : undefined;
    for (const role of assumeRoles) {
      const sts = this.#sts(credentials);
      credentials = () => about(`Role ${role.roleArn}`, () => assumeRole(sts, role));
    }
    return credentials;
  }

  #sts(credentials: Credentials | undefined): STS {
    const endpoint = this.#endpointOf("sts");
    const { region } = this.configuration;
    return new STS({ endpoint, region, ...(credentials && { credentials }) });
  }

  /** Never a real account: without an endpoint the SDK would talk to the real AWS. */
  #endpointOf(service: keyof Endpoints): string {
    const [name, variable] = NAMES[service];
    const fromEnvironment = process.env[`AWS_ENDPOINT_URL_${variable}`];
    const configured = this.configuration.endpoints[service];
    const endpoint = configured ?? fromEnvironment ?? process.env["AWS_ENDPOINT_URL"];
    if (endpoint) return endpoint;
    throw new AwsError(
      `AWS provider: no endpoint for ${name}. The small local plugin serves a local AWS only: ` +
        "set the provider's endpoints, or use the real plugin.",
    );
  }
}
