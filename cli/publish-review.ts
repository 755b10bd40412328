import { appendFile, readFile } from "node:fs/promises";
import type { PullRequestApi } from "../github/pull-request-api";
import { allowancesOf } from "../github/allow-labels";
import { findPullRequest } from "../github/pull-request";
import { sayFailure } from "../github/say-failure";
import { markerOf, publishComment } from "../github/sticky-comment";
import { COMMENT_BYTES, toMarkdown, type Allowance, type Review } from "../review";
import type { ReviewOptions } from "./review-options";

/** GitHub takes 1 MiB from each step. */
const SUMMARY_BYTES = 1_000_000;

/** What the labels of the pull request allow; nothing where they cannot be read, which is said. */
export async function readAllowances(options: ReviewOptions): Promise<Allowance[]> {
  const { allowLabels } = options;
  if (allowLabels === undefined) return [];
  try {
    return allowancesOf(await (await connectTo(options)).labels(), allowLabels);
  } catch (error) {
    tell(sayFailure(error, "The labels of the pull request were not read"));
    return [];
  }
}

/**
 * Writes a review to its pull request and to the summary of the workflow's step. Where GitHub does not
 * take the comment, as from a fork, the summary says so, and that is not a failure.
 */
export async function publishReview(review: Review, options: ReviewOptions): Promise<void> {
  const problem = options.comment ? await comment(review, options) : undefined;
  if (problem !== undefined) tell(problem);
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary === undefined || summary === "" || !(options.comment || options.summary)) return;
  const markdown = toMarkdown(review, { budgetBytes: SUMMARY_BYTES });
  const note = problem === undefined ? "" : `\n> ${problem}\n`;
  try {
    await appendFile(summary, `${markdown}${note}\n`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "failed";
    tell(`The summary of the step was not written (${code}). Check GITHUB_STEP_SUMMARY.`);
  }
}

/** @returns why there is no comment, where there should be one */
async function comment(review: Review, options: ReviewOptions): Promise<string | undefined> {
  const key = options.commentKey ?? review.stacks.map(({ name }) => name).join("\n");
  const isQuiet = review.verdicts[0] === "no-changes";
  const room = Math.min(options.budgetBytes, COMMENT_BYTES) - Buffer.byteLength(markerOf(key));
  const { detailsAt } = options;
  const body = toMarkdown(review, { budgetBytes: room, ...(detailsAt && { detailsAt }) });
  try {
    await publishComment(await connectTo(options), { key, body, isQuiet });
    return undefined;
  } catch (error) {
    return sayFailure(error, "The review was not commented");
  }
}

async function connectTo({ pullRequest }: ReviewOptions): Promise<PullRequestApi> {
  const path = process.env["GITHUB_EVENT_PATH"];
  const event =
    path === undefined ? undefined : await readFile(path, "utf8").catch(() => undefined);
  const found = findPullRequest(process.env, event, pullRequest);
  // got takes as long to load as a review does.
  const { connect } = await import("../github/github-api.js");
  return connect(found);
}

function tell(sentence: string): void {
  const isAction = process.env["GITHUB_ACTIONS"] === "true";
  console.error(isAction ? `::notice::${sentence}` : sentence);
}
