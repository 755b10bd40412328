import type { Seen } from "../../facts/seen";

/** What was seen, in another form; unseen where it could not be looked at. */
export function seenAs<From, To>(seen: Seen<From>, form: (value: From) => To): Seen<To> {
  return "value" in seen ? { value: form(seen.value) } : seen;
}
