/** Foreign text made safe for a terminal: one line, no control characters, at most 300 characters. */
export function oneLine(text: unknown): string {
  if (typeof text !== "string") return "";
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ")
    .trim()
    .slice(0, 300);
}
