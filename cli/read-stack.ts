import { visibleLine } from "../provider/rules/visible-text";
import type { ReadConfig } from "../provider/settings";
import { BadSubject } from "../doctor/subject/bad-subject";
import { awsConfigOf, parseConfig, type AwsConfig } from "../doctor/subject/stack-config";
import {
  stackLabel,
  subjectOfExport,
  type ExportArguments,
} from "../doctor/subject/subject-of-export";
import type { Subject } from "../doctor/subject/subject";
import { runPulumi, type PulumiResult } from "./run-pulumi";

/** Which stack to read, and what to look at in it. */
export interface StackArguments extends Omit<ExportArguments, "stackName"> {
  /** As `--stack` says it. @default - the selected one */
  stack?: string | undefined;
  /** As `--cwd` says it. @default - the working folder */
  cwd?: string | undefined;
}

/** What a stack tells the doctor. */
export interface ReadStack {
  subject: Subject;
  /** Reads the stack's configuration, as the settings of the provider are read. */
  readConfig: ReadConfig;
  aws: AwsConfig;
  /** What could not be read and does not stop anything: a sentence each. */
  notes: readonly string[];
}

/**
 * Reads the state and the configuration of a stack with the `pulumi` of the PATH. Without a passphrase, the keys of
 * the environment are used.
 *
 * @throws BadSubject, NoPulumi or UnreadableText, with what to do
 */
export async function readStack({ stack, cwd, ...asked }: StackArguments): Promise<ReadStack> {
  const where = [
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...(cwd === undefined ? [] : ["--cwd", cwd]),
  ];
  const [exported, decrypted] = await Promise.all([
    runPulumi(["stack", "export", ...where]),
    runPulumi(["config", "--show-secrets", "--json", ...where]),
  ]);
  if (exported.code !== 0) throw refusal(stack, exported);
  const subject = subjectOfExport(exported.stdout, { ...asked, stackName: stack });
  const { config, notes } = await configOf(decrypted, where);
  return { subject, readConfig: (key) => config.get(key), aws: awsConfigOf(config), notes };
}

/** What is not secret needs no passphrase. */
async function configOf(decrypted: PulumiResult, where: readonly string[]) {
  const whole = decrypted.code === 0 ? parseConfig(decrypted.stdout) : undefined;
  if (whole !== undefined) return { config: whole, notes: [] };
  const shown = await runPulumi(["config", "--json", ...where]);
  const config = shown.code === 0 ? parseConfig(shown.stdout) : undefined;
  const what = config === undefined ? "it cannot be read" : "its secrets cannot be decrypted";
  return {
    config: config ?? new Map<string, string>(),
    notes: [
      `Configuration of the stack: ${what} (${saidBy(decrypted)}). ` +
        "Keys are taken from TIGER_PUBLIC_KEY and TIGER_SECRET_KEY.",
    ],
  };
}

/** What Pulumi says, and what to do about it where it does not say that itself. */
const FIXES: readonly [said: RegExp, fix: string][] = [
  [/no stack selected/i, "Give --stack, or run `pulumi stack select`."],
  [/no stack named/i, "See `pulumi stack ls` for those that there are."],
  [/access[_ ]token|must be set for login|not logged in/i, "Run `pulumi login` first."],
  [/no pulumi\.yaml|chdir|--stack flag/i, "Give the program's folder with --cwd."],
  [/passphrase/i, "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE."],
];

function refusal(stack: string | undefined, result: PulumiResult): BadSubject {
  const said = saidBy(result);
  const [, fix] = FIXES.find(([words]) => words.test(said)) ?? [];
  return new BadSubject(
    `${stackLabel(stack)}: its state cannot be read (${said}). ` +
      `${fix ?? "Run `pulumi stack export` to see more."} Or give --service and --vpc in place of a stack.`,
  );
}

/** The last line that Pulumi printed as an error, without a full stop. */
function saidBy({ stderr, code }: PulumiResult): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const last = lines.findLast((line) => line.startsWith("error: ")) ?? lines.at(-1);
  const said = visibleLine((last ?? "").replace(/^error: /, "").trim(), 300);
  return said.replace(/\.$/, "") || `it ended with ${code ?? "a signal"}`;
}
