import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { AccountLook, Finding } from "../operation/finding";
import { isTimescaleError } from "../errors";
import type { Reporter } from "../operation/operation";
import { isSame, namesOf, UNKNOWN_VALUE, type Values } from "../hosts/dynamic/properties";
import type { ResourceHandler } from "../resources/handler";
import { adoptValidator, timeoutsValidator } from "../rules/options";

/**
 * Everything that is wrong with inputs, all at once: first each value alone; where all are right,
 * what the account has to say of a create or change. The engine adds the names of the properties.
 */
export async function checkInputs<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  olds: Values,
  news: Values,
  look: AccountLook,
  reporter: Reporter,
): Promise<dynamic.CheckFailure[]> {
  const failures = [...valueFailures(handler, news), ...optionFailures(handler, news)];
  if (!isChange(handler, olds, news)) return failures;
  for (const { property, reason } of valueWarnings(handler, news)) {
    reporter.warn(`${property}: ${reason}`);
  }
  if (failures.length > 0) return failures;
  const findings = await findingsOf(handler, news, look, reporter);
  for (const { severity, property, reason } of findings) {
    if (severity === "warning") reporter.warn(`${property}: ${reason}`);
    if (severity === "info") reporter.info(`${property}: ${reason}`);
  }
  return findings
    .filter(({ severity }) => severity === "failure")
    .map(({ property, reason }) => ({ property, reason }));
}

/** True for a create, and for inputs that are not those of the state. */
function isChange<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  olds: Values,
  news: Values,
): boolean {
  return namesOf(handler).some((name) => !isSame(handler, name, olds, news));
}

/** Every input that breaks its rule. Values not known yet are left out. */
function valueFailures<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  news: Values,
): dynamic.CheckFailure[] {
  return namesOf(handler).flatMap((property) => {
    const value = news[property];
    if (isUnknown(value)) return [];
    const reason = handler.inputs[property].rule(value);
    return reason === undefined ? [] : [{ property, reason }];
  });
}

function optionFailures(
  { adoptable }: { adoptable: boolean },
  { adopt, timeouts }: Values,
): dynamic.CheckFailure[] {
  const reasons = {
    adopt: adoptable && !isUnknown(adopt) ? adoptValidator(adopt) : undefined,
    timeouts: isUnknown(timeouts) ? undefined : timeoutsValidator(timeouts),
  };
  return Object.entries(reasons).flatMap(([property, reason]) =>
    reason === undefined ? [] : [{ property, reason }],
  );
}

function valueWarnings<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  news: Values,
): dynamic.CheckFailure[] {
  return namesOf(handler).flatMap((property) => {
    const { rule, warning } = handler.inputs[property];
    const value = news[property];
    if (isUnknown(value) || rule(value) !== undefined) return [];
    const reason = warning?.(value);
    return reason === undefined ? [] : [{ property, reason }];
  });
}

async function findingsOf<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  news: Values,
  look: AccountLook,
  reporter: Reporter,
): Promise<Finding[]> {
  const known = Object.fromEntries(
    namesOf(handler)
      .map((name) => [name, news[name]])
      .filter(([, value]) => value !== undefined && !isUnknown(value)),
  ) as Partial<Inputs>;
  try {
    return (await handler.checkAccount?.(known, look)) ?? [];
  } catch (error) {
    if (!isTimescaleError(error, "Transport", "Unavailable")) throw error;
    reporter.warn(
      `The account was not looked at, so mistakes may show only in the update. ${error.message}`,
    );
    return [];
  }
}

function isUnknown(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).includes(UNKNOWN_VALUE);
}
