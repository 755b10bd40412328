import { DANGER_CLASSES, type Allowance, type DangerClass, type Policy } from "../review";
import { LEAST_BUDGET_BYTES } from "../review";
import { UsageError } from "./usage-error";

/** The options of `review` as they were typed. */
export interface ReviewFlags {
  stack: string[];
  cwd: string;
  format: string;
  markdown?: string;
  json?: string;
  annotations?: boolean;
  failOn?: string;
  allow: string[];
  budget: string;
  detailsAt?: string;
  maxPlanBytes: string;
  svg?: string;
  summary?: boolean;
  comment?: boolean;
  commentKey?: string;
  pullRequest?: string;
  allowLabels?: string;
}

/** Where a plan comes from. */
export type PlanSource =
  | { kind: "file"; path: string; name?: string }
  | { kind: "stdin"; name?: string }
  | { kind: "preview"; stack: string; cwd: string };

export type Format = "terminal" | "markdown" | "json";

/** The options of `review` as they are meant. */
export interface ReviewOptions {
  sources: PlanSource[];
  format: Format;
  markdownFile: string | undefined;
  jsonFile: string | undefined;
  annotations: boolean;
  policy: Policy;
  budgetBytes: number;
  detailsAt: string | undefined;
  maxPlanBytes: number;
  svgFolder: string | undefined;
  summary: boolean;
  comment: boolean;
  /** Tells the comment from those of other reviews. @default - the names of the stacks */
  commentKey: string | undefined;
  /** @default - that of the workflow's event */
  pullRequest: number | undefined;
  /** What the labels that allow a class of dangers begin with. @default - labels allow nothing */
  allowLabels: string | undefined;
}

const FORMATS: readonly Format[] = ["terminal", "markdown", "json"];

/**
 * Reads the arguments and options of `review`.
 *
 * @throws {@link UsageError} with all that is wrong with them
 */
export function toReviewOptions(plans: readonly string[], flags: ReviewFlags): ReviewOptions {
  const problems: string[] = [];
  const format = FORMATS.find((known) => known === flags.format);
  if (format === undefined) {
    problems.push(`--format: ${flags.format} is not a format. Give one of ${FORMATS.join(", ")}.`);
  }
  const options: ReviewOptions = {
    sources: readSources(plans, flags, problems),
    format: format ?? "terminal",
    markdownFile: flags.markdown,
    jsonFile: flags.json,
    annotations: flags.annotations === true,
    policy: {
      failOn: readClasses(flags.failOn, problems),
      allow: flags.allow.flatMap((text) => readAllowance(text, problems)),
    },
    budgetBytes: readBytes("--budget", flags.budget, LEAST_BUDGET_BYTES, problems),
    detailsAt: flags.detailsAt,
    maxPlanBytes: readBytes("--max-plan-bytes", flags.maxPlanBytes, 1, problems),
    svgFolder: flags.svg,
    summary: flags.summary === true,
    comment: flags.comment === true,
    commentKey: flags.commentKey,
    pullRequest: readNumber(flags.pullRequest, problems),
    allowLabels: flags.allowLabels,
  };
  if (problems.length > 0) throw new UsageError(problems);
  return options;
}

function readSources(
  plans: readonly string[],
  flags: ReviewFlags,
  problems: string[],
): PlanSource[] {
  const previews = flags.stack.map((stack) => ({
    kind: "preview" as const,
    stack,
    cwd: flags.cwd,
  }));
  const sources = [...plans.map(toSource), ...previews];
  if (sources.length === 0) {
    problems.push(
      "review: no plan is given. Give files of `pulumi preview --json`, - for standard input, or --stack.",
    );
  }
  if (sources.filter(({ kind }) => kind === "stdin").length > 1) {
    problems.push("review: standard input is given twice. Give - once.");
  }
  return sources;
}

function toSource(text: string): PlanSource {
  const [, name, path = text] = /^([^=/\\]+)=(.+)$/s.exec(text) ?? [];
  const named = name === undefined ? {} : { name };
  return path === "-" ? { kind: "stdin", ...named } : { kind: "file", path, ...named };
}

function readClasses(text: string | undefined, problems: string[]): DangerClass[] {
  const names = (text ?? "").split(",").map((name) => name.trim());
  const classes = names.flatMap((name) =>
    name === "" ? [] : readClass("--fail-on", name, problems),
  );
  if (text !== undefined && classes.length === 0 && problems.length === 0) {
    problems.push(`--fail-on: no class is given. Give some of ${DANGER_CLASSES.join(", ")}.`);
  }
  return DANGER_CLASSES.filter((known) => classes.includes(known));
}

function readAllowance(text: string, problems: string[]): Allowance[] {
  const [, name = "", resource] = /^([^:]*)(?::(.+))?$/s.exec(text) ?? [];
  return readClass("--allow", name, problems).map((one) => ({
    class: one,
    ...(resource !== undefined && { resource }),
  }));
}

function readClass(option: string, name: string, problems: string[]): DangerClass[] {
  const found = DANGER_CLASSES.find((known) => known === name);
  if (found !== undefined) return [found];
  problems.push(
    `${option}: "${name}" is not a class of dangers. Give one of ${DANGER_CLASSES.join(", ")}.`,
  );
  return [];
}

function readNumber(text: string | undefined, problems: string[]): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  problems.push(
    `--pull-request: ${text} is not the number of a pull request. Give one such as 42.`,
  );
  return undefined;
}

function readBytes(option: string, text: string, least: number, problems: string[]): number {
  const bytes = /^\d{1,12}$/.test(text) ? Number(text) : -1;
  if (bytes < least) {
    problems.push(`${option}: ${text} is not a size. Give whole bytes, ${least} or more.`);
  }
  return bytes;
}
