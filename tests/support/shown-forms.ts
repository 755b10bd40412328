import { inspect } from "node:util";

/**
 * The forms in which a secret could be shown: as it is, escaped for a URL, and in Base64 at each of
 * the three offsets at which it can stand in a longer text.
 */
export function shownForms(secret: string): string[] {
  const inBase64 = ["", "x", "xx"].map((before) =>
    Buffer.from(before + secret)
      .toString("base64")
      // What stands at the edges holds bits of the neighbours too.
      .slice(before.length + 1, -4),
  );
  return [secret, encodeURIComponent(secret), ...inBase64];
}

/** Everything that can be printed of an error. */
function shownOf(error: Error): string {
  return [
    String(error),
    error.stack,
    inspect(error, { depth: 10, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    inspect(error.cause, { depth: 10, showHidden: true }),
  ].join("\n");
}

/** Fails where an error shows a secret, in whatever form, or keeps another error as its cause. */
export function expectNothingOf(secret: string, error: Error): void {
  const shown = shownOf(error);
  for (const form of shownForms(secret)) expect(shown).not.toContain(form);
  expect(error.cause).toBeUndefined();
}
