import { AwsError } from "./errors";

/** A role to act in. */
export interface Role {
  roleArn: string;
  sessionName?: string;
  externalId?: string;
}

/** The provider's configuration, parsed. */
export interface Configuration {
  region: string;
  endpoints: { ec2?: string; sts?: string };
  accessKey?: string | undefined;
  secretKey?: string | undefined;
  token?: string | undefined;
  /** Assumed one after the other. */
  assumeRoles: Role[];
  defaultTags: Record<string, string>;
  skipCredentialsValidation: boolean;
  skipMetadataApiCheck: boolean;
  skipRequestingAccountId: boolean;
}

// Honoured by doing nothing: the flag asks for what this plugin never does, or for a finer point
// of the connection that makes no difference on one machine.
const HARMLESS = [
  "s3UsePathStyle",
  "s3UsEast1RegionalEndpoint",
  "stsRegion",
  "maxRetries",
  "retryMode",
  "insecure",
  "userAgents",
  "version",
];
const HONOURED = [
  "region",
  "endpoints",
  "accessKey",
  "secretKey",
  "token",
  "assumeRoles",
  "defaultTags",
  "skipCredentialsValidation",
  "skipRegionValidation",
  "skipMetadataApiCheck",
  "skipRequestingAccountId",
];
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/**
 * Parses what the engine sends: texts, with JSON in them where the value is not a text.
 *
 * @throws when the region is missing or wrong, or an option is set that this plugin lacks
 */
export function parseConfiguration(
  variables: Iterable<[string, string]>,
  env: NodeJS.ProcessEnv,
): Configuration {
  const given = new Map<string, string>();
  for (const [name, value] of variables) given.set(name.replace(/^aws:config:/, ""), value);
  refuseOthers(given);
  const region = given.get("region") ?? env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"];
  if (!region) throw new AwsError("AWS provider: no region. Set aws:region.");
  if (given.get("skipRegionValidation") === "false" && !REGION.test(region)) {
    throw new AwsError(`AWS provider: invalid AWS Region: ${region}`);
  }
  return {
    region,
    endpoints: Object.assign({}, ...json<object[]>(given, "endpoints", [])) as object,
    accessKey: given.get("accessKey"),
    secretKey: given.get("secretKey"),
    token: given.get("token"),
    assumeRoles: json<Role[]>(given, "assumeRoles", []),
    defaultTags: json<{ tags?: Record<string, string> }>(given, "defaultTags", {}).tags ?? {},
    skipCredentialsValidation: given.get("skipCredentialsValidation") === "true",
    skipMetadataApiCheck: given.get("skipMetadataApiCheck") === "true",
    skipRequestingAccountId: given.get("skipRequestingAccountId") === "true",
  };
}

function refuseOthers(given: ReadonlyMap<string, string>): void {
  const known = new Set([...HONOURED, ...HARMLESS]);
  const others = [...given.keys()].filter((name) => !known.has(name));
  if (others.length === 0) return;
  throw new AwsError(
    `AWS provider: the small local plugin does not have ${others.join(", ")}. Use the real plugin.`,
  );
}

function json<T>(given: ReadonlyMap<string, string>, name: string, fallback: T): T {
  const text = given.get(name);
  if (text === undefined || text === "") return fallback;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new AwsError(`AWS provider: ${name} is not JSON.`);
  }
}
