import { isTimescaleError } from "../errors";
import type { AccountLook, Finding } from "../operation/finding";
import type { Reporter } from "../operation/operation";
import type { ResourceHandler } from "./handler";
import { inputNames, type Description, type InputDescription } from "./description";
import { inputsIn, isSame, type Given, type Values } from "./given";
import { allInputs } from "./options";

/** What is wrong with an input. */
export interface InputProblem {
  property: string;
  reason: string;
}

/**
 * Everything that is wrong with inputs, all at once: first each value alone; where all are right,
 * what the account has to say of a create or change. The engine adds the names of the properties.
 *
 * @param before the inputs of the last operation; empty for a create
 */
export async function checkInputs<D extends Description>(
  handler: ResourceHandler<D>,
  before: Values,
  given: Given,
  look: AccountLook,
  reporter: Reporter,
): Promise<InputProblem[]> {
  const { description } = handler;
  const problems = judge(allInputs(description), given, ({ validate }, value) => validate(value));
  if (inputNames(description).every((name) => isSame(description, name, before, given))) {
    return problems;
  }
  const unusual = judge(description.inputs, given, ({ validate, warn }, value) =>
    validate(value) === undefined ? warn?.(value) : undefined,
  );
  for (const { property, reason } of unusual) reporter.warn(`${property}: ${reason}`);
  if (problems.length > 0) return problems;
  const findings = await findingsOf(handler, given, look, reporter);
  for (const { severity, property, reason } of findings) {
    if (severity === "warning") reporter.warn(`${property}: ${reason}`);
  }
  return findings
    .filter(({ severity }) => severity === "failure")
    .map(({ property, reason }) => ({ property, reason }));
}

/** What is to be said of each input whose value is known. */
function judge(
  inputs: Readonly<Record<string, InputDescription>>,
  { values, unknown }: Given,
  say: (input: InputDescription, value: unknown) => string | undefined,
): InputProblem[] {
  return Object.entries(inputs).flatMap(([property, input]) => {
    if (unknown.has(property)) return [];
    const reason = say(input, values[property]);
    return reason === undefined ? [] : [{ property, reason }];
  });
}

async function findingsOf<D extends Description>(
  { description, findings }: ResourceHandler<D>,
  { values }: Given,
  look: AccountLook,
  reporter: Reporter,
): Promise<Finding[]> {
  try {
    return (await findings?.(inputsIn(description, values), look)) ?? [];
  } catch (error) {
    if (!isTimescaleError(error, "Transport", "Unavailable")) throw error;
    reporter.warn(
      `The account was not looked at, so mistakes may show only in the update. ${error.message}`,
    );
    return [];
  }
}
