import { readPlan } from "../../review";
import { findDangers } from "../../review/dangers";
import type { DangerRule } from "../../review/dangers/danger";
import { deleted, planText } from "./plan-text";

test("rules add up: one more for a type takes nothing from what the others tell, nor repeats it", () => {
  const special: DangerRule = {
    knows: (type) => type === "aws:s3/bucket:Bucket",
    tellsLossBy: [],
    findIn: () => [{ class: "opens-access", why: ["it is public"], meaning: ["All may read it."] }],
  };
  const plan = readPlan(planText([deleted("bucket", {})]), "plan.json");
  const classesWith = (...rules: DangerRule[]) =>
    findDangers(plan, rules).map((danger) => danger.class);
  expect(classesWith()).toEqual(["destroys"]);
  expect(classesWith(special)).toEqual(["destroys", "opens-access"]);
  expect(classesWith(special, special)).toEqual(["destroys", "opens-access"]);
  const judge: DangerRule = { ...special, tellsLossBy: ["delete"], findIn: () => [] };
  expect(classesWith(judge, special)).toEqual(["opens-access"]);
});
