/** What ends a failure of which the doctor can tell the cause: a wait for one link of many. */
export const DOCTOR_ADVICE = "Run `npx pulumi-timescale doctor` to see which link is missing.";
