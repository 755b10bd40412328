/** Takes no room, and keeps apart what Markdown or Mermaid would take for one thing. */
const APART = "\u200B";

/**
 * Mermaid turns codes into characters before it reads the Markdown of a label (seen in 11.4 and
 * 11.9), and shows "Unsupported markdown" in place of links, code and struck-out text. For these,
 * codes are not enough: a twin takes their place.
 */
const TWINS: Readonly<Record<string, string>> = {
  "`": "\u02CB",
  "*": "\u2217",
  "~": "\u223C",
  "\\": "\u2216",
  // Mermaid's own marks for codes begin and end with them.
  "\uFB02": "fl",
  "\u00B6": "\u204B",
};

const WORD = /^[A-Za-z0-9]$/;

/**
 * A plain line as part of a quoted Mermaid label. What comes out has letters and digits of ASCII,
 * single spaces, `.`, `/`, `-` within words, and `,`, `:` between words; all else is a code such as
 * `#34;`.
 */
export function escapeMermaid(line: string): string {
  const characters = Array.from(line);
  return characters.map((_, index) => escapeCharacter(characters, index)).join("");
}

/** What a character becomes among its neighbours. */
export function escapeCharacter(characters: readonly string[], index: number): string {
  const [before = "", character = "", after = ""] = [-1, 0, 1].map(
    (step) => characters[index + step],
  );
  if (isHarmless(character, before, after)) {
    return followsWww(characters, index) ? `${codesOf(APART)}${character}` : character;
  }
  // The beginning of a line makes lists, headings and code of it.
  const start = index === 0 ? codesOf(APART) : "";
  return start + codesOf(TWINS[character] ?? keptApart(character, before, after));
}

function isHarmless(character: string, before: string, after: string): boolean {
  if (WORD.test(character)) return true;
  if (character === " ") return before !== "" && before !== " ";
  if (!WORD.test(before)) return false;
  return /[,:]/.test(character) ? after === " " : /[./-]/.test(character) && WORD.test(after);
}

function keptApart(character: string, before: string, after: string): string {
  switch (character) {
    case "$": // formulas
    case "]": // links
    case "@": // addresses
      return character + APART;
    case ":": // links and icons, but not ports, which people copy
      return /\d/.test(after) ? character : character + APART;
    case "_": // emphasis, which does not begin or end within words
      return WORD.test(before) && WORD.test(after) ? character : APART + character + APART;
    default:
      return character;
  }
}

/** Markdown makes a link of it. */
function followsWww(characters: readonly string[], index: number): boolean {
  const word = characters.slice(Math.max(0, index - 3), index).join("");
  return characters[index] === "." && word.toLowerCase() === "www";
}

function codesOf(text: string): string {
  return Array.from(text, (character) => `#${character.codePointAt(0) ?? 0};`).join("");
}
