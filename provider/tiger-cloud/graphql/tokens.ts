import { TimescaleError } from "../../errors";
import type { Key } from "../../settings";
import { KEY } from "../call";
import { decoder, object, token } from "../decode";
import type { SendHttp } from "../transport/http";
import { HIDDEN, type Secrets } from "../transport/secrets";
import { execute } from "./execute";

const FIELD = "getJWTForClientCredentials";
const OPERATION = {
  operation: "GetJWTForClientCredentials",
  document: `query GetJWTForClientCredentials($accessKey: String!, $secretKey: String!) {
  getJWTForClientCredentials(data: { accessKey: $accessKey, secretKey: $secretKey })
}`,
  subject: KEY,
  repeatable: true,
} as const;

const answer = decoder(
  "token",
  object({ [FIELD]: token }, (data) => data[FIELD]),
);

/** The tokens that a key gets: one serves all calls until it is refused. */
export class Tokens {
  #current: Promise<string> | undefined;
  #known: string | undefined;

  constructor(
    private readonly http: SendHttp,
    private readonly url: string,
    private readonly key: Key,
    private readonly secrets: Secrets,
  ) {}

  /** The token in use; those who ask before there is one share a request. */
  get(): Promise<string> {
    const current = (this.#current ??= this.#fetch());
    // A failure is not kept: the next caller asks again.
    current.catch(() => {
      if (this.#current === current) this.#current = undefined;
    });
    return current;
  }

  /** A token other than the one that was refused: one that came meanwhile, else a new one. */
  renewed(refused: string): Promise<string> {
    // Of all who were refused, the first one lets it go.
    if (this.#known === refused) this.#current = this.#known = undefined;
    return this.get();
  }

  async #fetch(): Promise<string> {
    const { publicKey: accessKey, secretKey } = this.key;
    const call = { ...OPERATION, variables: { accessKey, secretKey } };
    const outcome = await execute(this.http, this.url, call);
    if ("error" in outcome) throw outcome.error;
    // It can only be one that is known already, and that would be refused again.
    if (outcome.data[FIELD] === HIDDEN) throw sameAgain();
    this.#known = answer(outcome.data, call);
    this.secrets.addToken(this.#known);
    return this.#known;
  }
}

function sameAgain(): TimescaleError {
  const text = `${KEY}: the Tiger Cloud API gave the token again that it had refused. Try again later.`;
  return new TimescaleError("Unavailable", text);
}
