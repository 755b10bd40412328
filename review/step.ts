/** One step as the engine wrote it. */
export interface Step extends Readonly<Record<string, unknown>> {
  op: string;
  urn: string;
}
