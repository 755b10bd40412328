import type { Filter } from "@aws-sdk/client-ec2";
import { AwsError, forgiving } from "../errors";
import { textOf, type Properties } from "../properties";

/**
 * The filters that a function's arguments ask for: its `filters`, its `tags`, and those of its other
 * arguments that `names` maps to a filter of AWS.
 */
export function filtersOf(args: Properties, names: Readonly<Record<string, string>>): Filter[] {
  const given = (args["filters"] ?? []) as { name: string; values: string[] }[];
  const tags = Object.entries((args["tags"] ?? {}) as Record<string, string>);
  const others = Object.entries(names).flatMap(([argument, name]) => {
    const value = textOf(args, argument);
    return value ? [{ Name: name, Values: [value] }] : [];
  });
  return [
    ...given.map(({ name, values }) => ({ Name: name, Values: values })),
    ...tags.map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] })),
    ...others,
  ];
}

/** The request's part for filters. AWS refuses an empty list. */
export const withFilters = (filters: Filter[]) => (filters.length > 0 ? { Filters: filters } : {});

/** What AWS lists; nothing when it answers with one of `codes`, as the real provider's finders do. */
export async function noneOn<T extends object>(
  codes: readonly string[],
  list: () => Promise<T>,
): Promise<Partial<T>> {
  return (await forgiving(codes, list)) ?? {};
}

/**
 * The single one of `found`.
 *
 * @throws in the real provider's words when there is none, or more than one
 */
export function single<T>(what: string, found: readonly T[]): T {
  const [first] = found;
  if (first === undefined) throw new AwsError(`no matching ${what} found`);
  if (found.length === 1) return first;
  throw new AwsError(
    `multiple ${what}s matched; use additional constraints to reduce matches to a single ${what}`,
  );
}
