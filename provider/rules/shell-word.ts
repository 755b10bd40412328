/** All but printable ASCII, which could hide from the reader or steer a terminal. */
const ODD = /[^\x20-\x7e]/;

/** A text as one word of a shell, as POSIX has it; of bash, where it holds odd characters. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=-]+$/.test(text)) return text;
  if (text.search(ODD) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  const points = Array.from(text.replace(/[\\']/g, "\\$&"), (point) =>
    point.search(ODD) < 0
      ? point
      : `\\U${(point.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
  );
  return `$'${points.join("")}'`;
}
