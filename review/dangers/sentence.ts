import type { Change } from "../plan";
import { diffProperties, replaceReasonsOf } from "../property-diff";
import { sayValue } from "../values";

/** A sentence of our own words and of foreign text, which each output escapes in its own way. */
export type Sentence = readonly Part[];
export type Part = string | { foreign: string };

/** A sentence with foreign values in it: ``sentence`service ${id} moves` ``. */
export function sentence(texts: TemplateStringsArray, ...values: readonly unknown[]): Sentence {
  return texts.flatMap((text, index): Part[] => {
    const own = text === "" ? [] : [text];
    if (index >= values.length) return own;
    return [...own, { foreign: sayValue(values[index]) }];
  });
}

/** Why a resource goes: where it is replaced, the properties that make it so, with their values. */
export function whyLost(change: Change): Sentence {
  if (change.operation === "delete") return ["it is deleted"];
  const reasons = replaceReasonsOf(change);
  if (reasons.length === 0) return ["it is replaced"];
  const details = diffProperties(change).filter(({ replaces }) => replaces);
  return [
    "replaced because of ",
    ...details
      .slice(0, 3)
      .flatMap(({ path, before, after }, index): Part[] => [
        ...(index === 0 ? [] : [", "]),
        { foreign: path },
        " (",
        { foreign: bare(before) },
        " to ",
        { foreign: bare(after) },
        ")",
      ]),
    ...(details.length > 3 ? [` and ${details.length - 3} more`] : []),
  ];
}

/** The sentence as text. @param show what an output makes of foreign text */
export function toText(parts: Sentence, show = (foreign: string) => foreign): string {
  return parts.map((part) => (typeof part === "string" ? part : show(part.foreign))).join("");
}

function bare(text: string | undefined): string {
  return text === undefined ? "nothing" : text.replace(/^"(.*)"$/s, "$1");
}
