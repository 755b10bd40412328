import { isObject } from "../provider/rules/object";
import { isUnknown } from "../provider/rules/unknown";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SIGNATURE_OF_SECRET = "1b47061264138c4ac30d75fd1eb44270";
const KIND_OF_SIGNATURE: ReadonlyMap<unknown, string> = new Map([
  ["c44067f5952c0a294b673a41bacd8c17", "asset"],
  ["0def7320c3a5731c473e5ecbe6d01bc7", "archive"],
]);
/** What `pulumi preview --json` writes in place of a secret. */
const SECRET_TEXT = "[secret]";
const LONGEST_VALUE = 300;

/** How a value that is not known yet is shown. */
const UNKNOWN_TEXT = "known after apply";
/** How a secret is shown. */
const MASKED_TEXT = "secret";

/** True for a secret, whichever way the engine wrote it. */
export function isSecret(value: unknown): boolean {
  return value === SECRET_TEXT || (isObject(value) && value[SIGNATURE] === SIGNATURE_OF_SECRET);
}

/** True for what is shown as one value: all but a list or map of our own. */
export function isLeaf(value: unknown): boolean {
  return typeof value !== "object" || value === null || (isObject(value) && SIGNATURE in value);
}

/** A value as one line of text. No secret and no control character is in it. */
export function showValue(value: unknown): string {
  if (isUnknown(value)) return UNKNOWN_TEXT;
  if (isSecret(value)) return MASKED_TEXT;
  if (isObject(value) && SIGNATURE in value) return showSigned(value);
  if (isLeaf(value)) return shorten(JSON.stringify(value));
  if (Array.isArray(value)) return "[]";
  return "{}";
}

/** A value for a sentence: a text without quotes. */
export function sayValue(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" && !isUnknown(value) && !isSecret(value)
    ? value
    : showValue(value);
}

/** Assets and archives are told by their content: where they lie is the machine's affair. */
function showSigned(value: Readonly<Record<string, unknown>>): string {
  const kind = KIND_OF_SIGNATURE.get(value[SIGNATURE]) ?? "value";
  const hash = value["hash"];
  return typeof hash === "string" ? `${kind} ${hash.slice(0, 12)}` : kind;
}

function shorten(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  // Not through the middle of a character of two units.
  const start = text.slice(0, LONGEST_VALUE - 60).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}… (${text.length} characters)`;
}
