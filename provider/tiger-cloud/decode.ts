import * as v from "valibot";
import { TimescaleError } from "../errors";
import type { Call } from "./call";
import { isObject } from "../rules/object";
import { foreignLine } from "../rules/visible-text";

/**
 * The words in which nouns describe answers, and what reads an answer by them. What is absent, null,
 * empty or of a wrong type is told apart here and nowhere else. Fields that nobody asks for pass.
 */

/** What a part of an answer must be, and what it becomes. */
export type Shape<T> = v.GenericSchema<unknown, T>;

/** Makes a value of an answer, or throws an `Unavailable` error that names all that is wrong with it. */
export type Decoder<T> = (answer: unknown, call: Call) => T;

/** What ids, codes and CIDR blocks are made of: users paste them into commands. */
const IDENTIFIER = /^[A-Za-z0-9][\w.:/-]{0,99}$/;

/** A host name: nothing in it ends the host within a connection string. */
const HOST = /^[A-Za-z0-9][\w.-]{0,252}$/;

const textThat = (isUsable: (value: string) => boolean): Shape<string> =>
  v.custom<string>((value) => typeof value === "string" && isUsable(value));

/** An id, a code or a CIDR block. */
export const id = textThat((value) => IDENTIFIER.test(value));
/** A text that is not empty, as it is. */
export const text = textThat((value) => value !== "");
/** What is sent back in a header. */
export const token = textThat((value) => /^[\w.~+/=-]+$/.test(value));
/** The name of a host. */
export const host = textThat((value) => HOST.test(value));
/** A TCP port. */
export const port: Shape<number> = v.custom<number>(
  (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536,
);

/** What may be left out, be null or be empty; undefined then. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  const whole = v.pipe(
    v.unknown(),
    v.transform((value) => (isAbsent(value) ? undefined : value)),
    v.optional(shape),
  );
  // With a default, a field that is left out is read as one that is null.
  return v.optional(whole, null);
}

/** A text on one line; empty where there is none. */
export const line: Shape<string> = becoming(optional(text), foreignLine);

/** A word for a status, in upper case; must be there. */
export const word: Shape<string> = becoming(
  textThat((value) => foreignLine(value) !== ""),
  (said) => foreignLine(said).toUpperCase(),
);

type Shapes = Record<string, Shape<unknown>>;
type Fields<S extends Shapes> = { [Name in keyof S]: v.InferOutput<S[Name]> };

/** An object with these fields, by the names that the API gives them, and what it becomes. */
export function object<S extends Shapes, T>(shapes: S, become: (fields: Fields<S>) => T): Shape<T> {
  const fields = v.pipe(v.custom<object>(isObject), v.object(shapes)) as Shape<Fields<S>>;
  return becoming(fields, become);
}

/** A list inside an answer; empty where there is none. */
export const list = <T>(shape: Shape<T>): Shape<T[]> =>
  becoming(optional(v.array(shape)), (items) => items ?? []);

/** The elements of a list that are asked for; what is in the others does not matter. */
export const listWhere = <T>(
  isAskedFor: (element: unknown) => boolean,
  shape: Shape<T>,
): Shape<T[]> => {
  const element = v.pipe(
    v.unknown(),
    v.transform((value) => (isAskedFor(value) ? value : undefined)),
    v.optional(shape),
  );
  return becoming(list(element), (found) => found.filter((each) => each !== undefined));
};

function becoming<T, U>(shape: Shape<T>, become: (value: T) => U): Shape<U> {
  return v.pipe(shape, v.transform(become));
}

/** Each decoder by its name, for the test that feeds all of them broken answers. */
export const DECODERS = new Map<string, Decoder<unknown>>();

/** Makes the decoder of an answer that is one thing. */
export function decoder<T>(name: string, shape: Shape<T>): Decoder<T> {
  return named(name, (answer, call) => read(shape, answer, call, call.subject));
}

/**
 * Makes the decoder of an answer that is a list of things.
 *
 * @param idField what tells in errors which of them is wrong
 */
export function listDecoder<T>(name: string, shape: Shape<T>, idField: string): Decoder<T[]> {
  return named(name, (answer, call) => {
    if (!Array.isArray(answer)) throw unusable(call, call.subject, "is no list");
    return answer.map((element: unknown, index) => {
      const found: unknown = isObject(element) ? element[idField] : undefined;
      const which = typeof found === "string" && IDENTIFIER.test(found) ? ` (${found})` : "";
      return read(shape, element, call, `${call.subject}, number ${index + 1}${which}`);
    });
  });
}

/** For an answer in which there is nothing to read. */
export const nothing: Decoder<void> = () => undefined;

function named<T>(name: string, decode: Decoder<T>): Decoder<T> {
  DECODERS.set(name, decode);
  return decode;
}

function read<T>(shape: Shape<T>, answer: unknown, call: Call, subject: string): T {
  // What is no object at all is told by the fields that it lacks.
  const result = v.safeParse(shape, isObject(answer) ? answer : {});
  if (result.success) return result.output;
  const faults = { lacks: new Set<string>(), "has no usable": new Set<string>() };
  for (const { input, path } of result.issues) {
    const keys = path?.map(({ key }) => key) ?? [];
    const isLacking = isAbsent(input) && typeof keys.at(-1) !== "number";
    faults[isLacking ? "lacks" : "has no usable"].add(nameOf(keys));
  }
  const said = Object.entries(faults).filter(([, names]) => names.size > 0);
  const words = said.map(([verb, names]) => `${verb} ${[...names].join(", ")}`);
  throw unusable(call, subject, words.join(" and "));
}

function nameOf(keys: readonly unknown[]): string {
  const dotted = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return dotted.join("").replace(/^\./, "");
}

function unusable({ repeatable }: Call, subject: string, said: string): TimescaleError {
  const text = `${subject}: the Tiger Cloud API's answer ${said}. Check timescale:apiUrl, then try again.`;
  return new TimescaleError("Unavailable", text, !repeatable);
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === "";
