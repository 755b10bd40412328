/** Seeds are numbers that follow each other. */
export function rangeOf(seeds: readonly number[]): string {
  const [least, most] = [Math.min(...seeds), Math.max(...seeds)];
  return least === most ? `${least}` : `${least} to ${most}`;
}

export function count<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length;
}

export function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
