import { drawMermaid } from "../../diagram/mermaid";
import type { DrawnNetwork } from "../../diagram/drawn-network";
import { nameOf } from "../../provider/rules/urn";
import { DANGER_CLASSES, DANGERS } from "../dangers/classes";
import { toText } from "../dangers/sentence";
import { OPERATIONS } from "../plan";
import type { Review, ReviewedChange, ReviewedDanger, StackReview } from "../review";
import { shortType } from "../types";
import { sayVerdicts } from "../verdict";
import { code, codeElement } from "../../provider/rules/markdown-code";
import { fit, type Block, type Item } from "./fit";
import { diffLines, sayCounts, sayDangers, sayOperation, sayUnclear, sayWhy } from "./words";

/** The most that GitHub takes for a comment. */
export const COMMENT_BYTES = 65_536;
/** Less cannot hold the verdict. */
export const LEAST_BUDGET_BYTES = 2048;

/** How a review becomes Markdown. */
export interface MarkdownOptions {
  /** @default 65536 */
  budgetBytes?: number;
  /** Where what is left out can be read. @default - a sentence naming the command */
  detailsAt?: string;
}

/** A review as Markdown of GitHub's kind: verdict, dangers, table, and a fold for each resource. */
export function toMarkdown(review: Review, options: MarkdownOptions = {}): string {
  const { budgetBytes = COMMENT_BYTES, detailsAt } = options;
  const isOne = review.stacks.length === 1;
  const blocks: Block[] = [
    verdictOf(review),
    { heading: "#### Dangers\n\n", items: review.dangers.map((one) => dangerItem(one, isOne)) },
    ...(isOne ? [] : [stacksOf(review)]),
    ...review.stacks.flatMap((stack) => [messagesOf(stack), tableOf(stack), diagramsOf(stack)]),
    ...review.stacks.map((stack) => foldsOf(stack)),
  ];
  const where =
    detailsAt === undefined
      ? "in the whole output of `pulumi preview --diff`"
      : `at ${code(detailsAt)}`;
  return fit(
    blocks,
    budgetBytes,
    (leftOut) => `Left out for lack of room: ${leftOut}. Read them ${where}.`,
  );
}

function verdictOf(review: Review): Block {
  const counts = `${sayCounts(review.counts)}. ${sayDangers(review)}.\n`;
  const heading = `### ${sayVerdicts(review.verdicts)}\n\n`;
  const unclear = review.unclear.map((one): Item => ({
    text: `\n${toText(sayUnclear(one), code)}\n`,
    rank: 6,
    kind: "message",
  }));
  return { heading, items: [{ text: counts, rank: 0, kind: "verdict" }, ...unclear] };
}

function dangerItem(danger: ReviewedDanger, isOne: boolean): Item {
  const { change, stack, why, meaning } = danger;
  const where = isOne ? "" : ` in ${code(stack)}`;
  const allowed = danger.allowed ? " (allowed)" : "";
  const type = code(shortType(change.type));
  return {
    text:
      `- **${DANGERS[danger.class].heading}**${allowed}: ${code(change.name)} (${type})${where}: ` +
      `${toText(why, code)}. ${toText(meaning, code)}\n`,
    rank: 10 + DANGER_CLASSES.indexOf(danger.class),
    kind: "danger",
  };
}

function stacksOf({ stacks }: Review): Block {
  return {
    heading: "#### Stacks\n\n| Stack | Verdict | Counts |\n| --- | --- | --- |\n",
    items: stacks.map(({ name, verdicts, counts }) => ({
      text: `| ${code(name)} | ${sayVerdicts(verdicts)} | ${sayCounts(counts)} |\n`,
      rank: 5,
      kind: "stack",
    })),
  };
}

function messagesOf({ name, diagnostics }: StackReview): Block {
  return {
    heading: `#### Messages of ${code(name)}\n\n`,
    items: diagnostics.map(({ severity, message, urn }) => ({
      text: `- **${severity}**${urn === undefined ? "" : ` ${code(nameOf(urn))}`}: ${sayMessage(message)}\n`,
      rank: severity === "error" ? 20 : 30,
      kind: "message",
    })),
  };
}

function sayMessage(message: string): string {
  const lines = message.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines
    .slice(0, 20)
    .map((line) => code(line))
    .join("<br>");
}

function tableOf({ name, changes }: StackReview): Block {
  return {
    heading: `#### Changes of ${code(name)}\n\n| Resource | Type | Operation | Because of |\n| --- | --- | --- | --- |\n`,
    items: changes.map((reviewed) => {
      const { change } = reviewed;
      const cells = [
        code(change.name),
        code(shortType(change.type)),
        sayOperation(change),
        sayWhy(reviewed)
          .map((key) => code(key))
          .join(", "),
      ];
      const rank = 40 + OPERATIONS.indexOf(change.operation);
      return { text: `| ${cells.join(" | ")} |\n`, rank, kind: "row" };
    }),
  };
}

function diagramsOf({ name, networks }: StackReview): Block {
  return {
    heading: `#### Networks of ${code(name)}\n\n`,
    items: networks.flatMap(({ name: network, before, after }) => [
      ...(before === undefined ? [] : [diagramItem(`${code(network)} before`, before)]),
      ...(after === undefined ? [] : [diagramItem(`${code(network)} after`, after)]),
    ]),
  };
}

function diagramItem(title: string, network: DrawnNetwork): Item {
  const text = `${title}:\n\n\`\`\`mermaid\n${drawMermaid(network)}\`\`\`\n\n`;
  return { text, rank: 48, kind: "diagram" };
}

function foldsOf({ name, changes }: StackReview): Block {
  return {
    heading: `#### Properties of ${code(name)}\n\n`,
    items: changes.filter(({ properties }) => properties.length > 0).map(foldItem),
  };
}

function foldItem({ change, properties }: ReviewedChange): Item {
  const summary = `${codeElement(change.name)} (${codeElement(shortType(change.type))}): ${sayOperation(change)}`;
  const lines = properties.flatMap((one) => diffLines(one));
  return {
    text: `<details><summary>${summary}</summary>\n\n\`\`\`diff\n${lines.join("\n")}\n\`\`\`\n\n</details>\n`,
    rank: 50 + OPERATIONS.indexOf(change.operation),
    kind: "diff",
  };
}
