import { inspect } from "node:util";
import { forEngine } from "../../../provider/hosts/dynamic/engine/engine-error";
import { failureOf } from "../../support/failure-of";
import { startOddServer, type OddAnswer } from "../../support/odd-server";
import { AT_ONCE, CREATE, hurriedSendTo, sendTo, SECRET_KEY } from "./api-on";

/** The key as it is, and in the form in which the header carries it. */
const CANARIES = [SECRET_KEY, Buffer.from(`pub:${SECRET_KEY}`).toString("base64")];

const FAILURES: [string, OddAnswer][] = [
  ...[400, 401, 403, 404, 409, 429, 500, 503].map((status): [string, OddAnswer] => [
    `the answer ${status}`,
    { status, headers: status === 429 ? AT_ONCE : {}, body: '{"code":"C","message":"no"}' },
  ]),
  [
    "an answer that repeats the key",
    { status: 400, body: JSON.stringify({ message: CANARIES.join(" ") }) },
  ],
  ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:1/" } }],
  ["a page instead of JSON", { status: 200, body: "<html>" }],
  ["a lost connection", "hangup"],
];

function expectNoKeyIn(error: Error): void {
  const shown = [
    String(error),
    error.stack,
    inspect(error, { depth: 10, showHidden: true }),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
  ].join("\n");
  for (const canary of CANARIES) expect(shown).not.toContain(canary);
  expect(error.cause).toBeUndefined();
}

const request = { ...CREATE, body: { a: 1 } };

test.each(FAILURES)("after %s nothing of the error shows the key", async (_what, answer) => {
  const server = await startOddServer(answer);
  const failure = await failureOf(sendTo(server)(request));
  expectNoKeyIn(failure);
  expectNoKeyIn(forEngine(failure));
});

test("after a refused connection nothing of the error shows the key", async () => {
  const server = await startOddServer("hangup");
  await server.close();
  const failure = await failureOf(hurriedSendTo(server)(request));
  expect(failure.message).toContain("ECONNREFUSED");
  expectNoKeyIn(failure);
});
