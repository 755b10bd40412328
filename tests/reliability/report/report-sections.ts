import { EC2_CASES } from "../faults/ec2-faults";
import type { Ec2Run } from "../faults/ec2-run";
import type { FaultRun } from "../faults/fault-run";
import { count, rangeOf, unique } from "./counts";
import { markdownTable } from "./markdown-table";
import type { ModelResults } from "./report";

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
  return `## Faults of EC2 and Route 53

${runs.length} of the ${EC2_CASES.length} cases were run: updates that connect or disconnect a customer VPC (\`PeeredVpc\`)
or a transit gateway (\`PeeredTransitGateway\`), or bring a service into a VPC or take it away (\`PrivateEndpoint\`),
each through one fault, with the plain \`pulumi\`. The faults come from a proxy between the small AWS plugin and moto. The plugin uses the AWS
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
