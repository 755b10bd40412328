import type { Endpoint } from "../contract";
import { TimescaleError } from "../errors";
import { oneLine } from "./rest/failure";
import { isHost, isIdentifier, isPort } from "./wire-values";

/**
 * An answer in the form that the core works with.
 *
 * Whether the request was carried out is not known where the answer cannot be used.
 *
 * @throws an `Unavailable` error that names every field which is missing or is not what it must be
 */
export function readAnswer<T>(body: unknown, subject: string, read: (fields: Fields) => T): T {
  const faults: Faults = { subject, lacking: new Set(), unusable: new Set() };
  const result = read(new Fields(isObject(body) ? body : {}, faults));
  const { lacking, unusable } = faults;
  if (lacking.size + unusable.size === 0) return result;
  const said = [
    ...(lacking.size > 0 ? [`lacks ${[...lacking].join(", ")}`] : []),
    ...(unusable.size > 0 ? [`has no usable ${[...unusable].join(", ")}`] : []),
  ];
  throw unavailable(faults.subject, said.join(" and "), true);
}

/**
 * An answer that must be a list of such.
 *
 * @throws as {@link readAnswer} for an element
 */
export function readList<T>(body: unknown, subject: string, read: (fields: Fields) => T): T[] {
  if (!Array.isArray(body)) throw unavailable(subject, "is no list", false);
  return body.map((element) => readAnswer(element, subject, read));
}

/** What is wrong with an answer, which is told at once. */
interface Faults {
  subject: string;
  lacking: Set<string>;
  unusable: Set<string>;
}

/**
 * The fields of an answer, or of an object in it, by the names that the API gives them. Missing, null
 * and empty are one; anything of another type is a fault. What a faulty field reads as is never used.
 */
export class Fields {
  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly faults: Faults,
  ) {}

  /** From here on, faults are told of this. */
  about(subject: string): void {
    this.faults.subject = subject;
  }

  /** An identifier. */
  id(name: string): string {
    return this.required(name, isIdentifier);
  }

  optionalId(name: string): string | undefined {
    return this.optional(name, isIdentifier);
  }

  /** A text that is not empty, as it is. */
  text(name: string): string {
    return this.required(name, isText);
  }

  optionalText(name: string): string | undefined {
    return this.optional(name, isText);
  }

  /** A text on one line; empty where there is none. */
  line(name: string): string {
    return oneLine(this.optionalText(name));
  }

  object(name: string): Fields | undefined {
    const values = this.optional(name, isObject);
    return values && new Fields(values, this.faults);
  }

  objects(name: string): Fields[] {
    const list = this.optional(name, isListOfObjects) ?? [];
    return list.map((values) => new Fields(values, this.faults));
  }

  /** This object as an endpoint; undefined where it lacks its host or its port. */
  endpoint(): Endpoint | undefined {
    const host = this.optional("host", isHost);
    const port = this.optional("port", isPort);
    return host === undefined || port === undefined ? undefined : { host, port };
  }

  private required(name: string, isUsable: (value: unknown) => value is string): string {
    if (isAbsent(this.values[name])) this.faults.lacking.add(name);
    return this.optional(name, isUsable) ?? "";
  }

  private optional<T>(name: string, isUsable: (value: unknown) => value is T): T | undefined {
    const value = this.values[name];
    if (isAbsent(value)) return undefined;
    if (isUsable(value)) return value;
    this.faults.unusable.add(name);
    return undefined;
  }
}

type Values = Readonly<Record<string, unknown>>;

const isAbsent = (value: unknown) => value === undefined || value === null || value === "";
const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOfObjects = (value: unknown): value is Values[] =>
  Array.isArray(value) && value.every(isObject);

function unavailable(subject: string, said: string, mayHaveHappened: boolean): TimescaleError {
  return new TimescaleError(
    "Unavailable",
    `${subject}: the Tiger Cloud API's answer ${said}. Check timescale:apiUrl, then try again.`,
    mayHaveHappened,
  );
}
