import { shellWord } from "../../provider/rules/shell-word";

/** A text as one word of a command; where there is none, a place that the reader fills, such as `<sg-…>`. */
export function wordOr(text: string | undefined, place: string): string {
  return text === undefined || text === "" ? place : shellWord(text);
}
