import type { Collection } from "./collection";
import { NOUNS } from "./nouns";
import type { KeptNoun, Noun } from "./nouns/noun";

type Nouns = typeof NOUNS;

/** What the nouns are called whose things are kept. */
type KeptName = {
  [Name in keyof Nouns]: Nouns[Name] extends KeptNoun<unknown> ? Name : never;
}[keyof Nouns];

/** All that the emulator knows of the project, by its nouns. A reset begins with a new one. */
export type Store = { readonly [Name in KeptName]: ReturnType<Nouns[Name]["collection"]> };

/** The things that are kept, as lists. */
export type Lists = {
  readonly [Name in KeptName]: Store[Name] extends Collection<infer Entity>
    ? readonly Readonly<Entity>[]
    : never;
};

/** An empty one. */
export function createStore(): Store {
  const nouns = Object.entries<Noun & Partial<KeptNoun<unknown>>>(NOUNS);
  const kept = nouns.flatMap(([name, { collection }]) =>
    collection ? [[name, collection()] as const] : [],
  );
  return Object.fromEntries(kept) as Store;
}
