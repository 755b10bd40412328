import { TimescaleError } from "./errors";
import { ADOPTION_WORDS, parseAdoption, type Adoption } from "./rules/adoption";

/** All that the stack's configuration sets. */
export interface Settings extends ApiSettings {
  /** What resources take over of what exists already and is identical. */
  adopt: Adoption;
  /** The key that the environment holds beside the one in use; left out where it holds none or the same. */
  environmentKey?: Key;
}

/** A key of the Tiger Cloud API. */
export interface Key {
  publicKey: string;
  secretKey: string;
}

/** How to reach the Tiger Cloud API. */
export interface ApiSettings extends Key {
  /** Base address without a slash at the end. */
  apiUrl: string;
  /** Project of the key; undefined where the API tells it. */
  projectId: string | undefined;
  /**
   * How long one try of a request may take, in milliseconds.
   *
   * @default 30000
   */
  requestTimeoutMs?: number;
}

/** The vendor's own base address, as its API description states it. */
export const DEFAULT_API_URL = "https://console.cloud.tigerdata.com/public/api/v1";

/** Reads one value of the stack configuration by its full key, such as `timescale:publicKey`. */
export type ReadConfig = (key: string) => string | undefined;

/**
 * Reads the settings: the stack configuration first, then the environment.
 *
 * @throws a `Settings` error that names everything missing or wrong at once, and how to set it
 */
export function readSettings(config: ReadConfig, env: NodeJS.ProcessEnv): Settings {
  const value = (key: string, variable: string) => present(config(key)) ?? present(env[variable]);
  const publicKey = value("timescale:publicKey", "TIGER_PUBLIC_KEY");
  const secretKey = value("timescale:secretKey", "TIGER_SECRET_KEY");
  const apiUrl = value("timescale:apiUrl", "TIGER_API_URL") ?? DEFAULT_API_URL;
  const adopt = parseAdoption(present(config("timescale:adopt")) ?? "false");
  const problems = [
    ...(publicKey === undefined
      ? [
          "the public key is missing: run `pulumi config set timescale:publicKey <key>` or set TIGER_PUBLIC_KEY",
        ]
      : []),
    ...(secretKey === undefined
      ? [
          "the secret key is missing: run `pulumi config set --secret timescale:secretKey <key>` or set TIGER_SECRET_KEY",
        ]
      : []),
    ...apiUrlProblems(apiUrl),
    ...adoptProblems(adopt),
  ];
  if (publicKey === undefined || secretKey === undefined || problems.length > 0) {
    throw new TimescaleError("Settings", `Tiger Cloud settings: ${problems.join("; ")}.`);
  }
  const projectId = value("timescale:projectId", "TIGER_PROJECT_ID");
  const environmentKey = otherKey({ publicKey, secretKey }, env);
  return {
    apiUrl: apiUrl.replace(/\/+$/, ""),
    publicKey,
    secretKey,
    projectId,
    adopt: adopt ?? false,
    ...(environmentKey && { environmentKey }),
  };
}

/** A public key alone is none: it would go with the secret of another. */
function otherKey(used: Key, env: NodeJS.ProcessEnv): Key | undefined {
  const secretKey = present(env["TIGER_SECRET_KEY"]);
  const publicKey = present(env["TIGER_PUBLIC_KEY"]) ?? used.publicKey;
  if (secretKey === undefined) return undefined;
  const isUsed = publicKey === used.publicKey && secretKey === used.secretKey;
  return isUsed ? undefined : { publicKey, secretKey };
}

function present(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === "" ? undefined : trimmed;
}

function adoptProblems(adopt: Adoption | undefined): string[] {
  if (adopt !== undefined) return [];
  return [
    `timescale:adopt is something else than ${ADOPTION_WORDS}: run \`pulumi config set timescale:adopt true\``,
  ];
}

const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

function apiUrlProblems(apiUrl: string): string[] {
  const fix = `set timescale:apiUrl or TIGER_API_URL to an address such as ${DEFAULT_API_URL}, or leave both out`;
  if (!URL.canParse(apiUrl)) return [`the API address is not a URL: ${fix}`];
  const url = new URL(apiUrl);
  if (url.username !== "" || url.password !== "") {
    return [`the API address holds a user name or password: ${fix}`];
  }
  if (url.protocol === "https:") return [];
  if (url.protocol === "http:" && LOOPBACK_HOSTS.includes(url.hostname)) return [];
  return [`the API address ${url.origin} would send the secret key without encryption: ${fix}`];
}
