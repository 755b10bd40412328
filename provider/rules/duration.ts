const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
const WHOLE = /^(\d+(\.\d+)?(ms|s|m|h))+$/;

/**
 * Reads a duration as Pulumi's `customTimeouts` are written, which is Go's form: `90s`, `1h30m`.
 *
 * @returns milliseconds; undefined where the text is no duration
 */
export function parseDurationMs(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined;
  return [...text.matchAll(PART)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS],
    0,
  );
}

/** A duration for people: `850 ms`, `600 s`. */
export function shownDuration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1_000)} s`;
}
