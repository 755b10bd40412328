import { parseDurationMs, shownDuration } from "../../../provider/rules/duration";
import { adoptValidator, timeoutsValidator } from "../../../provider/rules/options";
import { publicRangeWarning, unknownRegionWarning } from "../../../provider/rules/warnings";

test.each([
  ["90s", 90_000],
  ["30m", 1_800_000],
  ["1h30m", 5_400_000],
  ["1.5h", 5_400_000],
  ["250ms", 250],
  ["30", undefined],
  ["30 m", undefined],
  ["", undefined],
  ["-5m", undefined],
])("the duration %j is %s ms", (text, ms) => {
  expect(parseDurationMs(text)).toBe(ms);
});

test("a duration is shown in milliseconds or seconds", () => {
  expect([850, 1_499, 600_000].map(shownDuration)).toEqual(["850 ms", "1 s", "600 s"]);
});

test.each([undefined, {}, { create: "30m" }, { create: "1s", update: "1m", delete: "1h" }])(
  "the deadlines %j are taken",
  (timeouts) => expect(timeoutsValidator(timeouts)).toBeUndefined(),
);

test.each([
  ["30m", 'got "30m"; '],
  [{ create: 30 }, "got {create: 30}; "],
  [{ creat: "30m", delete: "0s" }, 'got {creat: "30m", delete: "0s"}; '],
])("the deadlines %j are refused", (timeouts, words) => {
  expect(timeoutsValidator(timeouts)).toContain(words);
});

test("adopt is a switch", () => {
  expect([undefined, true, false].map(adoptValidator)).toEqual([undefined, undefined, undefined]);
  expect(adoptValidator("true")).toMatch(/^got "true"; allowed is true or false\./);
});

test.each(["10.0.0.0/24", "172.31.0.0/16", "192.168.1.0/28", "100.64.0.0/16"])(
  "the private range %s needs no warning",
  (cidr) => expect(publicRangeWarning(cidr)).toBeUndefined(),
);

test.each(["11.0.0.0/24", "172.32.0.0/16", "8.8.8.0/24"])("%s is warned of", (cidr) => {
  expect(publicRangeWarning(cidr)).toMatch(/is not within a private range/);
});

test("a region that is not on the list is warned of, one that is not", () => {
  expect(unknownRegionWarning("us-east-1")).toBeUndefined();
  expect(unknownRegionWarning("eu-north-1")).toMatch(/^eu-north-1 is not among the regions/);
});
