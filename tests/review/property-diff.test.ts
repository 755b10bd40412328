import fc from "fast-check";
import { created, replaced, reviewOf, step, UNKNOWN, updated } from "./plan-text";

const propertiesOf = (one: object) => reviewOf([one]).stacks[0]?.changes[0]?.properties;
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

test("each property that changes has its path, its value before and after", () => {
  const before = { size: 1, tags: { a: "x", "a.b": "y" }, list: ["p", "q"], same: true };
  const after = { size: 2, tags: { a: "x", c: UNKNOWN }, list: ["p", "r", "s"], same: true };
  expect(propertiesOf(updated("bucket", before, after))).toEqual([
    { path: "list[1]", before: '"q"', after: '"r"', replaces: false },
    { path: "list[2]", after: '"s"', replaces: false },
    { path: "size", before: "1", after: "2", replaces: false },
    { path: "tags.c", after: "known after apply", replaces: false },
    { path: 'tags["a.b"]', before: '"y"', replaces: false },
  ]);
});

test("what makes the engine replace the resource is marked", () => {
  const change = replaced("bucket", { a: 1, b: 1 }, { a: 2, b: 2 }, "b");
  expect(propertiesOf(change)).toMatchObject([
    { path: "a", replaces: false },
    { path: "b", replaces: true },
  ]);
});

test("Pulumi's own properties are never shown, however deep they are", () => {
  const inputs = { __provider: "exports.handler", __defaults: [], a: { __defaults: [], b: 1 } };
  expect(propertiesOf(created("vpc", inputs))).toEqual([
    { path: "a.b", after: "1", replaces: false },
  ]);
  expect(
    propertiesOf(replaced("vpc", { __provider: "a" }, { __provider: "b" }, "__provider")),
  ).toEqual([]);
});

test.each([
  ["as the plan writes it", "[secret]"],
  ["as the state writes it", { ...SECRET, ciphertext: "v1:canary", plaintext: '"canary"' }],
])("a secret %s is masked", (_what, secret) => {
  const text = JSON.stringify(propertiesOf(created("bucket", { password: secret })));
  expect(text).not.toContain("canary");
  expect(text).toContain('"after":"secret"');
  expect(propertiesOf(updated("bucket", { password: secret }, { password: secret }))).toEqual([]);
});

test("a change that the engine sees and the inputs do not show is there all the same", () => {
  const both = { id: "x", inputs: { a: 1 }, outputs: { status: "gone" } };
  const more = { diffReasons: ["status"], detailedDiff: { status: { kind: "update" } } };
  expect(propertiesOf(step("update", "bucket", "it", both, { inputs: { a: 1 } }, more))).toEqual([
    { path: "status", before: '"gone"', replaces: false },
  ]);
});

test("a long value is shortened, and one that differs at its end alone is still a change", () => {
  const long = "x".repeat(5000);
  const [change] = propertiesOf(updated("bucket", { a: `${long}1` }, { a: `${long}2` })) ?? [];
  expect(change?.before?.length).toBeLessThan(400);
  expect(change?.before).toContain("characters)");
});

test("no properties, of whatever kind, keep a change from being read", () => {
  fc.assert(
    fc.property(fc.object(), fc.object(), (before, after) => {
      const properties = propertiesOf(updated("bucket", before, after)) ?? [];
      const paths = properties.map(({ path }) => path);
      expect(paths).toEqual([...paths].sort((a, b) => (a < b ? -1 : 1)));
    }),
  );
});
