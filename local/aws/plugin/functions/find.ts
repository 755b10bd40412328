import type { EC2, Filter } from "@aws-sdk/client-ec2";
import { AwsError, forgiving } from "../errors";
import { textOf, type Properties } from "../properties";
import type { Aws } from "../session";

/** A function of `@pulumi/aws` that looks something up in one region. */
export type Look = (aws: Aws, args: Properties) => Promise<Properties>;

/** What a function looks for. */
interface Sought<Found> {
  /** What the real provider calls it. */
  what: string;
  /** The field of the request that takes the id. */
  ids?: string;
  /** @default "id" */
  idArgument?: string;
  /** The codes by which AWS says that there is none, as the real provider's finder takes them. */
  none?: readonly string[];
  /** The arguments that are filters, and AWS's names for these. */
  filters?: Readonly<Record<string, string>>;
  list(ec2: EC2, request: { Filters?: Filter[] }): Promise<readonly Found[] | undefined>;
  tell(found: Found, aws: Aws, args: Properties): Properties | Promise<Properties>;
}

/** A function that finds exactly one. */
export function one<Found>(sought: Sought<Found>): Look {
  const { what, ids, idArgument = "id", none = [], filters = {} } = sought;
  return async (aws, args) => {
    const asked = ids && textOf(args, idArgument);
    const request = { ...(asked && { [ids]: [asked] }), ...withFilters(filtersOf(args, filters)) };
    const found = await forgiving(none, () => sought.list(aws.ec2, request));
    const told = await sought.tell(single(what, found ?? []), aws, args);
    return { ...told, region: aws.region };
  };
}

/** A function that tells the ids of all there are. */
export function many(
  list: (ec2: EC2, request: { Filters?: Filter[] }) => Promise<(string | undefined)[] | undefined>,
  filters: Readonly<Record<string, string>> = {},
): Look {
  return async ({ ec2, region }, args) => {
    const ids = await list(ec2, withFilters(filtersOf(args, filters)));
    return { id: region, ids: ids?.sort() ?? [], region };
  };
}

/**
 * The filters that a function's arguments ask for: its `filters`, its `tags`, and those of its other
 * arguments that `names` maps to a filter of AWS.
 */
export function filtersOf(args: Properties, names: Readonly<Record<string, string>>): Filter[] {
  const given = (args["filters"] ?? []) as { name: string; values: string[] }[];
  const tags = Object.entries((args["tags"] ?? {}) as Record<string, string>);
  const others = Object.entries(names).flatMap(([argument, name]) => {
    const value = args[argument] === true ? "true" : textOf(args, argument);
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
