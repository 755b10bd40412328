import { writeFile } from "node:fs/promises";
import {
  BadPlan,
  readPlan,
  review,
  toAnnotations,
  toJson,
  toMarkdown,
  toTerminal,
  type Plan,
  type Review,
} from "../review";
import { visibleLines } from "../provider/rules/visible-text";
import { Exit } from "./exit";
import { publishReview, readAllowances } from "./publish-review";
import { readText, sourceName, UnreadableText, type SizeLimit } from "./read-text";
import {
  toReviewOptions,
  type PlanSource,
  type ReviewFlags,
  type ReviewOptions,
} from "./review-options";
import { runPreview } from "./run-preview";
import { UsageError } from "./usage-error";
import { wantsColour } from "./wants-colour";
import { writeDiagrams } from "./write-diagrams";

/**
 * Reads or makes the plans, prints and writes their review.
 *
 * @throws {@link Exit} with 1 where a file could not be written, with 3 where a danger is against the policy, with 4 where a plan could not be checked
 */
export async function runReview(plans: readonly string[], flags: ReviewFlags): Promise<void> {
  const options = toReviewOptions(plans, flags);
  const read = await readPlans(options);
  const { failOn, allow } = options.policy;
  const result = review(read, { failOn, allow: [...allow, ...(await readAllowances(options))] });
  const problems = await writeFiles(result, options);
  print(result, options);
  // A file that cannot be written does not keep the review from its reader.
  for (const problem of problems) console.error(visibleLines(problem));
  await publishReview(result, options);
  if (result.verdicts[0] === "could-not-be-checked") throw new Exit(4);
  if (result.dangers.some(({ breaksPolicy }) => breaksPolicy)) throw new Exit(3);
  if (problems.length > 0) throw new Exit(1);
}

/** One after the other, so that at most one text is in memory; all that fail are told. */
async function readPlans({ sources, maxPlanBytes }: ReviewOptions): Promise<Plan[]> {
  const plans: Plan[] = [];
  const problems: string[] = [];
  const limit = { maxBytes: maxPlanBytes, wayOut: "Give --max-plan-bytes to take more." };
  for (const source of sources) {
    try {
      plans.push(await readOne(source, limit));
    } catch (error) {
      if (!(error instanceof BadPlan || error instanceof UnreadableText)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new BadPlan(problems.join("\n"));
  const names = plans.map(({ stack }) => stack);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new UsageError(
      [...new Set(twice)].map((name) => `${name}: two plans go by this name. Give name=file.`),
    );
  }
  return plans;
}

async function readOne(source: PlanSource, limit: SizeLimit): Promise<Plan> {
  if (source.kind === "preview") return runPreview(source.stack, source.cwd, limit);
  const path = source.kind === "file" ? source.path : undefined;
  return readPlan(await readText(path, limit), sourceName(path), source.name);
}

/** @returns a sentence for each file or folder that could not be written */
async function writeFiles(result: Review, options: ReviewOptions): Promise<string[]> {
  const { markdownFile, jsonFile, svgFolder } = options;
  const problems: string[] = [];
  const written = async (path: string | undefined, write: (path: string) => Promise<void>) => {
    try {
      if (path !== undefined) await write(path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "failed";
      problems.push(`${path ?? ""}: it cannot be written (${code}). Give a path that can.`);
    }
  };
  await written(markdownFile, (path) => writeFile(path, markdownOf(result, options)));
  await written(jsonFile, (path) => writeFile(path, toJson(result)));
  await written(svgFolder, (path) => writeDiagrams(result, path));
  return problems;
}

function print(result: Review, options: ReviewOptions): void {
  const texts = {
    markdown: () => markdownOf(result, options),
    json: () => toJson(result),
    terminal: () => toTerminal(result, { colour: wantsColour() }),
  };
  process.stdout.write(texts[options.format]());
  if (options.annotations) process.stdout.write(toAnnotations(result));
}

function markdownOf(result: Review, { budgetBytes, detailsAt }: ReviewOptions): string {
  return toMarkdown(result, { budgetBytes, ...(detailsAt && { detailsAt }) });
}
