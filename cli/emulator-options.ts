import {
  DEFAULT_LATENCIES_MS,
  PLAN_TYPES,
  type Latencies,
  type PlanType,
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
  strayAccepterIds: boolean;
  ec2Endpoint?: string;
  ec2AccountId?: string;
}

const STEPS = Object.keys(DEFAULT_LATENCIES_MS) as (keyof Latencies)[];
const WHOLE_NUMBER = /^\d{1,9}$/;
const LATENCY = new RegExp(`^(${STEPS.join("|")})=(\\d{1,9})$`);
const SERVICE = /^([^:]+):([^:]+)(?::([^:]+))?$/;
const MAX_PORT = 65_535;

/**
 * Reads the options of `emulator`.
 *
 * @throws {@link UsageError} with all that is wrong with them
 */
export function toTigerCloudOptions(flags: EmulatorFlags): TigerCloudOptions {
  const checks = [...checksOf(flags), ...checksOfKeys(flags), ...checksOfEc2(flags)];
  const problems = checks.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
  if (problems.length > 0) throw new UsageError(problems);
  const { publicKey, secretKey, autoAccept, movingEndpoints, strayAccepterIds } = flags;
  const { ec2Endpoint: endpoint, ec2AccountId: accountId } = flags;
  return {
    port: Number(flags.port),
    planType: flags.plan.toUpperCase() as PlanType,
    latenciesMs: latenciesOf(flags),
    services: flags.service.map(serviceOf),
    ...{ autoAccept, movingEndpoints, strayAccepterIds },
    ...(publicKey !== undefined && { publicKey }),
    ...(secretKey !== undefined && { secretKey }),
    ...(endpoint !== undefined && { ec2: { endpoint, ...(accountId && { accountId }) } }),
  };
}

type Check = [isWrong: boolean, problem: string];

function checksOf({ port, plan, latencyMs = "0", latency, service }: EmulatorFlags): Check[] {
  const ids = service.map((text) => SERVICE.exec(text)?.[3]);
  return [
    [
      !WHOLE_NUMBER.test(port) || Number(port) > MAX_PORT,
      `--port: ${port} is no port. Give a whole number from 0 to ${MAX_PORT}.`,
    ],
    [
      !PLAN_TYPES.some((planType) => planType === plan.toUpperCase()),
      `--plan: ${plan} is no plan. Give one of ${PLAN_TYPES.join(", ")}.`,
    ],
    [
      !WHOLE_NUMBER.test(latencyMs),
      `--latency-ms: ${latencyMs} is no time. Give whole milliseconds.`,
    ],
    ...latency.map((text): Check => {
      const wanted = `Give step=milliseconds, where the step is one of ${STEPS.join(", ")}.`;
      return [!LATENCY.test(text), `--latency: ${text} is not understood. ${wanted}`];
    }),
    ...service.map((text): Check => {
      const wanted = "Give name:region or name:region:id.";
      return [!SERVICE.test(text), `--service: ${text} is not understood. ${wanted}`];
    }),
    ...ids.map((id = "", index): Check => {
      const problem = `--service: the id ${id} comes twice. Give each service an id of its own.`;
      return [id !== "" && ids.indexOf(id) < index, problem];
    }),
  ];
}

const checksOfKeys = ({ publicKey, secretKey }: EmulatorFlags): Check[] => [
  [publicKey === "", "--public-key: it is empty. Give some text."],
  [
    publicKey?.includes(":") === true,
    "--public-key: it has a colon, which ends it in Basic auth. Give one without.",
  ],
  [secretKey === "", "--secret-key: it is empty. Give some text."],
];

function checksOfEc2({ ec2Endpoint: endpoint, ec2AccountId: accountId }: EmulatorFlags): Check[] {
  const isUrl = /^https?:/.test(endpoint ?? "") && URL.canParse(endpoint ?? "");
  return [
    [
      accountId !== undefined && !/^\d{12}$/.test(accountId),
      `--ec2-account-id: ${accountId ?? ""} is no AWS account. Give its 12 digits.`,
    ],
    [
      accountId !== undefined && endpoint === undefined,
      "--ec2-account-id: it needs an EC2. Give --ec2-endpoint as well.",
    ],
    [
      endpoint !== undefined && !isUrl,
      `--ec2-endpoint: ${endpoint ?? ""} is no URL. Give one such as http://127.0.0.1:5000.`,
    ],
  ];
}

function latenciesOf({ latencyMs, latency }: EmulatorFlags): Partial<Latencies> {
  const all = latencyMs === undefined ? [] : STEPS.map((step) => [step, Number(latencyMs)]);
  const each = latency.map((text) => text.split("=")).map(([step, ms]) => [step, Number(ms)]);
  return Object.fromEntries([...all, ...each]) as Partial<Latencies>;
}

function serviceOf(text: string): SeedService {
  const [, name = "", regionCode = "", id] = SERVICE.exec(text) ?? [];
  return { name, regionCode, ...(id !== undefined && { id }) };
}
