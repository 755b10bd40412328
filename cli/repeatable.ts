/** What commander does with an option that can be given several times: it keeps all of them, in order. */
export function repeatable(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}
