import {
  DEFAULT_LATENCIES_MS,
  PLAN_TYPES,
  type Latencies,
  type SeedService,
  type TigerCloudOptions,
} from "../local/tiger-cloud/options";
import { UsageError } from "./usage-error";

/** The options of `emulator` as they were typed. */
export interface EmulatorFlags {
  port: string;
  latencyMs?: string;
  latency: string[];
  service: string[];
  plan: string;
  publicKey?: string;
  secretKey?: string;
  autoAccept: boolean;
  movingEndpoints: boolean;
  ec2Endpoint?: string;
  ec2AccountId?: string;
}

type Problems = string[];

const STEPS = Object.keys(DEFAULT_LATENCIES_MS) as (keyof Latencies)[];
const SERVICE = /^([^:]+):([^:]+)(?::([^:]+))?$/;
const MAX_PORT = 65_535;

/**
 * Reads the options of `emulator`.
 *
 * @throws {@link UsageError} with all that is wrong with them
 */
export function toTigerCloudOptions(flags: EmulatorFlags): TigerCloudOptions {
  const problems: Problems = [];
  const options: TigerCloudOptions = {
    port: readPort(flags.port, problems),
    ...readPlan(flags.plan, problems),
    latenciesMs: readLatencies(flags, problems),
    services: readServices(flags.service, problems),
    autoAccept: flags.autoAccept,
    movingEndpoints: flags.movingEndpoints,
    ...readKeys(flags, problems),
    ...readEc2(flags, problems),
  };
  if (problems.length > 0) throw new UsageError(problems);
  return options;
}

function readPort(text: string, problems: Problems): number {
  const port = readWholeNumber(text);
  if (port === undefined || port > MAX_PORT) {
    problems.push(`--port: ${text} is no port. Give a whole number from 0 to ${MAX_PORT}.`);
  }
  return port ?? 0;
}

function readPlan(text: string, problems: Problems): Pick<TigerCloudOptions, "planType"> {
  const planType = PLAN_TYPES.find((plan) => plan === text.toUpperCase());
  if (planType) return { planType };
  problems.push(`--plan: ${text} is no plan. Give one of ${PLAN_TYPES.join(", ")}.`);
  return {};
}

function readLatencies(flags: EmulatorFlags, problems: Problems): Partial<Latencies> {
  const latencies: Partial<Latencies> = {};
  if (flags.latencyMs !== undefined) {
    const ms = readWholeNumber(flags.latencyMs);
    if (ms === undefined) {
      problems.push(`--latency-ms: ${flags.latencyMs} is no time. Give whole milliseconds.`);
    }
    for (const step of STEPS) latencies[step] = ms ?? 0;
  }
  for (const text of flags.latency) {
    const [name, value = ""] = text.split("=");
    const step = STEPS.find((known) => known === name);
    const ms = readWholeNumber(value);
    if (step && ms !== undefined) latencies[step] = ms;
    else {
      problems.push(
        `--latency: ${text} is not understood. Give step=milliseconds, where the step is one of ` +
          `${STEPS.join(", ")}.`,
      );
    }
  }
  return latencies;
}

function readServices(texts: readonly string[], problems: Problems): SeedService[] {
  const services: SeedService[] = [];
  for (const text of texts) {
    const [, name, regionCode, id] = SERVICE.exec(text) ?? [];
    if (name === undefined || regionCode === undefined) {
      problems.push(`--service: ${text} is not understood. Give name:region or name:region:id.`);
    } else if (id !== undefined && services.some((other) => other.id === id)) {
      problems.push(`--service: the id ${id} comes twice. Give each service an id of its own.`);
    } else {
      services.push({ name, regionCode, ...(id !== undefined && { id }) });
    }
  }
  return services;
}

function readKeys(
  { publicKey, secretKey }: EmulatorFlags,
  problems: Problems,
): Pick<TigerCloudOptions, "publicKey" | "secretKey"> {
  if (publicKey === "") problems.push("--public-key: it is empty. Give some text.");
  if (publicKey?.includes(":")) {
    problems.push("--public-key: it has a colon, which ends it in Basic auth. Give one without.");
  }
  if (secretKey === "") problems.push("--secret-key: it is empty. Give some text.");
  return {
    ...(publicKey !== undefined && { publicKey }),
    ...(secretKey !== undefined && { secretKey }),
  };
}

function readEc2(
  { ec2Endpoint: endpoint, ec2AccountId: accountId }: EmulatorFlags,
  problems: Problems,
): Pick<TigerCloudOptions, "ec2"> {
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) {
    problems.push(`--ec2-account-id: ${accountId} is no AWS account. Give its 12 digits.`);
  }
  if (endpoint === undefined) {
    if (accountId !== undefined) {
      problems.push("--ec2-account-id: it needs an EC2. Give --ec2-endpoint as well.");
    }
    return {};
  }
  if (!/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : "")) {
    problems.push(`--ec2-endpoint: ${endpoint} is no URL. Give one such as http://127.0.0.1:5000.`);
  }
  return { ec2: { endpoint, ...(accountId !== undefined && { accountId }) } };
}

function readWholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
