import { painter, type Paint, type Style } from "../../provider/rules/paint";
import { visibleLine } from "../../provider/rules/visible-text";
import type { Diagnosis } from "../diagnosis";
import type { Unseen } from "../finding";
import { liveLine } from "./live-lines";
import { picturesOf, type Picture, type Pictures } from "./picture";
import { sayReach } from "./reach";
import { LINK_NAMES, MARKS, sayCounts, sayState, type WayState } from "./words";

const STYLES: Readonly<Record<WayState, Style>> = {
  sound: "green",
  broken: "red",
  risk: "yellow",
  unseen: "cyan",
};

/** A sentence of a finding may hold a command with many ids. */
const LONGEST = 2000;
const visible = (text: string) => visibleLine(text, LONGEST);

/** A diagnosis as text for a terminal. Foreign text cannot steer the terminal. */
export function toTerminal(diagnosis: Diagnosis, { colour }: { colour: boolean }): string {
  const paint = painter(colour);
  const { state, unseen, ways, live } = diagnosis;
  const lines = [
    paint(
      ["bold", STYLES[state === "well" ? "sound" : state]] as Style,
      visible(sayState(diagnosis)),
    ),
    sayCounts(diagnosis),
    ...section("Ways", pictureLines(picturesOf(ways), paint), paint),
    ...section("Findings", findingLines(diagnosis, paint), paint),
    ...section(
      "Could not be looked at",
      unseen.map((one) => unseenLine(one, paint)),
      paint,
    ),
    ...section(
      "Live",
      live.map(liveLine).map((one) => `  ${marked(one.state, paint)} ${visible(one.text)}`),
      paint,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ["", paint("bold", title), ...lines];
}

const marked = (state: WayState, paint: Paint) => paint(STYLES[state], MARKS[state]);

function pictureLines({ drawn, listed, rest }: Pictures, paint: Paint): string[] {
  const pictures = drawn.flatMap((one, index) => [
    ...(index === 0 ? [] : [""]),
    ...drawPicture(one, paint).map((line) => `  ${line}`),
  ]);
  const others = [
    ...listed.map(({ state, title }) => `  ${marked(state, paint)} ${visible(title)}`),
    ...rest.map(({ state, count }) => `  ${marked(state, paint)} ${count} more`),
  ];
  const gap = pictures.length > 0 && others.length > 0 ? [""] : [];
  return [...pictures, ...gap, ...others];
}

/** One line a link, from the client to the service. */
export function drawPicture({ title, from, links }: Picture, paint: Paint): string[] {
  const width = Math.max(...links.map(({ name }) => name.length));
  return [
    paint("bold", visible(title)),
    `  from ${visible(from)}`,
    ...links.map(({ name, label, state, isFirstBroken }) => {
      const here = isFirstBroken ? paint("red", "   <-- broken here") : "";
      return `  ${marked(state, paint)} ${name.padEnd(width)}  ${visible(label)}${here}`;
    }),
  ];
}

/** What a check means is told of the first findings of it alone. */
const TOLD_IN_FULL = 5;

function findingLines({ findings, ways }: Diagnosis, paint: Paint): string[] {
  const told = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { check, subject, saw, why, fix } = finding;
    const count = (told.get(check.name) ?? 0) + 1;
    told.set(check.name, count);
    const isFull = count <= TOLD_IN_FULL;
    const details = [
      ["Why", isFull ? why : ""],
      ["Do", fix],
      ["On", isFull ? sayReach(finding, ways) : ""],
    ];
    return [
      `  ${marked(check.severity, paint)} ${visible(subject)}: ${visible(saw)} (${check.name})`,
      ...details
        .filter(([, text]) => text !== "")
        .map(([word = "", text = ""]) => `      ${word.padEnd(4)} ${visible(text)}`),
    ];
  });
}

function unseenLine({ link, subject, reason }: Unseen, paint: Paint): string {
  return `  ${marked("unseen", paint)} ${visible(subject)} (${LINK_NAMES[link]}): ${visible(reason)}`;
}
