/** What was given is no plan that can be reviewed. */
export class BadPlan extends Error {
  override readonly name = "BadPlan";
}
