import { GraphqlFailure } from "./failure";

/** A value in a document. */
export type Value = { variable: string } | { literal: unknown } | { fields: Record<string, Value> };

/** A field that a document asks for. */
export interface Selection {
  name: string;
  args: Record<string, Value>;
  /** Undefined where the field is asked for as it is. */
  fields: Selection[] | undefined;
}

/** The one operation of a document. */
export interface Operation {
  kind: "query" | "mutation";
  name: string;
  /** The type of each variable, such as `ID!`. */
  variables: Record<string, string>;
  fields: Selection[];
}

const TOKEN = /[{}()[\]$:!]|"(?:[^"\\\n]|\\.)*"|[\w-]+|[^\s,]/g;

/**
 * Reads a document with one operation of named fields: no aliases, fragments, directives, lists or
 * defaults, which no documented operation has.
 *
 * @throws {@link GraphqlFailure} where it is something else
 */
export function parse(document: string): Operation {
  const tokens = document.replace(/#.*/g, "").match(TOKEN) ?? [];
  const reader = new Reader(tokens);
  const operation = reader.operation();
  reader.end();
  return operation;
}

class Reader {
  #at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  operation(): Operation {
    const kind = this.#take(/^(query|mutation)$/) as Operation["kind"];
    const name = this.#take(/^\w+$/);
    const variables: Operation["variables"] = {};
    if (this.#is("(")) {
      this.#within("(", ")", () => {
        this.#take(/^\$$/);
        variables[this.#named()] = this.#type();
      });
    }
    return { kind, name, variables, fields: this.#selections() };
  }

  end(): void {
    if (this.#at < this.tokens.length) this.#take(/^$/);
  }

  #selections(): Selection[] {
    const selections: Selection[] = [];
    this.#within("{", "}", () => {
      const name = this.#take(/^\w+$/);
      const args: Selection["args"] = {};
      if (this.#is("(")) this.#within("(", ")", () => (args[this.#named()] = this.#value()));
      selections.push({ name, args, fields: this.#is("{") ? this.#selections() : undefined });
    });
    return selections;
  }

  #value(): Value {
    if (this.#is("$")) {
      this.#take(/^\$$/);
      return { variable: this.#take(/^\w+$/) };
    }
    if (this.#is("{")) {
      const fields: Record<string, Value> = {};
      this.#within("{", "}", () => (fields[this.#named()] = this.#value()));
      return { fields };
    }
    const literal = this.#take(/^("|-?\w)/);
    return {
      literal: /^("|-?\d|true$|false$|null$)/.test(literal) ? JSON.parse(literal) : literal,
    };
  }

  /** A name and the colon behind it. */
  #named(): string {
    const name = this.#take(/^\w+$/);
    this.#take(/^:$/);
    return name;
  }

  #type(): string {
    let type = "";
    while (/^[[\]!\w]+$/.test(this.tokens[this.#at] ?? "")) type += this.#take(/./);
    return type;
  }

  #within(open: string, close: string, read: () => void): void {
    if (!this.#is(open)) this.#take(/^$/);
    this.#at += 1;
    do read();
    while (!this.#is(close));
    this.#at += 1;
  }

  #is(token: string): boolean {
    return this.tokens[this.#at] === token;
  }

  #take(expected: RegExp): string {
    const token = this.tokens[this.#at] ?? "<EOF>";
    if (!expected.test(token)) {
      throw new GraphqlFailure(`Syntax Error: Unexpected ${token}.`, "GRAPHQL_PARSE_FAILED");
    }
    this.#at += 1;
    return token;
  }
}
