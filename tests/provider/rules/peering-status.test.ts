import { failureAdvice, isFailed } from "../../../provider/rules/peering-status";

test.each(["INVALID", "TIMEOUT", "DISABLED"])("%s is final, and says what to do", (status) => {
  expect(isFailed(status)).toBe(true);
  expect(failureAdvice(status)).toMatch(/run `pulumi up`, which asks for it again\.$/);
});

test.each(["REQUESTED", "PENDING", "APPROVED", "ACTIVE", "REPAIRING", "", "CONSTRUCTOR"])(
  "%j is not final: a word that is not known is taken for not yet",
  (status) => {
    expect(isFailed(status)).toBe(false);
    expect(failureAdvice(status)).toBe("");
  },
);
