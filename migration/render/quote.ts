/** All but printable ASCII, which could hide from the reader or steer a terminal. */
const ODD = /[^\x20-\x7e]/g;

const escaped = (text: string) =>
  text.replace(ODD, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A text as a literal of TypeScript. */
export function literal(text: string): string {
  return escaped(JSON.stringify(text));
}

/** A text that stands in a sentence. */
export function plain(text: string): string {
  return escaped(text);
}
