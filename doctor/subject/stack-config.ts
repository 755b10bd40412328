import { isObject } from "../../provider/rules/object";

/** What a stack's configuration says of how to reach AWS. */
export interface AwsConfig {
  regionCode: string | undefined;
  profile: string | undefined;
  /** Another address than AWS's own, where all of its services are at one. */
  endpointUrl: string | undefined;
}

/** A stack's configuration: what is secret and could not be decrypted is left out. */
export type StackConfig = ReadonlyMap<string, string>;

/** Reads what `pulumi config --json` printed; undefined where it is something else. */
export function parseConfig(text: string): StackConfig | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const values = Object.entries(parsed).flatMap(([key, entry]): [string, string][] => {
    const value = isObject(entry) ? entry["value"] : undefined;
    return typeof value === "string" ? [[key, value]] : [];
  });
  return new Map(values);
}

/** What the `aws:` part of a configuration says, which the default AWS provider of the stack uses. */
export function awsConfigOf(config: StackConfig): AwsConfig {
  const text = (key: string) => config.get(key) || undefined;
  return {
    regionCode: text("aws:region"),
    profile: text("aws:profile"),
    endpointUrl: endpointIn(config.get("aws:endpoints")),
  };
}

/** The configuration is a list of objects with an address for each service of AWS. */
function endpointIn(text = ""): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const all: unknown[] = Array.isArray(parsed) ? parsed : [];
  const urls = new Set(all.filter(isObject).flatMap((each): unknown[] => Object.values(each)));
  const [url, ...others] = urls;
  return typeof url === "string" && url !== "" && others.length === 0 ? url : undefined;
}
