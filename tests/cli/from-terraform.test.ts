import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { IDS, networkOf, PASSWORD, shownState } from "../migration/states";
import { ROOT } from "../support/run-node";

const run = (args: string[], input = "") =>
  spawnSync(process.execPath, [join(ROOT, "dist/cli/main.js"), "from-terraform", ...args], {
    input,
    encoding: "utf8",
  });

test("a state on standard input leads to the program and the commands", () => {
  const { status, stdout, stderr } = run(["-"], shownState(networkOf(IDS)));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain('db: Timescale VPC 1001 ("production", 10.0.0.0/24, us-east-1)');
  expect(stdout).toContain("new TimescaleNetwork(");
  expect(stdout).toMatch(/^terraform state rm timescale_vpcs\.db$/m);
  expect(stdout).not.toContain(PASSWORD);
});

test("with --json it prints the same as JSON", () => {
  const { status, stdout } = run(["-", "--json"], shownState(networkOf(IDS)));
  expect(status).toBe(0);
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
    ...["found", "notes", "program", "takeOver", "release"],
  ]);
});

test("a state without a Timescale VPC ends it with 1 and a sentence", () => {
  const { status, stdout, stderr } = run(["-"], shownState([]));
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^standard input: it has no timescale_vpcs that can be taken over\./);
});

test("a file that is not there ends it with 1, and no file with 2", () => {
  expect(run(["no-such-file"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("ENOENT") as string,
  });
  expect(run([]).status).toBe(2);
});
