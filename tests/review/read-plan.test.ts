import { readPlan } from "../../review";
import { created, deleted, planText, replaced, reviewOf, same, step } from "./plan-text";

const REMEDY = "Write it with: pulumi preview --json > plan.json.";

test.each([
  ["nothing", "", `plan.json: it is empty. ${REMEDY}`],
  ["blanks", " \n", `plan.json: it is empty. ${REMEDY}`],
  [
    "words",
    "\nPreviewing update (dev)\r\nb\u001b[0m\nc\nd\n",
    `plan.json: it is not JSON. What it says: "Previewing update (dev)", "b\\u001b[0m", "c" and 1 more. ${REMEDY}`,
  ],
  [
    "lines around something else",
    'Installing\n{"name": "x"}',
    `plan.json: it is JSON, but not a plan: it has no steps. What it says: "Installing", "{"name": "x"}". ${REMEDY}`,
  ],
  [
    "two plans",
    `${planText([])}\n${planText([])}`,
    "plan.json: it holds 2 plans. Write each into a file of its own, with pulumi preview --json.",
  ],
  [
    "lines before a plan that was cut off, with something like a plan in it",
    `Installing\n${planText([created("bucket", {})]).slice(0, 40)}\n{"steps": []}`,
    "plan.json: its JSON is damaged.",
  ],
  [
    "a plan whose begin was cut off, with something like a plan in it",
    '"x"}],\n    {"steps": []}\n]}',
    "plan.json: it is not JSON.",
  ],
  ["diagnostics of something else", '{"diagnostics": []}', "plan.json: it is JSON, but not a plan"],
  ["a list", "[]", `plan.json: it is JSON, but not a plan: it has no steps. ${REMEDY}`],
  [
    "a manifest",
    '{"name": "x"}',
    `plan.json: it is JSON, but not a plan: it has no steps. ${REMEDY}`,
  ],
  [
    "a plan that was cut off",
    planText([created("bucket", {})]).slice(0, 40),
    `plan.json: it ends in the middle of its JSON, after 40 characters. ${REMEDY}`,
  ],
  ["a damaged plan", '{"steps": [,]}', `plan.json: its JSON is damaged. ${REMEDY}`],
  [
    "the engine's events",
    '> preview\n{"sequence":0}\n{"sequence":1}',
    "plan.json: it holds the engine's events, not a plan. Write it with `pulumi preview --json`, and without PULUMI_ENABLE_STREAMING_JSON_PREVIEW.",
  ],
  [
    "steps of something else",
    '{"steps": [{"op": "create"}]}',
    `plan.json: step 1 has no operation or no URN. ${REMEDY}`,
  ],
])("%s are no plan, and it says what they are", (_what, text, message) => {
  expect(() => readPlan(text, "plan.json")).toThrow(message);
});

test("a byte order mark and blanks around it do no harm", () => {
  expect(readPlan(`\uFEFF${planText([])}\n`, "plan.json").changes).toEqual([]);
});

test("a plan goes by its project and stack, unless it is given a name", () => {
  const text = planText([created("bucket", {})]);
  expect(readPlan(text, "plan.json").stack).toBe("shop/dev");
  expect(readPlan(text, "plan.json", "prod").stack).toBe("prod");
  expect(readPlan('{"steps": null, "changeSummary": {}}', "plan.json").stack).toBe("stack");
});

test("the steps of a replacement are one change, in whatever order they come", () => {
  const telling = replaced("bucket", { bucket: "a" }, { bucket: "b" }, "bucket");
  const parts = [
    { ...telling, op: "create-replacement" },
    telling,
    { ...deleted("bucket", { bucket: "a" }), op: "delete-replaced" },
  ];
  for (const steps of [parts, parts.toReversed()]) {
    const { changes } = readPlan(planText(steps), "plan.json");
    expect(changes).toMatchObject([{ operation: "replace", replaceReasons: ["bucket"] }]);
  }
});

test("what stays is counted by the summary, or by the steps where they show it", () => {
  const summary = { changeSummary: { same: 7 } };
  expect(reviewOf([created("bucket", {})], undefined, summary).counts.unchanged).toBe(7);
  const shown = [same("bucket", "a", { inputs: {} }), same("bucket", "b", { inputs: {} })];
  expect(reviewOf(shown).counts.unchanged).toBe(2);
});

test("operations that change nothing in a cloud are left out; a kept resource is forgotten", () => {
  const { changes } = readPlan(
    planText([
      step("read", "bucket", "a", undefined, { inputs: {} }),
      step("refresh", "bucket", "b", { inputs: {} }, { inputs: {} }),
      deleted("bucket", {}, { retainOnDelete: true }),
    ]),
    "plan.json",
  );
  expect(changes).toMatchObject([{ operation: "forget" }]);
});

test("a replacement keeps what the former state says that the engine keeps", () => {
  const kept = (before: object, after: object) => {
    const one = step(
      "replace",
      "bucket",
      "it",
      { inputs: {}, ...before },
      { inputs: {}, ...after },
    );
    return readPlan(planText([one]), "plan.json").changes.map(({ keepsOld }) => keepsOld);
  };
  expect(kept({ retainOnDelete: true }, { retainOnDelete: true })).toEqual([true]);
  expect(kept({ retainOnDelete: true }, {})).toEqual([true]);
  expect(kept({}, { retainOnDelete: true })).toEqual([false]);
  expect(kept({ external: true }, {})).toEqual([true]);
});

test("what takes the place of a read resource is one change, and a former one goes with it", () => {
  const read = step("read-replacement", "bucket", "it", { inputs: {} }, { inputs: {} });
  expect(reviewOf([read]).verdicts).toEqual(["destroys"]);
});

const ENGINE_KNOWS = [
  ...["same", "create", "update", "delete", "replace", "create-replacement", "delete-replaced"],
  ...["read", "read-replacement", "refresh", "discard", "discard-replaced", "import", "diff"],
  ...["remove-pending-replace", "import-replacement", "extend-parameterize"],
];

test.each(ENGINE_KNOWS)("the operation %s of the engine is known", (op) => {
  const { verdicts } = reviewOf([step(op, "bucket", "it", { inputs: {} }, { inputs: {} })]);
  expect(verdicts).not.toContain("could-not-be-checked");
});

test.each<[string, object[], object, string]>([
  [
    "an operation that is not known",
    [step("evict", "bucket", "it", { inputs: {} }), step("evict", "bucket", "b", { inputs: {} })],
    {},
    'Operation "evict" (2 resources): this version of pulumi-timescale does not know it, so what it does is not checked. Upgrade pulumi-timescale, or read the plan itself.',
  ],
  [
    "one that only the summary has",
    [created("bucket", {})],
    { create: 1, evict: 1 },
    'Operation "evict" (1 resource): this version',
  ],
  [
    "a summary of changes that no step shows",
    [],
    { same: 2, delete: 3 },
    "The plan's summary counts changes that its steps do not show (3 delete). Write the plan again.",
  ],
])("with %s, the plan could not be checked", (_what, steps, changeSummary, message) => {
  const { verdicts, stacks } = reviewOf(steps, undefined, { changeSummary });
  expect(verdicts[0]).toBe("could-not-be-checked");
  expect(stacks[0]?.diagnostics).toEqual([
    { severity: "error", message: expect.stringContaining(message) as string },
  ]);
});

test("errors and warnings are kept once each, without the engine's colours", () => {
  const message = "<{%fg 1%}>error: it is wrong<{%reset%}>\n";
  const diagnostics = [
    { severity: "info", message: "hello" },
    { severity: "warning", message: "warning: look", urn: "" },
    { severity: "error", message },
    { severity: "error", message },
    { severity: "error" },
    null,
  ];
  const plan = readPlan(planText([], { diagnostics, changeSummary: {} }), "plan.json");
  expect(plan.diagnostics).toEqual([
    { severity: "error", message: "it is wrong" },
    { severity: "warning", message: "look" },
  ]);
});

test.each([
  [
    "an error",
    [created("bucket", {})],
    [{ severity: "error", message: "x" }],
    "could-not-be-checked",
  ],
  ["a warning", [created("bucket", {})], [{ severity: "warning", message: "x" }], "safe"],
  ["nothing", [], [], "no-changes"],
])("with %s the verdict is clear", (_what, steps, diagnostics, verdict) => {
  const { verdicts } = reviewOf(steps, undefined, { diagnostics, changeSummary: {} });
  expect(verdicts).toEqual([verdict]);
});
