"use strict";
const { once } = require("node:events");
const { createServer, request } = require("node:http");
const { buffer } = require("node:stream/consumers");

/**
 * A way to the local AWS that counts what is asked.
 *
 * @typedef {object} AwsCounter
 * @property {string} url
 * @property {() => Record<string, number>} take the calls since it was last asked, by action
 * @property {() => Promise<void>} stop
 */

/**
 * Starts one before the AWS at `target`, on a free loopback port.
 *
 * @param {string} target
 * @returns {Promise<AwsCounter>}
 */
async function startAwsCounter(target) {
  /** @type {Record<string, number>} */
  let counts = {};
  const server = createServer((incoming, response) => {
    const serve = async () => {
      const body = await buffer(incoming);
      const action = new URLSearchParams(body.toString()).get("Action") ?? "other";
      counts[action] = (counts[action] ?? 0) + 1;
      // With the headers as they came: the account and region are in the signature.
      const { method, headers } = incoming;
      const sent = request(new URL(incoming.url ?? "/", target), { method, headers });
      sent.end(body);
      const [answer] = await once(sent, "response");
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    };
    serve().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = counts;
      counts = {};
      return taken;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

module.exports = { startAwsCounter };
