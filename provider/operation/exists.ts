import type { Adoption } from "../rules/adoption";
import type { Existing, Standing, Witness } from "./ownership";

/** How what exists is spoken of, and what is wanted of it. */
export interface ExistsOptions<T> {
  /** Tells id and state of one that exists: `Timescale VPC 42`. */
  describe: (found: T) => string;
  /** Why one that exists cannot be taken over; undefined where it can. */
  unusable?: ((found: T) => string | undefined) | undefined;
  /** False where one that exists is not all that is asked for, so that nobody can tell it to be lost. */
  isAsAsked?: ((found: T) => boolean) | undefined;
  /** Whether it is to be taken over. */
  adopt: Adoption;
  /** Name of the entry that wants it; undefined where it is not known. */
  entry: string | undefined;
  /** A check cannot see whether a replacement deletes first; a create comes after that. */
  step: "check" | "create";
}

/** What is to be done about what exists. Nothing said: it is taken over, or nothing is there. */
export interface Decision {
  /** Why it must not go on, and the ways on. */
  refusal?: string;
  /** What people must know where it goes on. */
  warning?: string;
}

/**
 * The one place that decides about what exists already. It is taken over only on demand, never from
 * another entry that stays, and never by an entry of which it is the former self. Where the demand is
 * for what was lost alone, it is taken over only if somebody tells that it is that. Pure.
 */
export function decide<T>(found: readonly Existing<T>[], options: ExistsOptions<T>): Decision {
  // What is this stack's own says more than what is a stranger's.
  const foremost = found.find(({ standing }) => isOurs(standing)) ?? found[0];
  if (foremost === undefined) return {};
  const described = options.describe(foremost.thing);
  const wanted = quoted(options.entry);
  const { standing } = foremost;
  if (standing.kind === "own") return forcedReplacement(described, wanted, options);
  if (standing.kind === "other") return doubleEntry(described, wanted, standing.holder, options);
  if (standing.kind === "former") {
    // With an alias, the entry itself sees to what is no good.
    const adopt = options.adopt === true && options.unusable?.(foremost.thing) === undefined;
    return rename(described, wanted, standing, adopt);
  }
  return takeOver(
    found.map(({ thing }) => thing),
    standing,
    options,
  );
}

function isOurs({ kind }: Standing): boolean {
  return kind === "own" || kind === "former" || kind === "other";
}

/** `own` differs from all others in that a deletion first makes it right. */
function forcedReplacement<T>(
  described: string,
  wanted: string,
  { step }: ExistsOptions<T>,
): Decision {
  const what = `${described} is what ${wanted} has already, and Pulumi is to replace it although nothing changed`;
  if (step === "check") {
    return {
      warning:
        `${what}. That works only with the option deleteBeforeReplace: true on ${wanted}; ` +
        "without it, the update refuses it and removes nothing.",
    };
  }
  return {
    refusal:
      `${what}: two of it cannot be. Set the option deleteBeforeReplace: true on ${wanted}, which removes it first. ` +
      "To keep it, leave out --replace or replacementTrigger, or run `pulumi state untaint`.",
  };
}

function doubleEntry<T>(
  described: string,
  wanted: string,
  holder: string,
  { step }: ExistsOptions<T>,
): Decision {
  const text =
    `${described} is what ${quoted(holder)} of this stack has, so ${wanted} cannot have it too. ` +
    "Take one of the two out of the program, or use its id.";
  // Before the update comes to it, the other one may have become something else.
  return step === "check" ? { warning: text } : { refusal: text };
}

function rename(
  described: string,
  wanted: string,
  { holder, advice }: Extract<Standing, { kind: "former" }>,
  adopt: boolean,
): Decision {
  const held = `${described} is held by ${quoted(holder)} of this stack, so this is a rename`;
  if (!adopt) return { refusal: `${held}. For Pulumi to know, ${advice}.` };
  return {
    warning:
      `${held}: ${wanted} takes it over, and ${quoted(holder)} leaves the stack without removing it. ` +
      `For Pulumi to show it as a rename, ${advice}.`,
  };
}

function takeOver<T>(found: readonly T[], standing: Standing, options: ExistsOptions<T>): Decision {
  const { describe, unusable, adopt } = options;
  const [only] = found;
  if (only === undefined) return {};
  const described = found.map(describe).join(" and ");
  const why = unusable?.(only);
  if (why !== undefined) return { refusal: `${described} exists already. ${why}` };
  if (found.length > 1) {
    const fix = "Delete all but one in the Tiger Cloud console.";
    return { refusal: `${described} exist already and are identical. ${fix}` };
  }
  if (adopt === true) return {};
  const witness = witnessOf(only, standing, options);
  if (witness === undefined) return { refusal: waysOn(described, standing) };
  return adopt === "lost" ? {} : { refusal: lostReason(described, witness, options) };
}

function witnessOf<T>(
  found: T,
  standing: Standing,
  { isAsAsked }: ExistsOptions<T>,
): Witness | undefined {
  if (standing.kind !== "lost") return undefined;
  // What is known to be made by the stack may have been changed since.
  const isIts = standing.witness === "made" || isAsAsked?.(found) !== false;
  return isIts ? standing.witness : undefined;
}

function waysOn(described: string, { kind }: Standing): string {
  const ways =
    `${described} exists already. To let this resource take it over, set adopt: true on it, ` +
    "or timescale:adopt to true for the whole stack. If another resource or stack owns it, use its id instead";
  // The state was asked, and has no entry that was renamed.
  if (kind !== "unknown") return `${ways}.`;
  return `${ways}; if it was only renamed in the program, use the aliases option.`;
}

function lostReason<T>(described: string, witness: Witness, { entry }: ExistsOptions<T>): string {
  return (
    `${described} exists already. ${sentenceOf(witness, quoted(entry))} ` +
    "To take over what was lost like this, and nothing else, run `pulumi config set timescale:adopt lost`, then `pulumi up`. " +
    "If somebody made it since then, use its id instead."
  );
}

function sentenceOf(witness: Witness, entry: string): string {
  switch (witness) {
    case "made":
      return `An update of this stack made it for ${entry}, and was interrupted before the state had it.`;
    case "asked":
      return `An update of this stack was interrupted while it asked for just that, for ${entry}.`;
    case "begun":
      return `The state notes that an update of this stack was interrupted while it made just that, for ${entry}.`;
  }
}

function quoted(entry: string | undefined): string {
  return entry === undefined ? "this resource" : JSON.stringify(entry);
}
