/** A text between braces whose first one begins a line. */
export interface ObjectText {
  /** The whole text of it; all that is left of the text, where it does not end. */
  text: string;
  /** What it says as JSON; undefined where it does not end, or is damaged. */
  json: unknown;
}

/** A place where an object may begin, and such places within it. */
interface Place {
  start: number;
  /** Undefined where it does not end. */
  end?: number;
  within: Place[];
}

/** At the very begin of a line: what is printed inside of a JSON object is indented. */
const BEGIN = /(?<![^\n\r])\uFEFF?\{/g;
const STOP_IN_STRING = /["\\\u0000-\u001F]/g;
const CLOSING = new Set("}]");
/** What else JSON has outside of its strings. */
const BETWEEN = new Set(",:0123456789+-.eEtrufalsn \t\r\n\uFEFF");

/**
 * Finds JSON objects among other lines, in the order in which they begin. What is inside of a whole one
 * is not looked at; inside of one that is none, or has no end, it is.
 */
export function* findObjects(text: string): Generator<ObjectText> {
  for (let from = 0; ;) {
    BEGIN.lastIndex = from;
    const found = BEGIN.exec(text);
    if (found === null) return;
    const start = found.index + found[0].length - 1;
    const { place, stop } = scan(text, start);
    yield* objectsOf(place, text);
    from = stop;
  }
}

function* objectsOf(place: Place, text: string): Generator<ObjectText> {
  const left = [place];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const own = text.slice(next.start, next.end);
    const json = next.end === undefined ? undefined : parse(own);
    yield { text: own, json };
    if (json === undefined) left.push(...next.within.reverse());
  }
}

/** Reads from a brace to where it is closed, or to where no JSON goes on: each character once. */
function scan(text: string, start: number): { place: Place; stop: number } {
  const nesting = new Nesting(start);
  const { place } = nesting;
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = endOfString(text, at + 1);
      if (end.isBroken) return { place, stop: end.at };
      at = end.at;
    } else if (character === "{" || character === "[") {
      nesting.open(character, at, beginsLine(text, at));
    } else if (CLOSING.has(character)) {
      if (!nesting.close(character, at)) return { place, stop: at };
      if (place.end !== undefined) return { place, stop: place.end };
    } else if (!BETWEEN.has(character)) return { place, stop: at };
  }
  return { place, stop: text.length };
}

/** What is open at a point of a text. */
class Nesting {
  readonly place: Place;
  private readonly closing = ["}"];
  private readonly places: { place: Place; depth: number }[];

  constructor(start: number) {
    this.place = { start, within: [] };
    this.places = [{ place: this.place, depth: 1 }];
  }

  open(character: "{" | "[", at: number, isAtBegin: boolean): void {
    this.closing.push(character === "{" ? "}" : "]");
    if (character === "[" || !isAtBegin) return;
    const place: Place = { start: at, within: [] };
    this.places.at(-1)?.place.within.push(place);
    this.places.push({ place, depth: this.closing.length });
  }

  /** @returns false where something else is to be closed first */
  close(character: string, at: number): boolean {
    const depth = this.closing.length;
    if (this.closing.pop() !== character) return false;
    const last = this.places.at(-1);
    if (last?.depth === depth) {
      last.place.end = at + 1;
      this.places.pop();
    }
    return true;
  }
}

function beginsLine(text: string, at: number): boolean {
  const before = text.charAt(at - 1) === "\uFEFF" ? text.charAt(at - 2) : text.charAt(at - 1);
  return before === "\n" || before === "\r" || before === "";
}

/** The quote that ends a string, or the control character that breaks it off. */
function endOfString(text: string, start: number): { at: number; isBroken: boolean } {
  STOP_IN_STRING.lastIndex = start;
  for (let stop = STOP_IN_STRING.exec(text); stop !== null; stop = STOP_IN_STRING.exec(text)) {
    if (stop[0] !== "\\") return { at: stop.index, isBroken: stop[0] !== '"' };
    STOP_IN_STRING.lastIndex = stop.index + 2;
  }
  return { at: text.length, isBroken: true };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
