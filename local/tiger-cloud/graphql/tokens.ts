/** The tokens that keys were exchanged for. They are good until they are expired. */
export class Tokens {
  readonly #good = new Set<string>();
  #count = 0;

  /** A new one, in the form of a JWT: the same ones in each run. */
  issue(publicKey: string): string {
    const parts = [
      { alg: "HS256", typ: "JWT" },
      { sub: publicKey, jti: ++this.#count },
    ];
    const encoded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
    const token = `${encoded.join(".")}.local`;
    this.#good.add(token);
    return token;
  }

  /** True for one that was given out and has not expired. */
  isGood(token: string): boolean {
    return this.#good.has(token);
  }

  /** Expires all that were given out until now. */
  expire(): void {
    this.#good.clear();
  }
}
