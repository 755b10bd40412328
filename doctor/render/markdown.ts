import { code } from "../../provider/rules/markdown-code";
import { visibleLine } from "../../provider/rules/visible-text";
import type { Diagnosis, JudgedWay } from "../diagnosis";
import type { TellingFinding } from "../finding";
import { liveLine } from "./live-lines";
import { picturesOf, type Pictures } from "./picture";
import { prose } from "./prose";
import { sayReach } from "./reach";
import { drawPicture } from "./terminal";
import { LINK_NAMES, MARKS, sayCounts, sayState } from "./words";

const LONGEST = 2000;

/** A diagnosis as Markdown of GitHub's kind, for a ticket or a pull request. */
export function toMarkdown(diagnosis: Diagnosis): string {
  const { findings, unseen, ways, live } = diagnosis;
  return [
    `### ${prose(sayState(diagnosis))}\n`,
    `${sayCounts(diagnosis)}\n`,
    ...waysBlock(picturesOf(ways)),
    ...section(
      "Findings",
      findings.map((one) => findingItem(one, ways)),
    ),
    ...section(
      "Could not be looked at",
      unseen.map(({ link, subject, reason }) => {
        return `- ${prose(subject)} (${LINK_NAMES[link]}): ${prose(reason)}`;
      }),
    ),
    ...section(
      "Live",
      live.map(liveLine).map(({ state, text }) => `- ${MARKS[state]} ${code(text, LONGEST)}`),
    ),
  ].join("\n");
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`#### ${title}\n`, `${items.join("\n")}\n`];
}

/** The pictures stand in a fence that is longer than any in their texts. */
function waysBlock({ drawn, listed, rest }: Pictures): string[] {
  const pictures = drawn.map((one) => drawPicture(one, (_style, text) => text).join("\n"));
  const text = pictures.join("\n\n");
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  const others = [
    ...listed.map(({ state, title }) => `- ${MARKS[state]} ${code(visibleLine(title))}`),
    ...rest.map(({ state, count }) => `- ${MARKS[state]} ${count} more`),
  ];
  const block = pictures.length === 0 ? [] : [`${fence}text\n${text}\n${fence}\n`];
  const list = others.length === 0 ? [] : [`${others.join("\n")}\n`];
  return block.length + list.length === 0 ? [] : ["#### Ways\n", ...block, ...list];
}

function findingItem(finding: TellingFinding, ways: readonly JudgedWay[]): string {
  const { check, subject, saw, why, fix } = finding;
  const reach = sayReach(finding, ways);
  return [
    `- ${MARKS[check.severity]} **${prose(subject)}**: ${prose(saw)} (${code(check.name)})`,
    ...(why === "" ? [] : [`  - Why: ${prose(why)}`]),
    ...(fix === "" ? [] : [`  - Do: ${prose(fix)}`]),
    ...(reach === "" ? [] : [`  - On: ${prose(reach)}`]),
  ].join("\n");
}
