import type { Decoder } from "./decode";

/** What errors call a key. */
export const KEY = "Tiger Cloud API key";

/** What every protocol is told of a call. */
export interface Call {
  /** What it is about, for errors: `Timescale VPC 42`. */
  subject: string;
  /**
   * Whether it may be sent again where nobody knows whether it was carried out: a read, a delete or a
   * rename may, a create may not.
   */
  repeatable: boolean;
}

/** Carries out a call by a protocol, and gives what came back as it is. */
export type Send<C extends Call> = (call: C) => Promise<unknown>;

/** Carries out a call, and gives what its decoder makes of the answer. */
export type Ask<C extends Call> = <T>(call: C & { answer: Decoder<T> }) => Promise<T>;

/** A protocol with its answers decoded. */
export function asking<C extends Call>(send: Send<C>): Ask<C> {
  return async (call) => call.answer(await send(call), call);
}
