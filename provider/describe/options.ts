import { adoptValidator, timeoutsValidator } from "../rules/options";
import type { Description, InputDescription } from "./description";
import { boolean, objectOf, text, type ValueOf } from "./type";

const DURATION = { type: text, optional: true } as const;

/** Deadlines, as users write them. */
const TIMEOUTS = objectOf(
  "Timeouts",
  "How long each operation of a resource may wait, written as Pulumi's `customTimeouts` are: `90s`,\n" +
    "`30m`, `1h30m`. A change of them does not cause an update; a changed `delete` counts from the next\n" +
    "change of the resource on, as Pulumi hands a delete nothing but what the last change left.",
  {
    create: { ...DURATION, doc: "Of a create." },
    update: { ...DURATION, doc: "Of an update in place." },
    delete: { ...DURATION, doc: "Of a delete." },
  },
);

/** How long each operation of a resource may wait. */
export type Timeouts = ValueOf<typeof TIMEOUTS>;

/** What steers operations on a resource and is no part of what it is. */
export interface OperationOptions {
  /** True to take over what exists already and is identical, instead of refusing. */
  adopt?: boolean;
  timeouts?: Timeouts;
}

/** The options among properties. */
export function optionsIn({
  adopt,
  timeouts,
}: Readonly<Record<string, unknown>>): OperationOptions {
  return {
    ...(typeof adopt === "boolean" && { adopt }),
    ...(typeof timeouts === "object" && timeouts !== null && { timeouts }),
  };
}

/** The inputs by which users steer operations on a resource. */
function optionInputs({ adopt, timeoutsMs }: Description): Record<string, InputDescription> {
  return {
    ...(adopt !== undefined && { adopt: adoptInput(adopt) }),
    timeouts: timeoutsInput(timeoutsMs),
  };
}

/** All inputs of a resource, with those that steer operations. */
export function allInputs(description: Description): Record<string, InputDescription> {
  return { ...description.inputs, ...optionInputs(description) };
}

function adoptInput(what: string): InputDescription {
  return {
    ...{ kind: "option", type: boolean, optional: true, validate: adoptValidator },
    default: "- `timescale:adopt` of the stack, else false",
    doc:
      `True to take over ${what}, instead of refusing it. Deleting the resource then deletes what was ` +
      "taken over: the option `retainOnDelete` leaves it. To rename the resource, use the option " +
      "`aliases` instead.",
    format: "`true` or `false`",
  };
}

function timeoutsInput(timeoutsMs: Description["timeoutsMs"]): InputDescription {
  return {
    ...{ kind: "option", type: TIMEOUTS, optional: true, validate: timeoutsValidator },
    default: `- ${defaultTimeouts(timeoutsMs)}`,
    doc: 'How long each operation may wait, written as Pulumi\'s `customTimeouts` are: `{create: "30m"}`.',
    format: '`{create, update, delete}`, each such as `"90s"`, `"30m"`, `"1h30m"`',
    change: {
      sentence:
        "Changing this does not cause an update; a changed `delete` counts from the next change of the resource on.",
    },
  };
}

function defaultTimeouts({ create, update, delete: remove }: Description["timeoutsMs"]): string {
  const [creates, updates, deletes] = [create, update, remove].map((ms) => ms / 60_000);
  if (creates === updates && updates === deletes) return `${creates} minutes each`;
  return creates === deletes
    ? `${creates} minutes for create and delete, ${updates} for update`
    : `${creates} minutes for create, ${updates} for update, ${deletes} for delete`;
}
