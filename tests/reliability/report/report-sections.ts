import { EC2_CASES } from "../faults/ec2-faults";
import type { Ec2Run } from "../faults/ec2-run";
import type { FaultRun } from "../faults/fault-run";
import { API_VICTIMS, EC2_VICTIMS, MOMENTS, type Victim } from "../kills/kill-point";
import type { KillRun } from "../kills/kill-run";
import { markdownTable } from "./markdown-table";
import type { ModelResults } from "./report";

export function killsSection(runs: readonly KillRun[]): string {
  return `## Kills

${numberOf(runs)} Each update of a stack's life is killed with SIGKILL at one of its
requests to the Tiger Cloud API, which the seed chooses: before the request's work, after the work and
before the answer, or while the provider reads or waits. \`engine\`, \`provider\` and \`all\` count which
processes the kill was meant for. \`reached\` counts the kills that came; in the other runs the update
was over before. The last columns count what the recovery took beyond a refresh and an update: a lock to
be cancelled, a state file to be made readable, a thing to be taken over with \`timescale:adopt\`.

${killsTable(runs, API_VICTIMS, { adopt: ({ adopted }) => adopted })}`;
}

export function networkKillsSection(runs: readonly KillRun[]): string {
  return `## Kills of the AWS half

${numberOf(runs)} The same for the life of a connected customer VPC (\`PeeredVpc\`): the kills come at requests
to EC2, which a proxy between the small AWS plugin and moto counts. \`removed\` counts the recoveries in
which something that no state knew was to be removed in AWS, as [recovery.md](recovery.md) says. Pulumi's
own AWS provider may find more by itself; nothing is proven of it here.

${killsTable(runs, EC2_VICTIMS, {
  adopt: ({ adopted }) => adopted,
  removed: ({ removed }) => removed.length > 0,
})}`;
}

export function gatewayKillsSection(runs: readonly KillRun[]): string {
  return `## Kills while a transit gateway is connected

${numberOf(runs)} The same for the life of a connected transit gateway (\`PeeredTransitGateway\`), made by
somebody else before, and the customer VPCs behind it: the kills come at requests to the Tiger Cloud API or to EC2. In
the end the gateway has one attachment, which was accepted once. \`removed\` counts the recoveries in which something
that no state knew was to be removed in AWS: a route, a rule, a security group, or a static route of the gateway.

${killsTable(runs, unique([...API_VICTIMS, ...EC2_VICTIMS]), {
  adopt: ({ adopted }) => adopted,
  removed: ({ removed }) => removed.length > 0,
})}`;
}

function numberOf(runs: readonly KillRun[]): string {
  return `${runs.length} updates, seeds ${rangeOf(runs.map(({ seed }) => seed))}.`;
}

function killsTable(
  runs: readonly KillRun[],
  victims: readonly Victim[],
  further: Record<string, (run: KillRun) => boolean>,
): string {
  const stages = unique(runs.map(({ stage }) => stage));
  const rowOf = (label: string[], some: readonly KillRun[]) => [
    ...label,
    ...victims.map((victim) => count(some, (run) => run.victim === victim)),
    count(some, (run) => run.reached),
    count(some, (run) => run.lock),
    count(some, (run) => run.file),
    ...Object.values(further).map((holds) => count(some, holds)),
  ];
  const rows = stages.flatMap((stage) =>
    MOMENTS.map((moment) => ({
      moment,
      some: runs.filter((run) => run.stage === stage && run.moment === moment),
      stage,
    }))
      .filter(({ some }) => some.length > 0)
      .map(({ stage: name, moment, some }) => rowOf([name, moment], some)),
  );
  const header = ["stage", "moment", ...victims, "reached", "lock", "file"];
  return markdownTable([...header, ...Object.keys(further)], [...rows, rowOf(["all", ""], runs)]);
}

export function apiFaultsSection(runs: readonly FaultRun[]): string {
  const once = runs.filter(({ lasting }) => !lasting);
  const long = runs.filter(({ lasting }) => lasting);
  const spans = long.length > 0 ? [once, long] : [once];
  const rowOf = (label: string[], isIts: (run: FaultRun) => boolean) => [
    ...label,
    ...spans.flatMap((span) => outcomesOf(span.filter(isIts))),
    unique(runs.filter(isIts).map(({ code }) => code))
      .filter((code) => code !== "")
      .sort()
      .join(", "),
  ];
  const columns = [
    ...["on", "up", "adopt"],
    ...(long.length > 0 ? ["lasting: on", "lasting: up", "lasting: adopt"] : []),
    "codes",
  ];
  const faults = unique(runs.map(({ fault }) => fault));
  const requests = unique(runs.map(({ operation, call }) => `${operation}\n${call}`));
  return `## Faults of the Tiger Cloud API

${runs.length} runs of ${faults.length} faults and ${requests.length} kinds of requests. Each fault hits one request${long.length > 0 ? ", and in other\nruns (`lasting`) each such request until the operation gives up" : ""}. \`on\` counts the runs
in which the operation went on by itself; \`up\` those in which it failed with a code and the next
\`pulumi up\` finished it; \`adopt\` those in which that found what the failed one had made, and took
it over. [errors.md](errors.md) explains the codes. These runs call the provider's handlers without
the engine, with waits that run 20 times faster.

### By fault

${markdownTable(
  ["fault", ...columns],
  faults.map((fault) => rowOf([fault], (run) => run.fault === fault)),
)}

### By request

${markdownTable(
  ["operation", "request", ...columns],
  requests.map((request) => {
    const [operation = "", call = ""] = request.split("\n");
    return rowOf(
      [operation, `\`${call}\``],
      (run) => run.operation === operation && run.call === call,
    );
  }),
)}`;
}

function outcomesOf(runs: readonly FaultRun[]): number[] {
  return (["on", "up", "adopt"] as const).map((outcome) =>
    count(runs, (run) => run.outcome === outcome),
  );
}

const EC2_WAYS = {
  on: "unnoticed",
  up: "fails; the next `pulumi up` finishes",
  removal: "fails; takes a removal in AWS and `pulumi up`",
};

export function ec2FaultsSection(runs: readonly Ec2Run[]): string {
  const rows = runs.map(({ fault, action, met, outcome, removed }) => [
    ...[fault, `\`${action}\``, met],
    EC2_WAYS[outcome] + (removed.length > 0 ? ` (${unique(removed).join(", ")})` : ""),
  ]);
  return `## Faults of EC2

${runs.length} of the ${EC2_CASES.length} cases were run: updates that connect or disconnect a customer VPC (\`PeeredVpc\`)
or a transit gateway (\`PeeredTransitGateway\`), each through one fault, with the plain \`pulumi\`. The faults come from a proxy between the small AWS plugin and moto. The plugin uses the AWS
SDK, which asks again where it may: \`met\` counts the requests that met the fault. Pulumi's own AWS
provider has other retries, and may say other words; nothing is proven of it here.

${markdownTable(["fault", "call", "met", "how it went on"], rows)}`;
}

/** @param measured what was measured, by what it was run on */
export function modelSection(measured: Record<string, ModelResults | undefined>): string[] {
  const rows = Object.entries(measured).flatMap(([runOn, model]) => {
    if (model === undefined) return [];
    const { seeds, sequences, steps, interruptions, consoleChanges, failures } = model;
    const counts = [sequences, steps, interruptions, consoleChanges, failures.length];
    return [[runOn, rangeOf(seeds), ...counts]];
  });
  if (rows.length === 0) return [];
  return [
    `## Random sequences

Changes of the program, changes in both consoles and interruptions follow each other at random; then a
quiet \`pulumi up\` must make both clouds equal the program. On the handlers, a small model of the engine
drives them against the local Tiger Cloud alone.

${markdownTable(
  ["run on", "seeds", "sequences", "steps", "interruptions", "changes in consoles", "failures"],
  rows,
)}`,
  ];
}

/** Seeds are numbers that follow each other. */
function rangeOf(seeds: readonly number[]): string {
  const [least, most] = [Math.min(...seeds), Math.max(...seeds)];
  return least === most ? `${least}` : `${least} to ${most}`;
}

function count<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length;
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
