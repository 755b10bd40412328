import { startTigerCloud } from "../../../local/tiger-cloud";
import { foreignLine } from "../../../provider/rules/visible-text";
import { isTimescaleError } from "../../../provider/errors";
import { failureOf } from "../../support/failure-of";
import { startOddServer, type OddAnswer } from "../../support/odd-server";
import { apiOn, AT_ONCE, CREATE, hurriedSendTo, READ, sendTo } from "./api-on";

const CHECK_KEYS =
  "Check timescale:publicKey and timescale:secretKey (or TIGER_PUBLIC_KEY and TIGER_SECRET_KEY) and the project.";
const FORMER_KEY =
  "If the key was changed since the last `pulumi up`, refresh and destroy still have the former: " +
  "run `pulumi up` first, add --run-program, or set the new key in the environment.";
const REFRESH = "Run `pulumi refresh` if it was removed outside Pulumi.";
const AGAIN = "Try again when the change under way is finished.";
const CORRECT = "Correct what it names and run `pulumi up` again.";
const LATER = "Try again later.";

const place = { path: "/x/1", subject: "Thing 1" };
const post = { ...CREATE, ...place, body: {} };
const saying = (code: string, message: string) => JSON.stringify({ code, message });

test.each<[number, body: string, code: string, said: string, fix: string]>([
  [
    401,
    saying("UNAUTHORIZED", "Invalid key."),
    "Unauthorized",
    " (UNAUTHORIZED: Invalid key)",
    `${CHECK_KEYS} ${FORMER_KEY}`,
  ],
  [
    403,
    saying("FORBIDDEN", "VPC not found"),
    "Unauthorized",
    " (FORBIDDEN: VPC not found)",
    CHECK_KEYS,
  ],
  [404, saying("NOT_FOUND", "VPC not found"), "NotFound", " (NOT_FOUND: VPC not found)", REFRESH],
  [404, "", "NotFound", "", REFRESH],
  [400, saying("", "the VPC does not exist"), "NotFound", " (the VPC does not exist)", REFRESH],
  [
    409,
    saying("CONFLICT", "The VPC is already being updated"),
    "Busy",
    " (CONFLICT: The VPC is already being updated)",
    AGAIN,
  ],
  [400, saying("", "Already Being Updated"), "Busy", " (Already Being Updated)", AGAIN],
  [500, saying("", "is already being updated"), "Busy", " (is already being updated)", AGAIN],
  [
    409,
    saying("CONFLICT", "A peering exists"),
    "Rejected",
    " (CONFLICT: A peering exists)",
    CORRECT,
  ],
  [400, saying("BAD_REQUEST", "cidr: wrong"), "Rejected", " (BAD_REQUEST: cidr: wrong)", CORRECT],
  [422, '{"message":42}', "Rejected", "", CORRECT],
  [429, saying("", "Slow down"), "Unavailable", " (Slow down)", LATER],
  [500, "<html><body>Oops</body></html>", "Unavailable", "", LATER],
  [502, "", "Unavailable", "", LATER],
  [503, "null", "Unavailable", "", LATER],
  [504, '["a"]', "Unavailable", "", LATER],
])(
  "the answer %d with the body %s is a failure of its kind",
  async (status, body, code, said, fix) => {
    const headers = status === 429 ? AT_ONCE : {};
    const server = await startOddServer({ status, headers, body });
    const failure = await failureOf(sendTo(server)(post));
    expect(isTimescaleError(failure)).toBe(true);
    expect(failure).toMatchObject({
      code,
      message: `Thing 1: the Tiger Cloud API answered ${status} to POST /x/1${said}. ${fix}`,
    });
  },
);

test("a redirect is not followed: it could lead the key elsewhere", async () => {
  const elsewhere = await startOddServer({ status: 200, body: "{}" });
  const server = await startOddServer({ status: 302, headers: { location: elsewhere.apiUrl } });
  const failure = await failureOf(sendTo(server)({ ...READ, ...place }));
  expect(failure).toMatchObject({
    code: "Unavailable",
    message: `Thing 1: the Tiger Cloud API answered 302 to GET /x/1. ${LATER}`,
  });
  expect(elsewhere.seen).toEqual([]);
});

test.each([
  ["a page", "<html>hello</html>"],
  ["half of an object", '{"id": "10'],
])("a success that holds %s is told as no JSON", async (_what, body) => {
  const failure = await failureOf(sendTo(await startOddServer({ status: 200, body }))(post));
  expect(failure).toMatchObject({
    code: "Unavailable",
    message:
      "Thing 1: the Tiger Cloud API answered POST /x/1 with something that is not JSON. Check timescale:apiUrl.",
  });
});

test.each<[string, OddAnswer | undefined]>([
  ["ECONNREFUSED", undefined],
  ["ECONNRESET", "hangup"],
])("where no answer comes, %s is told", async (cause, answer) => {
  const server = await startOddServer(answer ?? "hangup");
  if (answer === undefined) await server.close();
  const failure = await failureOf(hurriedSendTo(server)(post));
  expect(failure).toMatchObject({
    code: "Transport",
    message:
      `Thing 1: no answer from the Tiger Cloud API to POST /x/1 (${cause}). ` +
      "Check the network and timescale:apiUrl, then run `pulumi up` again.",
  });
});

test("foreign words come out on one line, without control characters, and not too long", async () => {
  const message = `Line one\r\n\u001b[31mred\u0007  \t${"x".repeat(400)}`;
  const body = JSON.stringify({ message });
  const failure = await failureOf(sendTo(await startOddServer({ status: 400, body }))(post));
  const said = `Line one \uFFFD[31mred\uFFFD ${"x".repeat(278)}`;
  expect(failure.message).toBe(
    `Thing 1: the Tiger Cloud API answered 400 to POST /x/1 (${said}). ${CORRECT}`,
  );
  expect(foreignLine(undefined)).toBe("");
});

test("a wrong key and a foreign project are refused by the emulator, and say what to check", async () => {
  const cloud = await startTigerCloud();
  try {
    const wrongKey = await failureOf(apiOn(cloud).vpcs.get("1"));
    expect(wrongKey.message).toBe(
      "Timescale VPC 1: the Tiger Cloud API answered 401 to GET /projects/p1/vpcs/1 " +
        `(UNAUTHORIZED: The API key is missing or wrong). ${CHECK_KEYS} ${FORMER_KEY}`,
    );
    const { publicKey, secretKey } = cloud;
    const foreign = await failureOf(apiOn(cloud, { publicKey, secretKey }).vpcs.get("1"));
    expect(foreign).toMatchObject({ code: "Unauthorized" });
  } finally {
    await cloud.stop();
  }
});
