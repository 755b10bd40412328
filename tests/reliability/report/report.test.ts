import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resourceTypes } from "../../../local/aws/plugin/types";
import { packageRoot } from "../../../local/package-root";
import type { Ec2Run } from "../faults/ec2-run";
import type { FaultRun } from "../faults/fault-run";
import type { KillRun } from "./kill-sections";
import { typeName } from "./imitated-section";
import { renderReliability, type Results } from "./report";
import { readResults, writeResults } from "../results";

const KEPT = join(packageRoot(), "tests/reliability/results");
const DOCUMENT = join(packageRoot(), "docs/reliability.md");

const kill: KillRun = {
  ...{ seed: 3, stage: "create all", call: "POST /vpcs", skip: 0 },
  ...{ moment: "after the work", victim: "engine", reached: true },
  ...{ lock: true, file: false, adopted: true, removed: [] },
};
const fault: FaultRun = {
  ...{ operation: "create a Timescale VPC", call: "POST /vpcs", fault: "503" },
  ...{ lasting: false, outcome: "on", code: "" },
};
const ec2: Ec2Run = {
  ...{ fault: "throttled", action: "CreateRoute", outcome: "removal", met: 3 },
  ...{ removed: ["route"] },
};

const rowsOf = (document: string) => document.split("\n").filter((line) => line.startsWith("| "));
const rendered = (results: Results) => rowsOf(renderReliability(results)).map(cellsOf);
const cellsOf = (row: string) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

test("kills are counted by stage, moment and victim, with what the recovery took", () => {
  const rows = rendered({ kills: [kill, { ...kill, seed: 4, victim: "all", lock: false }] });
  expect(rows).toContainEqual(["create all", "after the work", "1", "0", "1", "2", "1", "0", "2"]);
});

test("what was taken over as lost is counted apart, where that was measured", () => {
  const runs: KillRun[] = [
    { ...kill, adopted: false, lost: true },
    { ...kill, seed: 4, lost: false },
    { ...kill, seed: 5, lost: true },
  ];
  for (const name of ["kills", "network-kills", "gateway-kills", "endpoint-kills"] as const) {
    const rows = rendered({ [name]: runs });
    expect(rows[0]).toContain("lost");
    expect(rows[2]?.slice(-5)).toEqual(
      name === "kills" ? ["3", "3", "0", "2", "2"] : ["3", "0", "2", "2", "0"],
    );
    expect(rendered({ [name]: [kill] })[0]).not.toContain("lost");
  }
});

test("kills of the AWS half are counted with what was to be removed there", () => {
  const run: KillRun = { ...kill, victim: "AWS plugin", adopted: false, removed: ["route"] };
  const rows = rendered({ "network-kills": [run] });
  expect(rows).toContainEqual([
    ...["create all", "after the work", "0", "1", "0", "1", "1", "0", "0", "1"],
  ]);
});

test("kills while a transit gateway is connected are counted by the victims of both clouds", () => {
  const run: KillRun = { ...kill, victim: "AWS plugin", removed: ["gateway route"] };
  const rows = rendered({ "gateway-kills": [run, { ...run, seed: 4, victim: "provider" }] });
  expect(rows).toContainEqual([
    ...["create all", "after the work", "0", "1", "0", "1", "2", "2", "0", "2", "2"],
  ]);
});

test("kills while a service is brought into a VPC are counted by the victims of both clouds", () => {
  const run: KillRun = { ...kill, victim: "AWS plugin", removed: ["VPC endpoint"] };
  const rows = rendered({ "endpoint-kills": [run, { ...run, seed: 4, victim: "provider" }] });
  expect(rows).toContainEqual([
    ...["create all", "after the work", "0", "1", "0", "1", "2", "2", "0", "2", "2"],
  ]);
});

test("faults of the API are counted by how the operation went on, with its codes", () => {
  const failed: FaultRun = { ...fault, lasting: true, outcome: "up", code: "Unavailable" };
  const rows = rendered({ "api-faults": [fault, failed] });
  expect(rows).toContainEqual(["503", "1", "0", "0", "0", "1", "0", "Unavailable"]);
});

test("each fault of EC2 has a row, which names what was to be removed", () => {
  expect(rendered({ "ec2-faults": [ec2] })).toContainEqual([
    ...["throttled", "`CreateRoute`", "3"],
    "fails; takes a removal in AWS and `pulumi up` (route)",
  ]);
});

test("every type of the small AWS plugin tells when it is gone, and where that is known from", () => {
  const rows = rendered({}).filter(([name]) => name?.endsWith(".go`"));
  expect(rows.map(([name]) => name?.split("<br>")[0])).toEqual(
    [...resourceTypes.keys()].map((token) => `\`${typeName(token)}\``),
  );
  const codes = [
    "gone when it is read: `InvalidRouteTableID.NotFound`",
    "gone when it is deleted: `InvalidRoute.NotFound`",
    "creation tried again: `InvalidParameterException`, `InvalidTransitGatewayID.NotFound`, 5 minutes",
    "deletion tried again: `InvalidParameterException`, 5 minutes",
  ];
  expect(rows).toContainEqual(["`Route`<br>`vpc_route.go`", codes.join("<br>")]);
  const none = "`MainRouteTableAssociation`<br>`vpc_main_route_table_association.go`";
  expect(rows).toContainEqual([none, "none"]);
});

test("a proof that was not run has no section", () => {
  expect(renderReliability({ kills: [kill] })).not.toContain("## Faults");
  const model = { sequences: 9, steps: 90, interruptions: 8, consoleChanges: 7, failures: [] };
  const text = renderReliability({ model: { seeds: [1], ...model } });
  expect(rowsOf(text).map(cellsOf)).toContainEqual([
    ...["the real engine", "1", "9", "90", "8", "7", "0"],
  ]);
});

// `npm run reliability` names the folder of new results, of which those of a name replace the old.
const fresh = process.env["RELIABILITY_RENDER"];
test("docs/reliability.md is what the present renderer makes of the results kept", () => {
  if (fresh !== undefined) {
    for (const [name, results] of Object.entries(readResults(fresh))) {
      if (results !== undefined) writeResults(KEPT, name, results);
    }
    writeFileSync(DOCUMENT, renderReliability(readResults(KEPT)));
  }
  expect(readFileSync(DOCUMENT, "utf8")).toBe(renderReliability(readResults(KEPT) as Results));
});
