import { readPlan } from "../../review";
import { findDangers } from "../../review/dangers";
import type { DangerRule } from "../../review/dangers/danger";
import { deleted, planText, TYPES } from "./plan-text";

test("rules add up: one more for a type takes nothing from what the others tell, nor repeats it", () => {
  const special: DangerRule = {
    types: [TYPES.bucket],
    supersedes: [],
    findIn: () => [{ class: "opens-access", why: ["it is public"], meaning: ["All may read it."] }],
  };
  const plan = readPlan(planText([deleted("bucket", {})]), "plan.json");
  const classesWith = (...rules: DangerRule[]) =>
    findDangers(plan, rules).map((danger) => danger.class);
  expect(classesWith()).toEqual(["destroys"]);
  expect(classesWith(special)).toEqual(["destroys", "opens-access"]);
  expect(classesWith(special, special)).toEqual(["destroys", "opens-access"]);
  const judge: DangerRule = { ...special, supersedes: ["deleted"], findIn: () => [] };
  expect(classesWith(judge, special)).toEqual(["opens-access"]);
  expect(classesWith(special, judge)).toEqual(["opens-access"]);
  expect(classesWith({ ...judge, supersedes: ["replaced"] })).toEqual(["destroys"]);
});
