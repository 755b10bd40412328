import { isDeepStrictEqual } from "node:util";
import { isObject } from "../rules/object";
import { sameCidr } from "../rules/cidr";

/** How the values of a property look, and when two of them are the same. */
export interface Type<T> {
  /** As TypeScript writes it, such as `string[]`. */
  readonly text: string;
  /** How the type is declared; left out for types without a name. */
  readonly declaration?: Declaration;
  /** The types that it is made of. */
  readonly parts: readonly Type<unknown>[];
  /** Of a list: the type of its elements. */
  readonly element?: Type<unknown>;
  /** By value, and as deep as it goes. Values of another type are the same where they are equal. */
  same(left: unknown, right: unknown): boolean;
  /** No value has it: it carries the type. */
  readonly valueType?: T;
}

/** The declaration of a named type. */
export interface Declaration {
  /** Its doc comment. */
  doc: string;
  /** Of an object: its properties. */
  properties?: Readonly<Record<string, Member>>;
}

/** One property of an object. */
export interface Member {
  type: Type<unknown>;
  optional?: true;
  doc: string;
}

/** What a type's values are in TypeScript. */
export type ValueOf<Described> = Described extends Type<infer T> ? T : never;

const isEqual = (left: unknown, right: unknown) => left === right || isDeepStrictEqual(left, right);

const plain = <T>(text: string): Type<T> => ({ text, parts: [], same: isEqual });

export const text = plain<string>("string");
export const number = plain<number>("number");
export const boolean = plain<boolean>("boolean");

/** The text of a CIDR block: two spellings of one block are the same. */
export const cidrBlock: Type<string> = {
  ...text,
  same: (left, right) =>
    typeof left === "string" && typeof right === "string"
      ? sameCidr(left, right)
      : isEqual(left, right),
};

/** A list whose order counts. */
export function listOf<T>(element: Type<T>): Type<T[]> {
  return {
    ...{ text: `${element.text}[]`, parts: [element], element },
    same: (left, right) =>
      Array.isArray(left) && Array.isArray(right)
        ? left.length === right.length && left.every((each, at) => element.same(each, right[at]))
        : isEqual(left, right),
  };
}

/** A list in which neither order nor repetition counts. */
export function setOf<T>(element: Type<T>): Type<T[]> {
  const isIn = (list: readonly unknown[], value: unknown) =>
    list.some((each) => element.same(each, value));
  return {
    ...listOf(element),
    same: (left, right) =>
      Array.isArray(left) && Array.isArray(right)
        ? left.every((each) => isIn(right, each)) && right.every((each) => isIn(left, each))
        : isEqual(left, right),
  };
}

/** One of some words. */
export function choiceOf<const Word extends string>(
  name: string,
  doc: string,
  words: readonly Word[],
): Type<Word> & { words: readonly Word[] } {
  const parts = words.map((word) => plain(JSON.stringify(word)));
  return { text: name, declaration: { doc }, parts, words, same: isEqual };
}

type ObjectOf<Members extends Record<string, Member>> = Simplify<
  {
    -readonly [
      Name in keyof Members as Members[Name] extends { optional: true } ? never : Name
    ]: ValueOf<Members[Name]["type"]>;
  } & {
    -readonly [
      Name in keyof Members as Members[Name] extends { optional: true } ? Name : never
    ]?: ValueOf<Members[Name]["type"]>;
  }
>;

/** The same type, shown as one object. */
export type Simplify<T> = { [Name in keyof T]: T[Name] };

/** An object. What is left out and what is undefined are the same. */
export function objectOf<const Members extends Record<string, Member>>(
  name: string,
  doc: string,
  properties: Members,
): Type<ObjectOf<Members>> {
  const members = Object.entries(properties);
  return {
    text: name,
    declaration: { doc, properties },
    parts: members.map(([, { type }]) => type),
    same(left, right) {
      if (!isObject(left) || !isObject(right)) return isEqual(left, right);
      return members.every(([member, { type }]) => type.same(left[member], right[member]));
    },
  };
}
