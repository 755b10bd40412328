/** The requests that a fault hits: all of them where nothing is said. */
export interface FaultTarget {
  /** Such as `POST`. */
  method?: string;
  /**
   * Looked for in the path below the base path, which has no query: `/peerings$/` finds
   * `/projects/p1/vpcs/1001/peerings`. A request of GraphQL has the path `/api/query`.
   */
  path?: RegExp;
  /** The `operationName` of a request of GraphQL, such as `OpenPeerRequest`. No request of REST has one. */
  operation?: string;
  /**
   * How many requests it hits; `Infinity` for all that come.
   *
   * @default 1
   */
  times?: number;
  /**
   * How many matching requests pass first. One that an earlier fault took does not count.
   *
   * @default 0
   */
  skip?: number;
}

/** An answer that the API itself would not give. */
export interface FaultAnswer {
  status: number;
  /**
   * Text goes out as it is, an object as JSON.
   *
   * @default - an empty body
   */
  body?: string | object;
  headers?: Record<string, string>;
}

/** What becomes of a request, and of the work it asks for. */
export type FaultEffect =
  /** It is answered, and the work is not done. The key is not looked at. */
  | ({ effect: "reply" } & FaultAnswer)
  /** The connection is reset before the work is done: the client meets ECONNRESET. */
  | { effect: "lose-request" }
  /** The work is done, and the connection reset in place of the answer. */
  | { effect: "lose-answer" }
  /** The work is done, and another answer given than its own. */
  | ({ effect: "replace-answer" } & FaultAnswer)
  /** The work is done, and its JSON answer changed on the way. */
  | { effect: "alter-answer"; alter: (body: unknown) => unknown }
  /** The work is done, and its answer comes byte by byte, with these milliseconds between them. */
  | { effect: "drip-answer"; gapMs: number }
  /** The work is done at once, and its answer given after these milliseconds of the clock. */
  | { effect: "delay"; delayMs: number }
  /** The work is not done, and there is no answer before a stop or reset cuts the connection. */
  | { effect: "hang" }
  /** The work is done, and there is no answer before a stop or reset cuts the connection. */
  | { effect: "withhold-answer" };

/** Something that goes wrong on the way to the API or back. */
export type Fault = FaultTarget & FaultEffect;

interface ArmedFault {
  readonly fault: Fault;
  skipsLeft: number;
  timesLeft: number;
}

/** What a fault knows of a request. */
export interface FaultRequest {
  method: string;
  /** Below the base path of REST. */
  path: string;
  operation?: string;
}

/** The faults that wait for their requests. */
export class Faults {
  readonly #armed: ArmedFault[] = [];

  /** Adds one behind those that are there. */
  inject(fault: Fault): void {
    this.#armed.push({ fault, skipsLeft: fault.skip ?? 0, timesLeft: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed.length = 0;
  }

  /** The fault that hits this request: the first that matches. It counts as used once more. */
  take(request: FaultRequest): Fault | undefined {
    for (const armed of this.#armed) {
      if (armed.timesLeft < 1 || !matches(armed.fault, request)) continue;
      if (armed.skipsLeft > 0) {
        armed.skipsLeft -= 1;
        continue;
      }
      armed.timesLeft -= 1;
      return armed.fault;
    }
    return undefined;
  }
}

function matches(target: FaultTarget, { method, path, operation }: FaultRequest): boolean {
  if (target.method !== undefined && target.method !== method) return false;
  if (target.operation !== undefined && target.operation !== operation) return false;
  // Not `test`: with the flag g it would go on from where it found the one before.
  return target.path === undefined || path.search(target.path) !== -1;
}
