import { code } from "../../provider/rules/markdown-code";
import { visibleLine } from "../../provider/rules/visible-text";

const LONGEST = 2000;

/** Words without any sign that Markdown knows. */
const PLAIN = /^[A-Za-z0-9.,;:()'"?/…-]+$/;

/** What begins a list or a rule, and what GitHub makes a link, a picture or a reference of. */
const MARKUP = [
  /^(?:-+|\d+[.)])$/,
  /www\.|:\/\//i,
  /:[A-Za-z0-9-]+:/,
  /^\W*GH-\d/i,
  /^\W*[0-9a-f]{7,40}\W*$/i,
];

/** A value of an option: quotes and placeholders may hold spaces. */
const VALUE = /(?:'[^']*'|"[^"]*"|<[^<>]*>|[^\s'"<>])+/.source;

/** Of several values, those behind the first one are placeholders and ids: other words go on with the sentence. */
const MORE = /(?: (?:<[^<>]*>|[a-z]+-[0-9a-f]+(?![^\s])))*/.source;

/** A command of the AWS CLI, as far as it can be told from the sentence around it. */
const COMMAND = new RegExp(
  `(?<!\\S)(aws (?:ec2|route53) [a-z][a-z0-9-]+(?: --[a-z][a-z-]+(?: (?!--)${VALUE}${MORE})?)*)`,
);

/**
 * A sentence that may hold foreign text, for Markdown: what stands between backticks is a code span, and so are
 * commands of the AWS CLI, and each word that Markdown could read as more than a word.
 */
export function prose(text: string): string {
  const parts = visibleLine(text, LONGEST).split("`");
  // A backtick without its other half is no fence of ours.
  const isPaired = parts.length % 2 === 1;
  const shown = isPaired ? parts : [parts.join("'")];
  return shown
    .map((part, index) => (index % 2 === 1 ? code(part, LONGEST) : sentence(part)))
    .reduce(apart, "")
    .trim();
}

/** Two code spans that touch would be one. */
function apart(before: string, after: string): string {
  const touch = before.endsWith("`") && after.startsWith("`");
  return `${before}${touch ? " " : ""}${after}`;
}

function sentence(text: string): string {
  return text
    .split(COMMAND)
    .map((part, index) => (index % 2 === 1 ? command(part) : words(part)))
    .reduce(apart, "");
}

/** The point or comma behind a command is the sentence's. */
function command(text: string): string {
  const [, own = text, behind = ""] = /^(.*?)([.,;:]*)$/.exec(text) ?? [];
  return `${code(own, LONGEST)}${behind}`;
}

function words(text: string): string {
  return text.replace(/[^ ]+/g, (word) => {
    const isHarmless = PLAIN.test(word) && !MARKUP.some((pattern) => pattern.test(word));
    return isHarmless ? word : code(word, LONGEST);
  });
}
