import { once } from "node:events";
import { Socket } from "node:net";
import { systemClock } from "../../provider/wait/clock";
import type { Failure, FailureKind, LiveFacts, Unanswered } from "../facts/live";
import { inTime, LATE, type Limits } from "../deadline";
import { failed, late, systemFailure } from "./failure";

/** How TCP came out; with the open connection where an address took one. */
export interface OpenedTcp {
  tcp: LiveFacts["tcp"];
  socket: Socket | undefined;
}

/** Which failure tells most, where addresses fail in different ways: the one nearest to a connection. */
const TELLING: readonly FailureKind[] = ["refused", "timeout", "unreachable"];

type Tried = { address: string } & (
  { socket: Socket; milliseconds: number } | { failure: Failure }
);

/**
 * Connects to all addresses at once, since a name may lead to one that answers and one that does not.
 * The first that answers, in their order, stays open; it is the caller's to close.
 */
export async function openTcp(
  addresses: readonly string[],
  port: number,
  limits: Limits,
): Promise<OpenedTcp> {
  const sockets = addresses.map(() => new Socket());
  let kept: Socket | undefined;
  try {
    const tried = await Promise.all(
      addresses.map((address, index) =>
        tryAddress(sockets[index] as Socket, address, port, limits),
      ),
    );
    const opened = outcomeOf(tried);
    kept = opened.socket;
    return opened;
  } finally {
    for (const socket of sockets) if (socket !== kept) socket.destroy();
  }
}

async function tryAddress(
  socket: Socket,
  address: string,
  port: number,
  limits: Limits,
): Promise<Tried> {
  const { clock = systemClock, signal } = limits;
  const startMs = clock.now();
  // One that ends while the others are waited for is told of by the next step.
  socket.on("error", () => undefined);
  try {
    const connected = await inTime(limits, (over) => {
      socket.connect(port, address);
      return once(socket, "connect", { signal: over });
    });
    if (connected === LATE) return { address, failure: late(limits) };
    return { address, socket, milliseconds: Math.round(clock.now() - startMs) };
  } catch (error) {
    signal?.throwIfAborted();
    return { address, failure: systemFailure(error) };
  }
}

function outcomeOf(tried: readonly Tried[]): OpenedTcp {
  const failures = tried.flatMap((one): Unanswered[] =>
    "failure" in one
      ? [{ address: one.address, kind: one.failure.kind, saw: one.failure.saw }]
      : [],
  );
  const first = tried.find((one) => "socket" in one);
  if (first === undefined) return { tcp: failureOf(tried), socket: undefined };
  const { address, milliseconds, socket } = first;
  const unanswered = failures.length > 0 ? { unanswered: failures } : {};
  return { tcp: { state: "done", value: { address, milliseconds, ...unanswered } }, socket };
}

function failureOf(tried: readonly Tried[]): Failure {
  const failures = tried.flatMap((one) => ("failure" in one ? [one] : []));
  const told = TELLING.flatMap((kind) => failures.filter(({ failure }) => failure.kind === kind));
  const [first] = [...told, ...failures];
  const saw = failures.map(({ address, failure }) => `${address}: ${failure.saw}`).join("; ");
  return failed(first?.failure.kind ?? "other", saw, first?.failure.code);
}
