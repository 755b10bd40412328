/** The things of one noun by their ids. They are numbered in the same way in each run and after each reset. */
export class Collection<Entity> extends Map<string, Entity> {
  #number: number;

  /** @param before the number before that of the first thing */
  constructor(before: number) {
    super();
    this.#number = before;
  }

  /** The number of the next thing. */
  next(): number {
    return ++this.#number;
  }
}
