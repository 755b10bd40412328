import type { FailureKind, LiveFacts, Outcome } from "../../../../doctor/facts/live";

const SKIPPED = { state: "skipped" } as const;

/** A step that came to nothing. */
export const failing = (kind: FailureKind, saw: string, code?: string): Outcome<never> => ({
  ...{ state: "failed", kind, saw },
  ...(code !== undefined && { code }),
});

/** What a sound endpoint says to one who has no password. */
export const SOUND: LiveFacts = {
  ...{ serviceId: "kd9w2xp4mz", role: "primary", host: "db.example", port: 5432 },
  addresses: { state: "done", value: ["10.70.0.5"] },
  resolvers: ["10.0.0.2"],
  tcp: { state: "done", value: { address: "10.70.0.5", milliseconds: 3 } },
  tls: {
    state: "done",
    value: { version: "TLSv1.3", issuer: "An Authority", validTo: "2030-01-01T00:00:00.000Z" },
  },
  server: { state: "done", value: "password" },
  query: SKIPPED,
};

const STEPS = ["addresses", "tcp", "tls", "server", "query"] as const;

/** The same up to one step, which fails. */
export function failingAt(step: (typeof STEPS)[number], outcome: Outcome<never>): LiveFacts {
  const after = STEPS.slice(STEPS.indexOf(step) + 1).map((later) => [later, SKIPPED] as const);
  return { ...SOUND, [step]: outcome, ...Object.fromEntries(after) };
}

/** A name that leads there, with what came of it. */
export const at = (addresses: readonly string[], live: LiveFacts = SOUND): LiveFacts => ({
  ...live,
  addresses: { state: "done", value: addresses },
});
