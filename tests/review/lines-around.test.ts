import fc from "fast-check";
import { BadPlan, readPlan, review, toJson } from "../../review";
import { created, deleted, NO_POLICY, planText, replaced, same } from "./plan-text";

const PLAN = {
  config: { "aws:region": "us-east-1" },
  steps: [
    replaced("vpc", { cidr: "10.0.0.0/24", note: 'a } "quoted\\" {' }, { cidr: "x" }, "cidr"),
    deleted("bucket", { rules: [{ steps: [] }, {}] }),
    same("route", "a", { inputs: {} }),
  ],
  changeSummary: { replace: 1, delete: 1, same: 1 },
};
/** As the engine prints it, and in one line. */
const FORMS = [JSON.stringify(PLAN, null, 4), JSON.stringify(PLAN)];

const reviewOfText = (text: string) => toJson(review([readPlan(text, "plan.json")], NO_POLICY));
const EXPECTED = reviewOfText(FORMS[0]!);

test.each<[string, string[], string[]]>([
  [
    "policy packs that are installed",
    ["Installing policy pack acme/aws v1.2.0...", "added 12 packages in 3s"],
    [],
  ],
  ["a plan that was written", [], ["", "Update plan written to 'plan.bin'", "Run `pulumi up`"]],
  ["the headers of npm run", ["", "> infra@1.0.0 preview", "> pulumi preview --json", ""], []],
  ["a notice of a new version", [], ["warning: A new version of Pulumi is available.", "}"]],
  ["a notice as JSON", ['{"level": "info", "steps": 3}', "{}", "[]"], ['{"done": {"steps": []}}']],
  ["braces and quotes", ["{", "{ not json }", 'say {"', '{"half": ', "\\{", "}"], ["{", "]]"]],
])("%s around a plan change nothing", (_what, before, after) => {
  for (const plan of FORMS) {
    for (const end of ["\n", "\r\n"]) {
      const text = [...before, plan.replaceAll("\n", end), ...after].join(end);
      expect(reviewOfText(text)).toBe(EXPECTED);
      expect(reviewOfText(`\uFEFF${text}`)).toBe(EXPECTED);
    }
  }
});

/** No colon in the last: only then a brace before the plan and one after it make another object of all. */
const line = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.string({ unit: fc.constantFrom("{", "}", "[", "]", '"', ",", "\\", " ", "1") }),
);

test("whatever lines stand around a plan, it is found", () => {
  const lines = fc.array(
    line.filter((text) => !/^\uFEFF?\{\s*"(config|steps|diagnostics|changeSummary)"/.test(text)),
  );
  fc.assert(
    fc.property(lines, lines, fc.constantFrom(...FORMS), (before, after, plan) => {
      const text = [...before, plan, ...after].join("\n");
      expect(reviewOfText(text)).toBe(EXPECTED);
    }),
  );
});

test("a plan that was cut off anywhere is refused, whatever stands before and after it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMS),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (plan, at) => {
        const cut = plan.slice(0, Math.max(20, Math.floor(at * (plan.length - 1))));
        expect(() => readPlan(`Installing\n${cut}\nUpdate plan written`, "plan")).toThrow(BadPlan);
        const headless = plan.slice(Math.min(20, plan.length));
        expect(() => readPlan(`Installing\n${headless}`, "plan")).toThrow(BadPlan);
      },
    ),
  );
});

test("a large plan among many braces is found, and no part of the text is parsed more than three times", () => {
  const steps = Array.from({ length: 5000 }, (_, index) => ({
    ...created("bucket", { text: "{".repeat(500), list: [{ index }] }),
    urn: `urn:pulumi:dev::shop::aws:s3/bucket:Bucket::it-${index}`,
  }));
  const lines = '{"a": 1, "b": {\n{"c": [\n'.repeat(2000);
  const text = `${lines}${planText(steps)}\n${lines}`;
  const parse = jest.spyOn(JSON, "parse");
  try {
    expect(readPlan(text, "plan.json").changes).toHaveLength(5000);
    const parsed = parse.mock.calls.reduce((sum, [part]) => sum + part.length, 0);
    expect(parsed).toBeLessThanOrEqual(3 * text.length);
  } finally {
    parse.mockRestore();
  }
});
