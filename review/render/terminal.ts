import { painter, type Paint, type Style } from "../../provider/rules/paint";
import { nameOf } from "../../provider/rules/urn";
import { DANGERS } from "../dangers/classes";
import { toText } from "../dangers/sentence";
import type { Operation } from "../plan";
import type { Review, ReviewedDanger, StackReview } from "../review";
import { shortType } from "../types";
import { sayVerdicts, VERDICTS } from "../verdict";
import { visible } from "./visible";
import { diffLines, sayCounts, sayDangers, sayOperation, sayUnclear, sayWhy } from "./words";

const OPERATION_STYLE: Readonly<Record<Operation, Style>> = {
  delete: "red",
  replace: "magenta",
  update: "yellow",
  create: "green",
  import: "cyan",
  forget: "cyan",
};

/** A review as text for a terminal. Foreign text cannot steer the terminal. */
export function toTerminal(review: Review, { colour }: { colour: boolean }): string {
  const paint = painter(colour);
  const lines = [
    paint(["bold", VERDICTS[review.verdicts[0]].colour], sayVerdicts(review.verdicts)),
    `${sayCounts(review.counts)}. ${sayDangers(review)}.`,
    ...review.unclear.map((one) => paint("yellow", toText(sayUnclear(one), visible))),
    ...section(
      "Dangers",
      review.dangers.flatMap((danger) => dangerLines(danger, review, paint)),
      paint,
    ),
    ...review.stacks.flatMap((stack) => stackLines(stack, paint)),
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ["", paint("bold", title), ...lines];
}

function dangerLines(danger: ReviewedDanger, { stacks }: Review, paint: Paint): string[] {
  const { change, stack, why, meaning } = danger;
  const where = stacks.length === 1 ? "" : ` in ${visible(stack)}`;
  const allowed = danger.allowed ? " (allowed)" : "";
  const title = paint(
    danger.allowed ? "yellow" : "red",
    `${DANGERS[danger.class].heading}${allowed}`,
  );
  return [
    `  ${title}: ${visible(change.name)} (${visible(shortType(change.type))})${where}: ${toText(why, visible)}.`,
    `    ${toText(meaning, visible)}`,
  ];
}

function stackLines({ name, changes, diagnostics }: StackReview, paint: Paint): string[] {
  const messages = diagnostics.flatMap(({ severity, message, urn }) => {
    const of = urn === undefined ? "" : ` ${visible(nameOf(urn))}`;
    const [first = "", ...rest] = message.split(/\r?\n/).filter((line) => line.trim() !== "");
    const title = paint(severity === "error" ? "red" : "yellow", `${severity}${of}`);
    return [
      `  ${title}: ${visible(first, 2000)}`,
      ...rest.map((line) => `    ${visible(line, 2000)}`),
    ];
  });
  const rows = changes.flatMap((reviewed) => {
    const { change, properties } = reviewed;
    const operation = paint(OPERATION_STYLE[change.operation], sayOperation(change));
    const why = sayWhy(reviewed).map((key) => visible(key));
    const because = why.length === 0 ? "" : `: ${why.join(", ")}`;
    return [
      `  ${operation} ${visible(change.name)} (${visible(shortType(change.type))})${because}`,
      ...properties.flatMap((one) => diffLines(one, paint)).map((line) => `      ${line}`),
    ];
  });
  return [
    ...section(`Messages of ${visible(name)}`, messages, paint),
    ...section(`Changes of ${visible(name)}`, rows, paint),
  ];
}
