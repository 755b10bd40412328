import fc from "fast-check";
import { diagramsOf } from "../../cli/write-diagrams";
import { NO_POLICY, planText, step } from "../review/plan-text";
import { readPlan, review } from "../../review";

/** The files of networks of these names, in a stack each. */
function filesOf(...networks: { stack: string; name: string }[]): string[] {
  const inputs = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  const plans = networks.map(({ stack, name }) =>
    readPlan(planText([step("create", "vpc", name, undefined, { inputs })]), "plan", stack),
  );
  return diagramsOf(review(plans, NO_POLICY)).map(({ file }) => file);
}

const portable = /^(?!(con|prn|aux|nul|com\d|lpt\d)\.)[A-Za-z0-9_][A-Za-z0-9_.-]*\.svg$/i;

test("a usual name stands in the file's name as it is", () => {
  expect(filesOf({ stack: "shop/dev", name: "net" })).toEqual(["shop-dev-net-after.svg"]);
});

test.each([
  ["what is too long", "x".repeat(400), "x".repeat(401)],
  ["what differs in odd characters only", "a/b", "a:b"],
  ["what differs in case only", "Net", "net"],
  ["what differs in where the stack ends", "b-c", "c"],
])("%s gets files of its own", (_what, first, second) => {
  const stack = (name: string) => (name === "c" ? "a-b" : "a");
  const all = [first, second].map((name) => ({ stack: stack(name), name }));
  const files = filesOf(...all);
  expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(2);
  for (const file of files) {
    expect(file).toMatch(portable);
    expect(file.length).toBeLessThan(130);
  }
});

test("whatever the names are, each diagram has a file that every system takes", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("con", "CON.x", "..", "nul", "", ".", "ä", "net", "NET"),
  );
  const places = fc.uniqueArray(fc.record({ stack: name, name }), { selector: JSON.stringify });
  fc.assert(
    fc.property(places, (all) => {
      const stacks = new Map(all.map((one) => [one.stack, one]));
      const files = filesOf(...stacks.values());
      expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(stacks.size);
      for (const file of files) expect(file).toMatch(portable);
      expect(filesOf(...stacks.values())).toEqual(files);
    }),
  );
});
