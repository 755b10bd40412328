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
