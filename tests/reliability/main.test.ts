import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { packageRoot } from "../../local/package-root";

test("npm run reliability runs the proofs, and nothing else", () => {
  const main = join(packageRoot(), "tests/reliability/main.js");
  const { stdout, status } = spawnSync(process.execPath, [main, "--list"], { encoding: "utf8" });
  const files = stdout.trim().split("\n");
  expect(status).toBe(0);
  expect(files.filter((file) => !file.includes(join("tests", "reliability")))).toEqual([]);
  expect(files.map((file) => basename(file)).sort()).toEqual([
    "api-faults.test.ts",
    "ec2-faults.test.ts",
    "endpoint-kills.test.ts",
    "kill-point.test.ts",
    "kills.test.ts",
    "look-up-faults.test.ts",
    "network-kills.test.ts",
    "network-model.test.ts",
    "provider-model.test.ts",
    "recovery.test.ts",
  ]);
});
