import { API_VICTIMS, EC2_VICTIMS, MOMENTS, type Victim } from "../kills/kill-point";
import type { KillRun as MeasuredRun } from "../kills/kill-run";
import { count, rangeOf, unique } from "./counts";
import { markdownTable } from "./markdown-table";

/** Results of before it was told what was lost have `adopted` alone. */
export type KillRun = Omit<MeasuredRun, "lost"> & Partial<Pick<MeasuredRun, "lost">>;

export function killsSection(runs: readonly KillRun[]): string {
  return `## Kills

${numberOf(runs)} Each update of a stack's life is killed with SIGKILL at one of its
requests to the Tiger Cloud API, which the seed chooses: before the request's work, after the work and
before the answer, or while the provider reads or waits. \`engine\`, \`provider\` and \`all\` count which
processes the kill was meant for. \`reached\` counts the kills that came; in the other runs the update
was over before. The last columns count what the recovery took beyond a refresh and an update: a lock to
be cancelled, a state file to be made readable, a thing to be taken over ${adoptionWords(runs)}

${killsTable(runs, API_VICTIMS, adoptions(runs))}`;
}

export function networkKillsSection(runs: readonly KillRun[]): string {
  return `## Kills of the AWS half

${numberOf(runs)} The same for the life of a connected customer VPC (\`PeeredVpc\`): the kills come at requests
to EC2, which a proxy between the small AWS plugin and moto counts. \`removed\` counts the recoveries in
which something that no state knew was to be removed in AWS, as [recovery.md](recovery.md) says. Pulumi's
own AWS provider may find more by itself; nothing is proven of it here.

${killsTable(runs, EC2_VICTIMS, {
  ...adoptions(runs),
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
  ...adoptions(runs),
  removed: ({ removed }) => removed.length > 0,
})}`;
}

export function endpointKillsSection(runs: readonly KillRun[]): string {
  return `## Kills while a service is brought into a VPC

${numberOf(runs)} The same for the life of a private endpoint (\`PrivateEndpoint\`) with an interface in
each of two subnets, in customer VPCs that are there before: made, changed in place, replaced by one in another VPC, and
deleted. The kills come at requests to the Tiger Cloud API, to EC2 or to Route 53. In the end the service is behind one
connection, that of the endpoint in the state. \`removed\` counts the recoveries in which something that no state knew
was to be removed in AWS: a VPC endpoint, a rule, a security group, a hosted zone or a record.

${killsTable(runs, unique([...API_VICTIMS, ...EC2_VICTIMS]), {
  ...adoptions(runs),
  removed: ({ removed }) => removed.length > 0,
})}`;
}

function numberOf(runs: readonly KillRun[]): string {
  return `${runs.length} updates, seeds ${rangeOf(runs.map(({ seed }) => seed))}.`;
}

/** The columns of what was taken over: `lost` where it was measured. */
function adoptions(runs: readonly KillRun[]): Record<string, (run: KillRun) => boolean> {
  return {
    ...(tellsOfLost(runs) && { lost: ({ lost = false }) => lost }),
    adopt: ({ adopted }) => adopted,
  };
}

function adoptionWords(runs: readonly KillRun[]): string {
  return tellsOfLost(runs)
    ? "with\n`timescale:adopt`: `lost` those where it could be told to be the stack's own, which took the value `lost`,\nand `adopt` those where it could not, which took `true`."
    : "with `timescale:adopt`.";
}

function tellsOfLost(runs: readonly KillRun[]): boolean {
  return runs.some(({ lost }) => lost !== undefined);
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
