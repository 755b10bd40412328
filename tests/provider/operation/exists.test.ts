import { decide, type ExistsOptions } from "../../../provider/operation/exists";
import type { Standing, Witness } from "../../../provider/operation/ownership";

type Thing = { id: string };

const thing = { id: "7" };
const of = (standing: Standing, options: Partial<ExistsOptions<Thing>> = {}) =>
  decide([{ thing, standing }], {
    describe: ({ id }) => `Thing ${id}`,
    ...{ adopt: false, entry: "b", step: "create", ...options },
  });

const OWN: Standing = { kind: "own" };
const FORMER: Standing = {
  kind: "former",
  holder: "a",
  advice: 'write aliases: [{ name: "a" }] on "b"',
};
const OTHER: Standing = { kind: "other", holder: "a" };
const STEPS = ["check", "create"] as const;
const EITHER = [true, false];

test("what does not exist is no matter", () => {
  expect(decide([], { describe: () => "", adopt: false, entry: "b", step: "check" })).toEqual({});
});

test.each(STEPS)("in a %s, a stranger's is taken over on demand alone", (step) => {
  expect(of({ kind: "stranger" }, { step, adopt: true })).toEqual({});
  expect(of({ kind: "stranger" }, { step })).toEqual({
    refusal:
      "Thing 7 exists already. To let this resource take it over, set adopt: true on it, or timescale:adopt to true for the whole stack. " +
      "If another resource or stack owns it, use its id instead.",
  });
});

test("where the state could not be asked, a rename is named, too", () => {
  expect(of({ kind: "unknown" }).refusal).toMatch(
    /set adopt: true .*; if it was only renamed in the program, use the aliases option\.$/,
  );
});

test.each(EITHER)(
  "one's own is refused by a create, and with adopt %s never advised to be taken over",
  (adopt) => {
    expect(of(OWN, { adopt })).toEqual({
      refusal:
        'Thing 7 is what "b" has already, and Pulumi is to replace it although nothing changed: two of it cannot be. ' +
        'Set the option deleteBeforeReplace: true on "b", which removes it first. ' +
        "To keep it, leave out --replace or replacementTrigger, or run `pulumi state untaint`.",
    });
    const { refusal, warning } = of(OWN, { adopt, step: "check" });
    expect(refusal).toBeUndefined();
    expect(warning).toMatch(/works only with the option deleteBeforeReplace: true on "b"/);
  },
);

test.each(STEPS)(
  "in a %s, what has a former name is taken over with adopt, and said to be a rename",
  (step) => {
    expect(of(FORMER, { step, adopt: true })).toEqual({
      warning:
        'Thing 7 is held by "a" of this stack, so this is a rename: "b" takes it over, and "a" leaves the stack without removing it. ' +
        'For Pulumi to show it as a rename, write aliases: [{ name: "a" }] on "b".',
    });
  },
);

test.each(STEPS)(
  "in a %s, what has a former name is refused without adopt, with the alias alone",
  (step) => {
    expect(of(FORMER, { step })).toEqual({
      refusal:
        'Thing 7 is held by "a" of this stack, so this is a rename. For Pulumi to know, write aliases: [{ name: "a" }] on "b".',
    });
  },
);

test.each(EITHER)(
  "what another entry of the program has is never taken over, adopt %s",
  (adopt) => {
    expect(of(OTHER, { adopt }).refusal).toMatch(
      /^Thing 7 is what "a" of this stack has, so "b" cannot/,
    );
    // By the time of the update, the other one may have become something else.
    expect(of(OTHER, { adopt, step: "check" }).refusal).toBeUndefined();
    expect(of(OTHER, { adopt, step: "check" }).warning).toMatch(
      /^Thing 7 is what "a" of this stack/,
    );
  },
);

const WITNESSES: [Witness, RegExp][] = [
  [
    "made",
    /An update of this stack made it for "b", and was interrupted before the state had it\./,
  ],
  ["asked", /An update of this stack was interrupted while it asked for just that, for "b"\./],
  ["begun", /The state notes that an update of this stack was interrupted while it made just that/],
];

describe.each(STEPS)("in a %s", (step) => {
  test.each(WITNESSES)("what was lost, as %s tells, is said to be that", (witness, words) => {
    const lost: Standing = { kind: "lost", witness };
    const { refusal, ...rest } = of(lost, { step });
    expect(refusal).toMatch(/^Thing 7 exists already\. /);
    expect(refusal).toMatch(words);
    expect(refusal).toContain("`pulumi config set timescale:adopt lost`");
    expect(refusal).not.toContain("adopt: true");
    expect(rest).toEqual({});
    expect(of(lost, { step, adopt: "lost" })).toEqual({});
    expect(of(lost, { step, adopt: true })).toEqual({});
  });

  test.each<Standing>([{ kind: "stranger" }, { kind: "unknown" }, OWN, OTHER, FORMER])(
    "adoption of what was lost does not concern what is $kind",
    (standing) => {
      expect(of(standing, { step, adopt: "lost" })).toEqual(of(standing, { step }));
    },
  );

  test("what differs from what was asked for is not lost, and is refused as a stranger's", () => {
    const lost: Standing = { kind: "lost", witness: "begun" };
    const options = { step, adopt: "lost" as const, isAsAsked: () => false };
    expect(of(lost, options)).toEqual(of({ kind: "stranger" }, { step }));
    expect(of({ kind: "lost", witness: "made" }, options)).toEqual({});
  });

  test("what was lost and is no good, or is there twice, is not taken over", () => {
    const lost: Standing = { kind: "lost", witness: "made" };
    const unusable = () => "It is broken: delete it.";
    expect(of(lost, { step, adopt: "lost", unusable }).refusal).toMatch(/It is broken/);
    const two = ["6", "7"].map((id) => ({ thing: { id }, standing: lost }));
    const options = { describe: ({ id }: Thing) => id, adopt: "lost" as const, entry: "b", step };
    expect(decide(two, options).refusal).toMatch(/^6 and 7 exist already and are identical/);
  });
});

test("of one's own and a stranger's twin, one's own is spoken of", () => {
  const two = [
    { thing: { id: "6" }, standing: { kind: "stranger" } as const },
    { thing, standing: FORMER },
  ];
  const options = { describe: ({ id }: Thing) => `Thing ${id}`, adopt: true, entry: "b" };
  expect(decide(two, { ...options, step: "check" }).warning).toMatch(/^Thing 7 is held by "a"/);
});

test("one's own that is no good is not to be deleted by hand", () => {
  const unusable = () => "It is broken: delete it.";
  expect(of({ kind: "stranger" }, { unusable, adopt: true }).refusal).toBe(
    "Thing 7 exists already. It is broken: delete it.",
  );
  for (const standing of [OWN, FORMER, OTHER]) {
    expect(JSON.stringify(of(standing, { unusable }))).not.toContain("broken");
  }
  expect(of(FORMER, { unusable, adopt: true }).refusal).toMatch(
    /For Pulumi to know, write aliases/,
  );
});
