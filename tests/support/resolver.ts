import { createSocket } from "node:dgram";
import { once } from "node:events";

/** What a resolver says: the number of its answer, or nothing at all. */
export type Rcode = "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED" | "silence";

const NUMBERS = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };

const stops: (() => Promise<void>)[] = [];

/**
 * A resolver on the loopback address that has no record of any name and says so in this way. It stops after
 * the test.
 *
 * @returns its `address:port`
 */
export async function startResolver(rcode: Rcode): Promise<string> {
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    if (rcode === "silence") return;
    const answer = Buffer.from(query);
    // The question again, as an answer: of what the flags say, recursion wanted and at hand.
    answer.writeUInt16BE(0x8180 | NUMBERS[rcode], 2);
    // Without the additional record of EDNS, which the question has.
    answer.writeUInt16BE(0, 10);
    socket.send(answer.subarray(0, endOfQuestion(answer)), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  stops.push(async () => {
    const closed = once(socket, "close");
    socket.close();
    await closed;
  });
  return `127.0.0.1:${socket.address().port}`;
}

/** After the header of 12 bytes, the labels of the name, the one that is empty, and type and class. */
function endOfQuestion(message: Buffer): number {
  let at = 12;
  while (message.readUInt8(at) > 0) at += message.readUInt8(at) + 1;
  return at + 5;
}

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
