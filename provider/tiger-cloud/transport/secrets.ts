import type { Key } from "../../settings";

/** What stands in the place of a secret. */
export const HIDDEN = "[secret]";

/** A shorter form is left alone: it would be found in words that have nothing to do with a secret. */
const SHORTEST_FORM = 4;

/**
 * What must not be shown: the keys, and the tokens that come in exchange for them. Foreign text can
 * repeat what was sent, so it is redacted where it arrives: neither messages nor state get a secret.
 */
export class Secrets {
  #forms: string[] = [];

  /** From here on, a secret key is hidden, with or without its public key before it. */
  addKey({ publicKey, secretKey }: Key): void {
    this.#add([base64(Buffer.from(`${publicKey}:${secretKey}`)), ...formsOf(secretKey)]);
  }

  /** From here on, a token is hidden. */
  addToken(token: string): void {
    this.#add(formsOf(token));
  }

  /** The text without secrets: as they are, escaped for JSON or a URL, and in Base64. */
  readonly redact = (text: string): string =>
    this.#forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);

  #add(forms: string[]): void {
    const long = forms.filter((form) => form.length >= SHORTEST_FORM);
    const all = new Set([...this.#forms, ...long]);
    this.#forms = [...all].sort((left, right) => right.length - left.length);
  }
}

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    ...[0, 1, 2].map((offset) => base64Within(secret, offset)),
  ];
}

const base64 = (bytes: Buffer) => bytes.toString("base64");

/** The characters that stand for the text alone in the Base64 of a longer one, at this offset. */
function base64Within(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  return base64(bytes).slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
