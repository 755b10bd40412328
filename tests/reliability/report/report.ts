import type { Ec2Run } from "../faults/ec2-run";
import type { FaultRun } from "../faults/fault-run";
import { imitatedSection } from "./imitated-section";
import {
  type KillRun,
  endpointKillsSection,
  gatewayKillsSection,
  killsSection,
  networkKillsSection,
} from "./kill-sections";
import { apiFaultsSection, ec2FaultsSection, modelSection } from "./report-sections";

/** What a model test tells of itself. */
export interface ModelResults {
  seeds: number[];
  sequences: number;
  steps: number;
  interruptions: number;
  consoleChanges: number;
  failures: string[];
}

/** What the proofs have measured, by the name of the file; those that were not run are missing. */
export interface Results {
  kills?: KillRun[];
  "network-kills"?: KillRun[];
  "gateway-kills"?: KillRun[];
  "endpoint-kills"?: KillRun[];
  "api-faults"?: FaultRun[];
  "ec2-faults"?: Ec2Run[];
  /** On the handlers. */
  "model-provider"?: ModelResults;
  /** On the real engine. */
  model?: ModelResults;
}

/** Writes docs/reliability.md. */
export function renderReliability(results: Results): string {
  const { kills, "api-faults": apiFaults, "ec2-faults": ec2Faults } = results;
  const { "network-kills": networkKills, "gateway-kills": gatewayKills } = results;
  const { "endpoint-kills": endpointKills } = results;
  return `${[
    INTRODUCTION,
    ...(kills ? [killsSection(kills)] : []),
    ...(networkKills ? [networkKillsSection(networkKills)] : []),
    ...(gatewayKills ? [gatewayKillsSection(gatewayKills)] : []),
    ...(endpointKills ? [endpointKillsSection(endpointKills)] : []),
    ...(apiFaults ? [apiFaultsSection(apiFaults)] : []),
    ...(ec2Faults ? [ec2FaultsSection(ec2Faults)] : []),
    ...modelSection({
      "the handlers": results["model-provider"],
      "the real engine": results.model,
    }),
    imitatedSection(),
    REPEAT,
  ].join("\n\n")}\n`;
}

const INTRODUCTION = `# Reliability

This file is rendered from what the proofs measured, which is kept in
[tests/reliability/results](../tests/reliability/results). A test holds it against them. Do not edit
it by hand.

The proofs run on the local Tiger Cloud (formerly Timescale Cloud), on moto, and on this project's
small AWS plugin, [which imitates the real one](#the-aws-provider-behind-these-tests). They say nothing of
the real clouds' own failures. After each disturbance a run goes
through [recovery.md](recovery.md), and then holds that:

- the clouds have what the program says: nothing is missing, doubled or left over;
- the state knows all of it, and no operation is pending;
- the next preview plans nothing.

A run where one of these does not hold fails its test.`;

const REPEAT = `## Repeat it

\`\`\`sh
npm run reliability -- --size ci       # minutes: what the usual tests run
npm run reliability -- --size nightly  # all kills and faults
npm run reliability -- --from <folder> # renders from results that exist
\`\`\`

Runs with seeds choose the same points again where the requests of the updates are the same.`;
