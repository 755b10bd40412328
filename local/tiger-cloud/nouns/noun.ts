import type { Hono } from "hono";
import type { Collection } from "../collection";
import type { World } from "../world";

/** What the emulator plays of one noun of the API, such as VPCs. */
export interface Noun {
  /** Adds its endpoints to the REST API. */
  rest?: (api: Hono, world: World) => void;
  graphql?: GraphqlPart;
}

/** A noun whose things the emulator keeps. */
export interface KeptNoun<Entity> extends Noun {
  /** A new one, with nothing in it. */
  collection: () => Collection<Entity>;
}

/** The part of the GraphQL API that is one noun's. */
export interface GraphqlPart {
  /** Its types in the schema language; its operations extend `Query` and `Mutation`. */
  types: string;
  /** What gives the value of each operation's field. Its arguments are those of the schema. */
  fields: Readonly<Record<string, Resolver>>;
  /** The fields that are asked for without a token, and are of no project. */
  open?: readonly string[];
  /** The fields that are asked for with a token, and are of no project. */
  ofAccount?: readonly string[];
}

/** Gives the value of a field. What it throws is told among the errors of the answer. */
export type Resolver = (args: never, world: World) => unknown;

/** The answer to an operation that gives nothing: the one word that is known of the vendor's. */
export const OK = "OK";
