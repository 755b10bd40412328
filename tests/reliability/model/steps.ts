import * as fc from "fast-check";
import type { Wanted } from "../wanted";
import { programs } from "./programs";

/** How an `up` is broken off, at which of its requests. */
export interface Interruption {
  how: "kill before the work" | "kill after the work" | "refuse";
  at: number;
}

/** What somebody does in the Tiger Cloud console. */
export const CONSOLE_CHANGES = [
  "delete a peering",
  "fail a peering",
  "rename a VPC",
  "delete a VPC",
  "detach a service",
  "move a service",
] as const;
export type ConsoleChange = (typeof CONSOLE_CHANGES)[number];

/** One step of a sequence. `pick` chooses among what there is. */
export type Step =
  | { kind: "change"; wanted: Wanted; refresh: boolean; interruption: Interruption | null }
  | { kind: "console"; what: ConsoleChange; pick: number }
  | { kind: "refresh" };

const change = fc.record({
  kind: fc.constant("change" as const),
  wanted: programs,
  refresh: fc.boolean(),
  interruption: fc.option(
    fc.record({
      how: fc.constantFrom<Interruption["how"][]>(
        "kill before the work",
        "kill after the work",
        "refuse",
      ),
      at: fc.nat(30),
    }),
    { freq: 2 },
  ),
});
const meddling = fc.record({
  kind: fc.constant("console" as const),
  what: fc.constantFrom(...CONSOLE_CHANGES),
  pick: fc.nat(5),
});

/** A sequence of steps. */
export const sequences: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: change },
    { weight: 4, arbitrary: meddling },
    { weight: 1, arbitrary: fc.constant({ kind: "refresh" as const }) },
  ),
  { minLength: 3, maxLength: 10, size: "max" },
);
