import { createHash } from "node:crypto";
import { inputNames, type Description } from "../../describe/description";
import { isSame, type Given, type Values } from "../../describe/given";
import type { Witness } from "../../operation/ownership";

/** What the provider notes of a create, until it has seen that the state knows what was made. */
export interface CreateNote {
  /** The {@link fingerprintOf} what was asked for. */
  asked: string;
  /** What the state is to call the thing by; undefined while that is not known. */
  id?: string;
  /** True where the API said that it made it. */
  isMade: boolean;
}

/** What tells of creates of one entry that were interrupted. */
export interface Traces {
  /** Undefined where the provider noted nothing. */
  note: CreateNote | undefined;
  /** What was wanted of the creates that the state knows of no end of. */
  begun: readonly Values[];
  /** Whether what the thing is in is this stack's own, so that nobody else has to do with it. True for what is in nothing. */
  holdsParent: boolean;
}

/**
 * Says who tells that the thing `id`, which no entry of the stack has and which is identical with what an
 * entry wants, is the work of an interrupted create of that entry; undefined where nobody does. Pure.
 *
 * The API tells no time of what it has, so nothing follows from when a thing was made.
 */
export function witnessOf(
  id: string,
  description: Description,
  wanted: Given,
  { note, begun, holdsParent }: Traces,
): Witness | undefined {
  if (note !== undefined && note.asked === fingerprintOf(description, wanted)) {
    if (note.id === undefined) return "asked";
    // What it made has another id: so this one is somebody else's, whatever the state says.
    if (note.id !== id) return undefined;
    return note.isMade ? "made" : "asked";
  }
  // The engine notes a create before the provider has looked: among others' things that is not enough.
  return holdsParent && begun.some((inputs) => isAskedFor(description, inputs, wanted))
    ? "begun"
    : undefined;
}

/** What is asked for, in a form that shows nothing of it; undefined while a part is not known yet. */
export function fingerprintOf(
  description: Description,
  { values, unknown }: Given,
): string | undefined {
  const names = askedNames(description);
  if (names.some((name) => unknown.has(name))) return undefined;
  const asked = names.map((name) => [name, values[name] ?? null]);
  return createHash("sha256")
    .update(JSON.stringify([description.name, ...asked]))
    .digest("hex");
}

function isAskedFor(description: Description, inputs: Values, wanted: Given): boolean {
  return askedNames(description).every((name) => isSame(description, name, inputs, wanted));
}

/** The inputs that a create sends; the others steer checks. */
function askedNames(description: Description): string[] {
  return inputNames(description, "identity", "attribute");
}
