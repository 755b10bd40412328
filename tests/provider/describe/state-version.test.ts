import { SCHEMA_VERSION, upgradeState } from "../../../provider/describe/state-version";

test("a state without a version, as the first releases wrote it, is brought to this one", () => {
  expect(upgradeState({ name: "net" })).toEqual({ name: "net" });
});

test("a state of this version is left as it is", () => {
  expect(upgradeState({ name: "net", schemaVersion: SCHEMA_VERSION })).toEqual({ name: "net" });
});

test("a state that a newer version wrote is refused, and the fix named", () => {
  expect(() => upgradeState({ name: "net", schemaVersion: SCHEMA_VERSION + 1 })).toThrow(
    /newer version of pulumi-timescale wrote it .* Upgrade the package/,
  );
});
