/**
 * A text, or null where it is known only after the apply. A property that is absent has nothing to
 * show; one that is null is drawn as "known after apply".
 */
export type DrawnValue = string | null;

/** What a plan does to an element. An element without a mark stays as it is. */
export type Mark = "added" | "changed" | "removed";

/** An element that a plan may touch. */
export interface Markable {
  /** @default - unchanged */
  mark?: Mark | undefined;
}
