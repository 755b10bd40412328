import type { ApiSettings } from "../../settings";

/** A shorter form is left alone: it would be found in words that have nothing to do with a key. */
const SHORTEST_FORM = 4;

/**
 * Makes a function that takes the secret key out of foreign text, which can repeat what was sent: as
 * it is, escaped for JSON or a URL, and in Base64, with or without the public key before it.
 */
export function keyRedactor({ publicKey, secretKey }: ApiSettings): (text: string) => string {
  const forms = [
    base64(Buffer.from(`${publicKey}:${secretKey}`)),
    secretKey,
    JSON.stringify(secretKey).slice(1, -1),
    encodeURIComponent(secretKey),
    ...[0, 1, 2].map((offset) => base64Within(secretKey, offset)),
  ]
    .filter((form) => form.length >= SHORTEST_FORM)
    .sort((left, right) => right.length - left.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, "[secret]"), text);
}

const base64 = (bytes: Buffer) => bytes.toString("base64");

/** The characters that stand for the text alone in the Base64 of a longer one, at this offset. */
function base64Within(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  return base64(bytes).slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
