import { meaningOf, statusOf, WORDS, type StatusKind } from "../../../provider/tiger-cloud/status";

const KINDS = Object.keys(WORDS) as StatusKind[];

test.each<[StatusKind, string, string]>([
  ["peering", "REQUESTED", "pending"],
  ["peering", "PENDING", "pending"],
  ["peering", "APPROVED", "pending"],
  ["peering", "ACTIVE", "done"],
  ["peering", "INVALID", "failed"],
  ["peering", "TIMEOUT", "failed"],
  ["peering", "DISABLED", "failed"],
  ["service", "READY", "done"],
  ["service", "PAUSED", "done"],
  ["service", "UPGRADING", "pending"],
  ["service", "DELETING", "gone"],
  ["vpc", "CREATED", "done"],
  ["privateEndpoint", "approved", "done"],
  ["privateEndpoint", "rejected", "failed"],
  ["privateEndpoint", "removed", "gone"],
  ["transitGatewayAttachment", "pendingAcceptance", "pending"],
  ["transitGatewayAttachment", "available", "done"],
])("of a %s, %s means %s, in whatever case", (kind, word, meaning) => {
  for (const spelled of [word, word.toLowerCase(), word.toUpperCase()]) {
    expect(meaningOf(kind, spelled)).toBe(meaning);
  }
});

test.each(KINDS)("of a %s, each word means one thing, and what failed says what to do", (kind) => {
  const { pending, done, failed, gone } = WORDS[kind];
  const words = [...pending, ...done, ...Object.keys(failed), ...gone];
  expect(new Set(words).size).toBe(words.length);
  for (const word of words) {
    expect(word).toBe(word.toUpperCase());
    const { meaning, advice } = statusOf(kind, word);
    expect(meaning).not.toBe("unknown");
    expect(advice === "").toBe(meaning !== "failed");
    expect(advice).toMatch(/^$|^[A-Z].*\.$/);
  }
});

test.each(KINDS)("of a %s, a word that nobody knows is unknown", (kind) => {
  for (const word of ["", "SOMETHING_NEW", "constructor", "__proto__", "toString"]) {
    expect(statusOf(kind, word)).toEqual({ meaning: "unknown", advice: "" });
  }
});
