import { visibleLine } from "./visible-text";

const LONGEST = 300;

/** Foreign text as a code span: nothing in it is markup, a mention or a link. */
export function code(text: string, longest = LONGEST): string {
  const shown = visibleLine(text, longest);
  if (shown === "") return "`(empty)`";
  // In a table, a pipe ends the cell even in a code span: as an entity it does not.
  if (shown.includes("|")) return codeElement(text, longest);
  const longestRun = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  // One space at each end is taken off again, but for a text of nothing else.
  const pad = /^[ `]|[ `]$/.test(shown) && shown.trim() !== "" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Foreign text where Markdown stands still, as in a `<summary>`. */
export function codeElement(text: string, longest = LONGEST): string {
  const escaped = visibleLine(text, longest).replace(
    /[!-,/:-@[-`{-~]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  return `<code>${escaped}</code>`;
}
