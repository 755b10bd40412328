import { TimescaleError } from "../../errors";

/**
 * A path of the API. Each value becomes one segment of it, whatever is in the value, so that no id
 * leads a request elsewhere.
 *
 * @throws a `Rejected` error for a value that URLs take for no segment or for a step upwards
 */
export function apiPath(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((path, part, index) => path + segment(values[index - 1] ?? "") + part);
}

function segment(value: string): string {
  if (["", ".", ".."].includes(value) || /\p{Surrogate}/u.test(value)) {
    throw new TimescaleError(
      "Rejected",
      `Tiger Cloud API: ${JSON.stringify(value)} cannot be an id. Correct it where it was given.`,
    );
  }
  return encodeURIComponent(value);
}
