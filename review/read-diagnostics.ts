import { isObject } from "../provider/rules/object";
import { compareText, type Diagnostic } from "./plan";

/** The engine's colour marks, such as `<{%fg 1%}>`. */
const COLOUR_MARK = /<\{%[^%]*%\}>/g;

/** Takes errors and warnings; what only informs is left out. */
export function readDiagnostics(value: unknown): Diagnostic[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const found = new Map<string, Diagnostic>();
  for (const entry of all) {
    if (!isObject(entry)) continue;
    const { severity, message, urn } = entry;
    if (severity !== "error" && severity !== "warning") continue;
    if (typeof message !== "string") continue;
    const text = message
      .replace(COLOUR_MARK, "")
      .replace(/^(error|warning): /, "")
      .trim();
    const diagnostic: Diagnostic = { severity, message: text };
    if (typeof urn === "string" && urn !== "") diagnostic.urn = urn;
    found.set(JSON.stringify([severity, text, diagnostic.urn]), diagnostic);
  }
  return [...found]
    .sort(([left], [right]) => compareText(left, right))
    .map(([, diagnostic]) => diagnostic);
}
