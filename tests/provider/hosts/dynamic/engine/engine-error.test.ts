import { forEngine } from "../../../../../provider/hosts/dynamic/engine/engine-error";
import {
  isTimescaleError,
  TimescaleError,
  UnfinishedResource,
} from "../../../../../provider/errors";

/** What Pulumi's dynamic provider process prints of an error. */
const printed = (error: Error) => `${String(error)}: ${error.stack ?? ""}`;

test("an expected failure is one line: its message with its code, no stack trace", () => {
  const error = forEngine(new TimescaleError("Busy", "Peering 17: busy. Try again."));
  expect(printed(error)).toBe("pulumi-timescale: Peering 17: busy. Try again. [Busy]");
  expect(error.message).toBe("Peering 17: busy. Try again. [Busy]");
});

test("an unfinished resource keeps what the engine stores, and is one line too", () => {
  const failure = new TimescaleError("WaitTimeout", "Peering 17: still PENDING.");
  const error = forEngine(new UnfinishedResource("17", { status: "PENDING" }, failure), {
    __provider: "text",
  });
  expect(printed(error)).toBe("pulumi-timescale: Peering 17: still PENDING. [WaitTimeout]");
  expect(error).toMatchObject({
    id: "17",
    properties: { status: "PENDING", __provider: "text" },
    reasons: ["Peering 17: still PENDING. [WaitTimeout]"],
  });
});

test("a defect of ours keeps its stack, and what is no error becomes one", () => {
  const defect = new TypeError("x is undefined");
  const { stack } = defect;
  expect(forEngine(defect)).toBe(defect);
  expect(defect.stack).toBe(stack);
  expect(forEngine("broken")).toEqual(new Error("broken"));
});

test("an error of another copy of this package is told by its brand", () => {
  const foreign = Object.assign(new Error("Gone."), {
    [Symbol.for("pulumi-timescale.error")]: true,
    code: "NotFound",
  });
  expect(isTimescaleError(foreign)).toBe(true);
  expect(isTimescaleError(foreign, "NotFound", "Busy")).toBe(true);
  expect(isTimescaleError(foreign, "Busy")).toBe(false);
  expect(printed(forEngine(foreign))).toBe("pulumi-timescale: Gone. [NotFound]");
  expect([null, undefined, "Busy", new Error("Busy")].map((it) => isTimescaleError(it))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
