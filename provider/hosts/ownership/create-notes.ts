import type { Description } from "../../describe/description";
import type { Given } from "../../describe/given";
import { fingerprintOf, type CreateNote } from "./lost-work";

/** Keeps notes of creates beyond the process, by the URNs of their entries. */
export interface NoteStore {
  read(urn: string): CreateNote | undefined;
  write(urn: string, note: CreateNote): void;
  remove(urn: string): void;
}

/** Keeps nothing. */
export const NO_NOTES: NoteStore = {
  read: () => undefined,
  write: () => undefined,
  remove: () => undefined,
};

/**
 * The notes of what entries of one type asked for. A note is written before the request, gets the id
 * when the answer came, and goes once the state is seen to have it. So what is noted is what was lost.
 */
export class CreateNotes {
  constructor(
    private readonly description: Description,
    private readonly store: NoteStore = NO_NOTES,
  ) {}

  of(urn: string): CreateNote | undefined {
    return this.store.read(urn);
  }

  /** @param id what the thing will be called by, where that is known before */
  asks(urn: string, wanted: Given, id: string | undefined): void {
    const asked = fingerprintOf(this.description, wanted);
    if (asked === undefined) return;
    this.store.write(urn, { asked, ...(id !== undefined && { id }), isMade: false });
  }

  /** @param id undefined where nothing was made */
  answered(urn: string, wanted: Given, id: string | undefined): void {
    const note = this.store.read(urn);
    if (note === undefined || note.asked !== fingerprintOf(this.description, wanted)) return;
    if (id === undefined) this.store.remove(urn);
    else this.store.write(urn, { asked: note.asked, id, isMade: true });
  }

  /** Forgets what the state has. */
  seenInState(urn: string, id: string): void {
    if (this.store.read(urn)?.id === id) this.store.remove(urn);
  }
}
