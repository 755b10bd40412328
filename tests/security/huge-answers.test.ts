import { createServer, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { apiOn } from "../provider/tiger-cloud/api-on";
import { failureOf } from "../support/failure-of";
import { listen } from "../support/odd-server";

const MIB = 1024 * 1024;

/** A server that answers each request like this, and how much it has sent. */
async function serverThat(answer: (response: ServerResponse) => void) {
  const port = await listen(createServer((_request, response) => answer(response)));
  return { apiUrl: `http://127.0.0.1:${port}/api` };
}

const TOO_LONG =
  /answered GET \/projects\/p1\/vpcs\/1 with more than 64 MiB\. Check timescale:apiUrl/;

test("an answer without end is left after 64 MiB, and not asked for again", async () => {
  const sent: { bytes: number }[] = [];
  const server = await serverThat((response) => {
    const own = { bytes: 0 };
    sent.push(own);
    const piece = Buffer.alloc(MIB, "[");
    const pour = () => {
      do own.bytes += MIB;
      while (response.write(piece) && !response.destroyed);
    };
    response.on("drain", pour).writeHead(200, { "content-type": "application/json" });
    pour();
  });
  const failure = await failureOf(apiOn(server).vpcs.get("1"));
  expect(failure.message).toMatch(TOO_LONG);
  expect(sent.map(({ bytes }) => bytes < 128 * MIB)).toEqual([true]);
});

test("a short answer that unpacks to more is left as well", async () => {
  const packed = gzipSync(Buffer.alloc(200 * MIB, " "));
  expect(packed.length).toBeLessThan(MIB);
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const server = await serverThat((response) => response.writeHead(200, headers).end(packed));
  const failure = await failureOf(apiOn(server).vpcs.get("1"));
  expect(failure.message).toMatch(TOO_LONG);
});
