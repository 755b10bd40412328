import { lengthened } from "./time-limits";

type Declare = ((...args: unknown[]) => unknown) & {
  each(table: unknown[]): (...args: unknown[]) => unknown;
  only(...args: unknown[]): unknown;
};

/** What jest is told, in place of jest. */
function recorder(): { told: unknown[][]; declare: Declare } {
  const told: unknown[][] = [];
  const record = (...args: unknown[]) => void told.push(args);
  const parts = { each: () => record, only: record };
  return { told, declare: lengthened(Object.assign(record, parts), 5) };
}

const body = () => undefined;

test("a limit counts as often as it is said, however the test is declared", () => {
  const { told, declare } = recorder();
  declare("a test", body, 1000);
  declare.only("the only one", body, 1000);
  declare.each([1, 2])("of a table", body, 1000);
  declare(body, 1000);
  expect(told.map((args) => args.at(-1))).toEqual([5000, 5000, 5000, 5000]);
});

test("what is no limit stays as it is", () => {
  const { told, declare } = recorder();
  declare("without a limit", body);
  declare.each([1000])("of a table of numbers", body);
  expect(told).toEqual([
    ["without a limit", body],
    ["of a table of numbers", body],
  ]);
});
