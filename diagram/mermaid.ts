import type { Box, BoxKind, Link } from "./box";
import { escapeCharacter, escapeMermaid } from "./escape-mermaid";
import { MARK_STYLES, MARKS } from "./mark-styles";
import type { Mark, DrawnNetwork } from "./drawn-network";
import { outline, type Outline } from "./outline";
import { clip, type Measure } from "./plain-text";

/** GitHub draws no diagram with more characters: `maxTextSize` of Mermaid. */
export const MERMAID_MAX_CHARACTERS = 50_000;

/** What labels may take of it; the rest is for ids, brackets, styles. */
const ROOM_FOR_LABELS = 32_000;

/** Longer lines make boxes that no page has room for. */
const LINE_CHARACTERS = 64;

/** The brackets around a label that give a node its shape. */
const SHAPES: Readonly<Record<BoxKind, readonly [open: string, close: string]>> = {
  account: ["[", "]"],
  "transit-gateway": ["(", ")"],
  "customer-vpc": ["[", "]"],
  "vpc-endpoint": ["(", ")"],
  "private-name": [">", "]"],
  "route-table": ["[[", "]]"],
  "security-group": ["{{", "}}"],
  "tiger-cloud": ["[", "]"],
  "timescale-vpc": ["[", "]"],
  connection: ["[", "]"],
  service: ["[(", ")]"],
  more: ["([", "])"],
};

/**
 * Draws a network as a Mermaid flowchart that GitHub shows in a code block of the language
 * `mermaid`. The same network gives the same text. No text of it can leave its label.
 */
export function drawMermaid(network: DrawnNetwork): string {
  const drawn = outline(network);
  return [
    "flowchart LR",
    `  accTitle: ${drawn.title}`,
    `  accDescr: ${drawn.description}`,
    ...new Flowchart(drawn).lines().map((line) => `  ${line}`),
    "",
  ].join("\n");
}

/** One drawing under way: it gives out node ids, and counts edges, which Mermaid styles by number. */
class Flowchart {
  private readonly ids = new Map<Box, string>();
  private readonly edgeMarks: (Mark | undefined)[] = [];
  private readonly lineRoom: number;

  constructor(private readonly drawn: Outline) {
    // From the number of lines, never from what is in them: no label changes what is drawn.
    this.lineRoom = Math.floor(ROOM_FOR_LABELS / countLines(drawn));
  }

  lines(): string[] {
    const { customerSide, tigerCloud, links } = this.drawn;
    return [
      ...customerSide.flatMap((box) => (box.kind === "account" ? this.frame(box) : this.node(box))),
      ...this.frame(tigerCloud),
      ...links.map((link) => this.link(link)),
      ...this.styles(),
    ];
  }

  private frame(box: Box): string[] {
    const title = `subgraph ${this.idOf(box)}["${this.label("", [box.title])}"]`;
    return [title, ...box.boxes.flatMap((inner) => this.node(inner)).map(indent), "end"];
  }

  /** A node and what hangs on it: to its left on the customer's side, else to its right. */
  private node(box: Box): string[] {
    const [open, close] = SHAPES[box.kind];
    const heading = box.caption === "" ? box.title : `${box.caption} ${box.title}`;
    const label = this.label(symbolOf(box.mark), [heading, ...box.lines]);
    const id = this.idOf(box);
    const own = `${id}${open}"${label}"${close}${box.mark ? `:::${box.mark}` : ""}`;
    return [own, ...box.boxes.flatMap((inner) => [...this.node(inner), this.tie(box, inner)])];
  }

  private tie(box: Box, inner: Box): string {
    this.edgeMarks.push(inner.mark);
    const ends = [this.idOf(inner), this.idOf(box)];
    // One column more for the VPCs, or their lines go behind the route tables of the gateway.
    const isFar = box.kind === "transit-gateway" && inner.kind !== "route-table";
    return (box === this.drawn.target ? ends.reverse() : ends).join(isFar ? " ---- " : " --- ");
  }

  private link({ from, lines, mark, isActive }: Link): string {
    this.edgeMarks.push(mark);
    const arrow = isActive ? "<==>" : "<-.->";
    const label = lines.length === 0 ? "" : `|"${this.label(symbolOf(mark), lines)}"|`;
    return `${this.idOf(from)} ${arrow}${label} ${this.idOf(this.drawn.target)}`;
  }

  private styles(): string[] {
    const classes = MARKS.map((mark) => {
      const { fill, stroke, text } = MARK_STYLES[mark];
      const dashes = mark === "removed" ? ",stroke-dasharray:5 3" : "";
      return `classDef ${mark} fill:${fill},stroke:${stroke},stroke-width:2px,color:${text}${dashes}`;
    });
    const edges = MARKS.map((mark) => ({
      mark,
      numbers: [...this.edgeMarks.keys()].filter((number) => this.edgeMarks[number] === mark),
    }));
    const edgeStyles = edges
      .filter(({ numbers }) => numbers.length > 0)
      .map(({ mark, numbers }) => {
        const style = `stroke:${MARK_STYLES[mark].line},stroke-width:2px`;
        return `linkStyle ${numbers.join(",")} ${style}`;
      });
    return [...classes, ...edgeStyles];
  }

  private label(symbol: string, lines: readonly string[]): string {
    return lines
      .map((line) => clip(line, LINE_CHARACTERS, () => 1))
      .map((line) => clip(line, this.lineRoom, lengthOfEscaped))
      .map((line, index) => (index === 0 && symbol ? `${symbol} ${line}` : line))
      .map(escapeMermaid)
      .join("<br/>");
  }

  private idOf(box: Box): string {
    const id = this.ids.get(box) ?? `n${this.ids.size + 1}`;
    this.ids.set(box, id);
    return id;
  }
}

const lengthOfEscaped: Measure = (characters, index) => escapeCharacter(characters, index).length;

function symbolOf(mark: Mark | undefined): string {
  return mark === undefined ? "" : MARK_STYLES[mark].symbol;
}

function indent(line: string): string {
  return `  ${line}`;
}

function countLines({ customerSide, tigerCloud, links }: Outline): number {
  const ofBox = (box: Box): number => 1 + box.lines.length + sum(box.boxes.map(ofBox));
  return sum([...customerSide, tigerCloud].map(ofBox)) + sum(links.map((l) => l.lines.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
