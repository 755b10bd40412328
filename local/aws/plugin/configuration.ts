import * as v from "valibot";
import type { Role } from "../../tiger-cloud/assume-role";
import { AwsError } from "./errors";

/** Where the services are that this plugin asks. */
export interface Endpoints {
  ec2?: string;
  route53?: string;
  sts?: string;
}

const text = v.optional(v.string());
const flag = v.pipe(
  v.optional(v.string(), ""),
  v.transform((given) => given === "true"),
);
const json = <T>(name: string, fallback: T) =>
  v.pipe(
    v.optional(v.string(), ""),
    v.transform((given) => given || JSON.stringify(fallback)),
    v.parseJson({}, `AWS provider: ${name} is not JSON.`),
    v.transform((value) => value as T),
  );

// The engine sends texts, with JSON in them where the value is not a text.
const OPTIONS = v.object({
  region: text,
  endpoints: json<Endpoints[]>("endpoints", []),
  accessKey: text,
  secretKey: text,
  token: text,
  /** Assumed one after the other. */
  assumeRoles: json<Role[]>("assumeRoles", []),
  defaultTags: json<{ tags?: Record<string, string> }>("defaultTags", {}),
  skipCredentialsValidation: flag,
  skipRegionValidation: text,
  skipMetadataApiCheck: flag,
  skipRequestingAccountId: flag,
});

// Honoured by doing nothing: the flag asks for what this plugin never does, or for a finer point
// of the connection that makes no difference on one machine.
const HARMLESS = [
  ...["s3UsePathStyle", "s3UsEast1RegionalEndpoint", "stsRegion"],
  ...["maxRetries", "retryMode", "insecure", "userAgents", "version"],
];
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** The provider's configuration, parsed. */
export type Configuration = ReturnType<typeof parseConfiguration>;

/**
 * Parses what the engine sends.
 *
 * @throws when the region is missing or wrong, or an option is set that this plugin lacks
 */
export function parseConfiguration(variables: Iterable<[string, string]>, env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(
    [...variables].map(([name, value]) => [name.replace(/^aws:config:/, ""), value]),
  );
  refuseOthers(Object.keys(given));
  const { success, output, issues } = v.safeParse(OPTIONS, given);
  if (!success) throw new AwsError(issues[0].message);
  const region = output.region ?? env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"];
  if (!region) throw new AwsError("AWS provider: no region. Set aws:region.");
  if (output.skipRegionValidation === "false" && !REGION.test(region)) {
    throw new AwsError(`AWS provider: invalid AWS Region: ${region}`);
  }
  const { tags: defaultTags = {} } = output.defaultTags;
  const endpoints = Object.assign({}, ...output.endpoints) as Endpoints;
  return { ...output, region, defaultTags, endpoints };
}

function refuseOthers(names: readonly string[]): void {
  const others = names.filter((name) => !(name in OPTIONS.entries) && !HARMLESS.includes(name));
  if (others.length === 0) return;
  throw new AwsError(
    `AWS provider: the small local plugin does not have ${others.join(", ")}. Use the real plugin.`,
  );
}
