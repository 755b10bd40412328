import { BadPlan, readPlan, type Plan } from "../review";
import type { SizeLimit } from "./read-text";
import { collectPulumi, NoPulumi, type PulumiResult } from "./run-pulumi";

/**
 * Runs the preview of a stack with the `pulumi` of the PATH. One that fails is a plan as well: it has
 * the errors that it ended with.
 *
 * @throws {@link BadPlan} where there is no `pulumi`, or it prints something else
 * @throws UnreadableText where it prints too much
 */
export async function runPreview(stack: string, cwd: string, limit: SizeLimit): Promise<Plan> {
  const source = `pulumi preview of ${stack}`;
  // What stays is shown too: rules look up there what the changes touch.
  const args = ["preview", "--json", "--show-sames", "--non-interactive"];
  const env = { PULUMI_SKIP_UPDATE_CHECK: "true", ...process.env };
  try {
    const ended = await collectPulumi([...args, "--stack", stack, "--cwd", cwd], {
      ...{ source, limit, env },
    });
    return toPlan(ended, source, stack);
  } catch (error) {
    if (!(error instanceof NoPulumi)) throw error;
    throw new BadPlan(
      `${source}: pulumi cannot be started. Install it (https://www.pulumi.com/docs/install/) and ` +
        "see that --cwd is a folder.",
    );
  }
}

function toPlan({ stdout, stderr, code }: PulumiResult, source: string, stack: string): Plan {
  if (code === 0) return readPlan(stdout, source);
  const plan = readFailed(stdout, source, stack);
  if (plan.diagnostics.some(({ severity }) => severity === "error")) return plan;
  const said = stderr.trim().replace(/^error: /, "");
  const message = said === "" ? `pulumi preview ended with ${code ?? "a signal"}.` : said;
  return { ...plan, diagnostics: [{ severity: "error", message }, ...plan.diagnostics] };
}

function readFailed(stdout: string, source: string, stack: string): Plan {
  try {
    const plan = readPlan(stdout, source);
    return plan.changes.length + plan.unchanged > 0 ? plan : { ...plan, stack };
  } catch (error) {
    if (!(error instanceof BadPlan)) throw error;
    return { stack, changes: [], staying: [], unchanged: 0, diagnostics: [] };
  }
}
