import { readFileSync } from "node:fs";
import { join } from "node:path";

import { BUILT_PULUMI } from "../../../local/engine/build";
import { goProblem, MINIMUM_GO, parseVersion } from "../../../local/engine/version";
import { packageRoot } from "../../../local/package-root";

const goMod = (module: string) =>
  readFileSync(join(packageRoot(), "local/engine/go", module, "go.mod"), "utf8");

test.each([
  ["v3.250.0\n", "3.250.0"],
  ["3.200.1-dev.17", "3.200.1"],
  ["go1.26.8", "1.26.8"],
  ["go1.25", "1.25.0"],
  ["devel", undefined],
])("%j is the version %s", (text, version) => {
  expect(parseVersion(text)).toBe(version);
});

test.each([
  ["go1.25.11", "local", undefined],
  ["go1.26.8 X:nodwarf5", "local", undefined],
  ["go1.22.3", "auto", undefined],
  ["go1.22.3", "local", "go is 1.22.3, and GOTOOLCHAIN=local keeps it from fetching a newer one"],
  ["go1.20.14", "", "go is 1.20.14"],
  ["", "", "go tells no version (nothing)"],
])("of the Go %j with GOTOOLCHAIN=%s it is said: %s", (version, toolchain, problem) => {
  expect(goProblem(version, toolchain)).toBe(problem);
});

test("the versions in the code are those of the go.mod files", () => {
  expect(goMod("pulumi")).toContain(`require github.com/pulumi/pulumi/pkg/v3 v${BUILT_PULUMI}\n`);
  for (const module of ["pulumi", "language-host"]) {
    expect(goMod(module)).toContain(`\ngo ${MINIMUM_GO}\n`);
  }
});
