const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A plain line as content of an element or of an attribute. */
export function escapeXml(line: string): string {
  return line.replace(/[&<>"']/g, (character) => NAMED[character] ?? character);
}
