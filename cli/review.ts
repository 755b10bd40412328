import { Command } from "commander";
import { DANGER_CLASSES } from "../review/dangers/classes";
import type { ReviewFlags } from "./review-options";
import { repeatable } from "./repeatable";

const EXIT_CODES = `
Exit codes:
  0  reviewed, and nothing is against the policy
  1  a plan could not be read, so nothing was reviewed; or a file could not be written
  2  the command was called wrongly
  3  a danger is against the policy (--fail-on)
  4  a plan could not be checked: its preview failed, or this version does not know all of it`;

/** The command `review`: what a plan does to people, before it is done. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("say what planned changes destroy, open or interrupt")
    .argument("[plans...]", "files of `pulumi preview --json`, or name=file; - is standard input")
    .option("--stack <name>", "run the preview of this stack itself (repeatable)", repeatable, [])
    .option("--cwd <folder>", "where --stack finds the Pulumi program", ".")
    .option("--format <format>", "what is printed: terminal, markdown or json", "terminal")
    .option("--markdown <file>", "write the review as Markdown as well")
    .option("--json <file>", "write the review as JSON as well")
    .option("--svg <folder>", "write diagrams of the networks that change as SVG as well")
    .option("--annotations", "print GitHub annotations of what is against the policy as well")
    .option(
      "--fail-on <classes>",
      `end with 3 on these dangers: ${DANGER_CLASSES.join(", ")} (by commas)`,
    )
    .option(
      "--allow <class[:resource]>",
      "a danger that was looked at, of one resource by name or URN, or of all (repeatable)",
      repeatable,
      [],
    )
    .option("--comment", "keep the review in a comment on the pull request (in GitHub Actions)")
    .option("--comment-key <text>", "tells the comment from others; the stacks' names otherwise")
    .option("--pull-request <number>", "the pull request, where the workflow's event names none")
    .option("--allow-labels <prefix>", "labels <prefix><class> of the pull request allow a class")
    .option("--summary", "write the review to the summary of the workflow's step")
    .option("--budget <bytes>", "the most bytes of the Markdown", "65536")
    .option("--details-at <text>", "where the Markdown says that what it leaves out can be read")
    .option("--max-plan-bytes <bytes>", "refuse larger plans", String(256 * 1024 * 1024))
    .addHelpText("after", EXIT_CODES)
    .action(async (plans: string[], flags: ReviewFlags) => {
      // Not loaded before it is needed, so that the other commands start quickly.
      const { runReview } = await import("./run-review.js");
      await runReview(plans, flags);
    });
}
