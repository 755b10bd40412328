import { nameOf, typeOf } from "../../../provider/rules/urn";
import { parseConfiguration } from "./configuration";
import { AwsError, about } from "./errors";
import { functions } from "./functions";
import { check, diff, type Difference } from "./inputs";
import * as lifecycle from "./lifecycle";
import type { Known } from "./lifecycle";
import type { Properties } from "./properties";
import type { ResourceType } from "./resource-type";
import { Session } from "./session";
import { resourceTypes } from "./types";

/** The plugin's provider: finds the type or function that a request is about, and hands on. */
export class AwsProvider {
  readonly #cancellation = new AbortController();
  #session: Session | undefined;

  /** Takes the configuration, and fails when it, or its credentials, will not do. */
  async configure(variables: Iterable<[string, string]>): Promise<void> {
    const session = new Session(parseConfiguration(variables, process.env));
    await session.validate();
    this.#session = session;
  }

  check(urn: string, olds: Properties, news: Properties) {
    return check(resourceTypeOf(urn), nameOf(urn), olds, news);
  }

  diff(urn: string, known: Known, news: Properties): Difference {
    return diff(resourceTypeOf(urn), this.#configured(), known, news);
  }

  create(urn: string, inputs: Properties, isPreview: boolean) {
    const type = resourceTypeOf(urn);
    return lifecycle.create(type, this.#configured(), nameOf(urn), inputs, isPreview);
  }

  read(urn: string, known: Known): Promise<Known | undefined> {
    return lifecycle.read(resourceTypeOf(urn), this.#configured(), known);
  }

  update(urn: string, known: Known, news: Properties, isPreview: boolean): Promise<Properties> {
    return lifecycle.update(resourceTypeOf(urn), this.#configured(), known, news, isPreview);
  }

  /** @param minutes the delete timeout of the resource's options */
  delete(urn: string, known: Known, minutes?: number): Promise<void> {
    const { signal } = this.#cancellation;
    return lifecycle.remove(resourceTypeOf(urn), this.#configured(), known, { minutes, signal });
  }

  /** Ends what waits. */
  cancel(): void {
    this.#cancellation.abort(new AwsError("cancelled"));
  }

  invoke(token: string, args: Properties): Promise<Properties> {
    const invoked = functions.get(token);
    if (!invoked) throw missing(token);
    const name = token.split(":").at(-1) ?? token;
    return about(name, () => invoked(this.#configured(), args));
  }

  #configured(): Session {
    if (this.#session) return this.#session;
    throw new AwsError("AWS provider: not configured.");
  }
}

function resourceTypeOf(urn: string): ResourceType {
  const token = typeOf(urn);
  const type = resourceTypes.get(token);
  if (!type) throw missing(token);
  return type;
}

const missing = (token: string) =>
  new AwsError(`${token}: the small local AWS plugin does not have it. Use the real plugin.`);
