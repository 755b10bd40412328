/** A text whose first brace begins a line. */
export interface ObjectText {
  /** The whole text of it; all that is left of the text, where it does not end. */
  text: string;
  /** What it says as JSON; undefined where it does not end, or is damaged. */
  json: unknown;
}

/** A brace at the very beginning of a line: what is printed inside of a JSON object is indented. */
const BRACE = /(?<![^\n\r])\uFEFF?[{}]/g;
const LINE_END = /[\n\r]|$/g;

/**
 * Finds JSON objects among other lines, in the order in which they begin: each is on one line, or ends at
 * the next brace that begins a line. What is inside of a whole one is not looked at; inside of one that is
 * damaged, or does not end, it is.
 */
export function* findObjects(text: string): Generator<ObjectText> {
  const braces = Array.from(text.matchAll(BRACE), ({ index, 0: { length } }) => index + length - 1);
  const ends = braces.filter((at) => text[at] === "}");
  let next = 0;
  let whole = 0;
  for (const [place, start] of braces.entries()) {
    if (text[start] === "}" || start < whole) continue;
    while ((ends[next] ?? Infinity) < start) next++;
    let own = onOneLine(text, start);
    let json = parseJson(own);
    if (json === undefined) {
      own = text.slice(start, (ends[next] ?? text.length) + 1);
      // Another that begins before the end is on no line of this one. To parse each up to the same end
      // would read a long text once for every brace.
      if (braces[place + 1] === ends[next]) json = parseJson(own);
    }
    if (json !== undefined) whole = start + own.length;
    yield { text: own, json };
  }
}

function onOneLine(text: string, start: number): string {
  LINE_END.lastIndex = start;
  const line = text.slice(start, LINE_END.exec(text)?.index);
  return line.slice(0, line.lastIndexOf("}") + 1);
}

/** What a text says as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
