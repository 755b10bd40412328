/** One managed resource of a Terraform state. */
export interface StateResource {
  /** As `terraform state rm` takes it: `module.db.aws_route.private["a"]`. */
  address: string;
  type: string;
  /** Its name in the configuration. */
  name: string;
  values: Readonly<Record<string, unknown>>;
}

/** The text under a key, or a number as text; undefined for anything else, or an empty text. */
export function textOf({ values }: StateResource, key: string): string | undefined {
  const value = values[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The texts of a list under a key; none where there is no list. */
export function textsOf({ values }: StateResource, key: string): string[] {
  const value = values[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
