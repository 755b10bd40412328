/** Looks after a lost answer, before the same is asked for again. */
const LOOKS_AFTER_LOST = 5;

/** Whether a step was asked for: just once, unless the answer was lost and nothing came of it. */
export class Asked {
  /** True once it may have been carried out. */
  isMaybe = false;
  /** True once the API has taken it. */
  isCertain = false;
  #looksLeft = 0;

  /** The API took it. */
  isTaken(): void {
    this.isMaybe = true;
    this.isCertain = true;
  }

  /** Nobody knows whether the API took it. @returns the word for that */
  isLost(): string {
    this.isMaybe = true;
    this.#looksLeft = LOOKS_AFTER_LOST;
    return "answer lost";
  }

  /** True where it must not be asked for at this look. */
  isWaitedFor(): boolean {
    if (this.#looksLeft > 0) this.#looksLeft -= 1;
    return this.isCertain || this.#looksLeft > 0;
  }
}
