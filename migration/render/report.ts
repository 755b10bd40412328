import type { AdoptedNetwork, Adoption } from "../adoption";
import { placesOf } from "./places";
import { programOf } from "./program";
import { shellWord } from "../../provider/rules/shell-word";
import { plain } from "./quote";

/** All that the command tells, in the form that `--json` prints. */
export interface MigrationReport {
  /** What was found, a sentence for each network. */
  found: string[];
  notes: string[];
  /** The program: `index.ts`. */
  program: string;
  /** The shell lines that take the networks over, in this order. */
  takeOver: string[];
  /** The shell lines that take them out of Terraform's state afterwards, in this order. */
  release: string[];
}

/** What to do for an adoption. */
export function reportOf(adoption: Adoption): MigrationReport {
  const { networks, notes, removals } = adoption;
  const places = placesOf(networks);
  const [only] = places.length === 1 ? places : [];
  return {
    found: networks.map(sentenceOf).map(plain),
    notes: notes.map(plain),
    program: programOf(networks),
    takeOver: [
      ...(only ? [`pulumi config set aws:region ${shellWord(only.regionCode)}`] : []),
      "pulumi preview",
      "pulumi up",
    ],
    release: removals.map((address) => `terraform state rm ${shellWord(address)}`),
  };
}

function sentenceOf(network: AdoptedNetwork): string {
  const { name, timescaleVpc, peers, transitGateways, services } = network;
  const { id, name: vpcName, cidr, regionCode } = timescaleVpc;
  return `${name}: Timescale VPC ${id} (${JSON.stringify(vpcName)}, ${cidr}, ${regionCode}), peerings: ${peers.length + transitGateways.length}, services: ${services.length}.`;
}

/** The report as text for people. */
export function toText({ found, notes, program, takeOver, release }: MigrationReport): string {
  return [
    ...section("Found", found),
    ...section("To know", notes),
    ...section("1. The program, index.ts", [program.trimEnd()]),
    ...section("2. Take it over: read the preview before the update", takeOver),
    ...section(
      "3. Then take it out of Terraform's state, and the same blocks out of its configuration",
      release,
    ),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, "-".repeat(title.length), ...lines, ""];
}
