import { readPlan, review, toJson, toMarkdown, toTerminal, type Allowance } from "../../review";
import { deleted, planText, step, urnOf } from "./plan-text";

const goes = (name: string, kind: "vpc" | "bucket" = "vpc") =>
  step("delete", kind, name, { id: name, inputs: {} });

const reviewed = (resource: string, ...plans: object[][]) =>
  review(
    plans.map((steps, index) => readPlan(planText(steps), "plan.json", `stack-${index}`)),
    { failOn: ["destroys"], allow: [{ class: "destroys", resource }] satisfies Allowance[] },
  );

const allowedOf = (resource: string, ...plans: object[][]) =>
  reviewed(resource, ...plans).dangers.map(({ stack, change, allowed }) =>
    [stack, change.type.split(":").at(-1), change.name, allowed ? "allowed" : "not"].join(" "),
  );

test("names that end alike are two names, and an allowance for one is none for the other", () => {
  const steps = [goes("prod::db"), goes("staging::db")];
  expect(allowedOf("db", steps)).toEqual([
    "stack-0 TimescaleVpc prod::db not",
    "stack-0 TimescaleVpc staging::db not",
  ]);
  expect(allowedOf("staging::db", steps)).toEqual([
    "stack-0 TimescaleVpc prod::db not",
    "stack-0 TimescaleVpc staging::db allowed",
  ]);
});

test("a name that two types or two stacks have allows neither; a URN allows its own", () => {
  const twoTypes = [goes("db"), goes("db", "bucket")];
  expect(allowedOf("db", twoTypes)).toEqual([
    "stack-0 Bucket db not",
    "stack-0 TimescaleVpc db not",
  ]);
  expect(allowedOf(urnOf("vpc", "db"), twoTypes)).toEqual([
    "stack-0 Bucket db not",
    "stack-0 TimescaleVpc db allowed",
  ]);
  expect(allowedOf(urnOf("vpc", "db"), [goes("db")], [goes("db")])).toEqual([
    "stack-0 TimescaleVpc db not",
    "stack-1 TimescaleVpc db not",
  ]);
});

test("a name that fits one resource with a danger of the class allows it", () => {
  expect(allowedOf("it", [deleted("vpc", {}), goes("other")])).toEqual([
    "stack-0 TimescaleVpc it allowed",
    "stack-0 TimescaleVpc other not",
  ]);
});

test("an allowance that fits several is told with the URNs to give", () => {
  const unclear = reviewed("db", [goes("db"), goes("db", "bucket")]);
  const urns = [urnOf("bucket", "db"), urnOf("vpc", "db")];
  const words = "fits 2 resources and so allows none";
  for (const text of [toTerminal(unclear, { colour: false }), toMarkdown(unclear)]) {
    for (const part of ["destroys:db", words, ...urns]) expect(text).toContain(part);
  }
  expect(JSON.parse(toJson(unclear))).toMatchObject({
    policy: {
      unclear: [
        { class: "destroys", resource: "db", fits: urns.map((urn) => ({ stack: "stack-0", urn })) },
      ],
    },
  });
  const clear = toMarkdown(reviewed("db", [goes("db")]));
  expect(clear).not.toContain("allows none");
});
