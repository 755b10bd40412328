import type { FaultEffect } from "./faults";

/** One request and what became of it. Bodies and the other headers are not kept. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** The `operationName` of a request of GraphQL that tells one. */
  operation?: string;
  /** 0 where no answer was given. */
  status: number;
  /** The clock's milliseconds when the answer was ready, or when it was clear that none is given. */
  atMs: number;
  userAgent: string | undefined;
  /** How many requests were under way when this one began, itself included. */
  inFlight: number;
  /** The effect of the fault that hit it. */
  fault?: FaultEffect["effect"];
}
