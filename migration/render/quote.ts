/** All but printable ASCII, which could hide from the reader or steer a terminal. */
const ODD = /[^\x20-\x7e]/g;

const escaped = (text: string) => text.replace(ODD, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

/** A text as a literal of TypeScript. */
export function literal(text: string): string {
  return escaped(JSON.stringify(text));
}

/** A text as one word of a shell, as POSIX has it; of bash, where it holds odd characters. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=-]+$/.test(text)) return text;
  if (text.search(ODD) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  const points = Array.from(text.replace(/[\\']/g, "\\$&"), (point) =>
    point.search(ODD) < 0 ? point : `\\U${hex(point.codePointAt(0) ?? 0, 8)}`,
  );
  return `$'${points.join("")}'`;
}

/** A text that stands in a sentence. */
export function plain(text: string): string {
  return escaped(text);
}
