/** What was looked for, or why it could not be looked at. What nobody looked at breaks nothing. */
export type Seen<T> = { readonly value: T } | { readonly unseen: string };

/** What was seen; undefined where it could not be looked at. */
export function valueOf<T>(seen: Seen<T> | undefined): T | undefined {
  return seen !== undefined && "value" in seen ? seen.value : undefined;
}

/** Why something could not be looked at; undefined where it was seen. */
export function unseenOf(seen: Seen<unknown>): string | undefined {
  return "unseen" in seen ? seen.unseen : undefined;
}
