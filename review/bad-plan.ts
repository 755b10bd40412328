/** What was given cannot be reviewed as a plan. */
export class BadPlan extends Error {
  override readonly name = "BadPlan";
}
