import { argumentProblems, type SubjectArguments } from "../doctor/subject/arguments";
import { parseClient } from "../doctor/subject/client";
import type { Client } from "../doctor/subject/subject";
import { UsageError } from "./usage-error";

/** The options of `doctor` as they were typed. */
export interface DoctorFlags {
  stack?: string;
  cwd?: string;
  service?: string;
  vpc?: string;
  from?: string;
  profile?: string;
  region?: string;
  endpointUrl?: string;
  connect?: boolean;
  endpoint: string[];
  caFile?: string;
  format: string;
  json?: boolean;
  timeout: string;
}

/** Where it is said what to look at. */
export type SubjectSource =
  | { kind: "stack"; stack: string | undefined; cwd: string }
  /** One service and one VPC. */
  | { kind: "arguments"; service: string; vpcId: string }
  /** Endpoints alone: no cloud is asked. */
  | { kind: "endpoints" };

export type Format = "terminal" | "markdown" | "json";

/** The options of `doctor` as they are meant. */
export interface DoctorOptions {
  source: SubjectSource;
  asked: SubjectArguments;
  profile: string | undefined;
  endpointUrl: string | undefined;
  connect: boolean;
  endpoints: readonly { host: string; port: number }[];
  caFile: string | undefined;
  format: Format;
  timeoutSeconds: number;
}

const FORMATS: readonly Format[] = ["terminal", "markdown", "json"];
const MAX_PORT = 65_535;
const MAX_TIMEOUT_SECONDS = 600;

/**
 * Reads the options of `doctor`.
 *
 * @throws {@link UsageError} with all that is wrong with them
 */
export function toDoctorOptions(flags: DoctorFlags): DoctorOptions {
  const problems: string[] = [];
  const { service, vpc: vpcId, region: regionCode } = flags;
  const from = readClient(flags.from, problems);
  const asked: SubjectArguments = { service, vpcId, regionCode, from };
  problems.push(...argumentProblems(asked));
  const options: DoctorOptions = {
    source: sourceOf(flags),
    asked,
    profile: flags.profile,
    endpointUrl: readUrl(flags.endpointUrl, problems),
    connect: flags.connect === true,
    endpoints: flags.endpoint.flatMap((text) => readEndpoint(text, problems)),
    caFile: readCaFile(flags, problems),
    format: readFormat(flags, problems),
    timeoutSeconds: readSeconds(flags.timeout, problems),
  };
  if (problems.length > 0) throw new UsageError(problems);
  return options;
}

function sourceOf({ stack, cwd, service, vpc, from, connect, endpoint }: DoctorFlags) {
  const source: SubjectSource = { kind: "stack", stack, cwd: cwd ?? "." };
  if (stack !== undefined || cwd !== undefined) return source;
  if (service !== undefined && vpc !== undefined) {
    return { kind: "arguments", service, vpcId: vpc } as const;
  }
  const namesNothing = [service, vpc, from, connect].every((one) => one === undefined);
  return endpoint.length > 0 && namesNothing ? ({ kind: "endpoints" } as const) : source;
}

function readClient(text: string | undefined, problems: string[]): Client | undefined {
  if (text === undefined) return undefined;
  const read = parseClient(text);
  if ("client" in read) return read.client;
  problems.push(read.problem);
  return undefined;
}

function readUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isUsable = url && ["http:", "https:"].includes(url.protocol) && url.password === "";
  if (isUsable) return text;
  problems.push(
    "--endpoint-url: it is not a URL without a password. Give one such as http://127.0.0.1:5000.",
  );
  return undefined;
}

function readEndpoint(text: string, problems: string[]): { host: string; port: number }[] {
  const [, bracketed, name, digits] =
    /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]/@]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? name;
  const port = Number(digits);
  if (host !== undefined && port >= 1 && port <= MAX_PORT) return [{ host, port }];
  // A connection string may have a password.
  const shown = /[/@]/.test(text) ? "what it was given" : text;
  problems.push(
    `--endpoint: ${shown} is not a host and a port. Give them such as db.example.com:5432.`,
  );
  return [];
}

function readCaFile({ caFile, connect, endpoint }: DoctorFlags, problems: string[]) {
  if (caFile !== undefined && connect !== true && endpoint.length === 0) {
    problems.push(
      "--ca-file: nothing is connected to. Give --connect or --endpoint as well, or leave it out.",
    );
  }
  return caFile;
}

function readFormat({ format, json }: DoctorFlags, problems: string[]): Format {
  const found = FORMATS.find((known) => known === format);
  if (found === undefined) {
    problems.push(`--format: ${format} is not a format. Give one of ${FORMATS.join(", ")}.`);
  }
  if (json !== true) return found ?? "terminal";
  if (found === "markdown") problems.push("--json: --format says markdown. Give one of the two.");
  return "json";
}

function readSeconds(text: string, problems: string[]): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > MAX_TIMEOUT_SECONDS) {
    problems.push(
      `--timeout: ${text} is not a time. Give whole seconds from 1 to ${MAX_TIMEOUT_SECONDS}.`,
    );
  }
  return seconds;
}
