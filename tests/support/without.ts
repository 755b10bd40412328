/** The properties but one. */
export function without(properties: object, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name));
}
