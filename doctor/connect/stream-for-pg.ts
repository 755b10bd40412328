import type { TLSSocket } from "node:tls";

/** More than a greeting and the answer to one question ever take: some kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** The server says more than anybody has to say. */
export class TooMuchSaid extends Error {}

/**
 * pg connects the stream that it is given; this one is connected. It also throws at what it cannot parse, in
 * the midst of the socket's event, where nobody could catch it, and keeps as much of a message as comes.
 */
export function streamForPg(socket: TLSSocket): TLSSocket {
  const emit = socket.emit.bind(socket) as (...event: unknown[]) => boolean;
  let leftBytes = MAX_BYTES;
  socket.emit = (...event: unknown[]) => {
    try {
      const [name, bytes] = event;
      if (name === "data" && (leftBytes -= (bytes as Buffer).length) < 0) throw new TooMuchSaid();
      return emit(...event);
    } catch (error) {
      socket.destroy(error as Error);
      return true;
    }
  };
  socket.connect = () => {
    process.nextTick(() => socket.emit("connect"));
    return socket;
  };
  return socket;
}
