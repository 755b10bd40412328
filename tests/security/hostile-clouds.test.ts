import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { judge } from "../../doctor/judge";
import { toJson } from "../../doctor/render/json";
import { toMarkdown } from "../../doctor/render/markdown";
import { toTerminal } from "../../doctor/render/terminal";
import { RULES } from "../../doctor/rules";
import { packageRoot } from "../../local/package-root";
import { isTimescaleError } from "../../provider/errors";
import { DECODERS } from "../../provider/tiger-cloud/decode";
import * as answers from "../provider/tiger-cloud/answers";
import { apiOn } from "../provider/tiger-cloud/api-on";
import { failureOf } from "../support/failure-of";
import { startOddServer } from "../support/odd-server";
import { HOSTILE_CASES, poisoned } from "./hostile-facts";
import { expectHarmlessInTerminal, hostileText, HOSTILE_TEXTS } from "./hostile-texts";

const LONG = "a".repeat(100_000);
const TEXTS = [...HOSTILE_TEXTS, LONG, "__proto__", "constructor", ""];

test.each(
  HOSTILE_CASES.map((one, index) => [`${one.way.kind}, network ${index + 1}`, one] as const),
)(
  "whatever both clouds tell of a %s, the doctor judges it and steers no terminal",
  (_what, sound) => {
    const rules = RULES.filter(({ ways }) => ways.includes(sound.way.kind));
    const told = (cases: (typeof sound)[]) => {
      const judgement = judge({ cases, rules });
      const diagnosis = { title: cases[0]!.way.serviceId, live: [], ...judgement };
      toMarkdown(diagnosis);
      expect(() => JSON.parse(toJson(diagnosis)) as unknown).not.toThrow();
      for (const text of [toTerminal(diagnosis, { colour: false }), toJson(diagnosis)]) {
        expectHarmlessInTerminal(text);
      }
    };
    for (const text of TEXTS) {
      told([poisoned(sound, () => text)]);
      told([poisoned(sound, (own) => `${own}${text}`)]);
    }
    fc.assert(
      fc.property(hostileText, fc.infiniteStream(fc.boolean()), (text, isChanged) => {
        const seen = new Map<string, string>();
        const become = (own: string) => {
          if (!seen.has(own)) seen.set(own, isChanged.next().value ? `${own}${text}` : own);
          return seen.get(own) ?? own;
        };
        told([poisoned(sound, become)]);
      }),
      { numRuns: 15 },
    );
  },
);

const ROOM = join(packageRoot(), "provider/tiger-cloud");
beforeAll(async () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((each) => each.endsWith(".ts"))) await import(join(ROOM, file));
});

/** Texts that come out as they came in: a name is made visible where it is shown, a project is one part of a path. */
const FREE_TEXTS: readonly string[] = ["name", "projectId"];

function expectHarmless(value: unknown, key = ""): void {
  if (typeof value === "string" && !FREE_TEXTS.includes(key)) {
    expectHarmlessInTerminal(value);
    expect(value.length).toBeLessThan(2_000);
  }
  if (typeof value !== "object" || value === null) return;
  expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
  for (const [name, each] of Object.entries(value)) {
    expectHarmless(each, Array.isArray(value) ? key : name);
  }
}

const WHOLE: readonly object[] = Object.values(answers).filter((each) => typeof each === "object");
const CALL = { subject: "Thing 7", repeatable: true };

/** What a decoder gives, or the message of its refusal. */
function decodedOr(name: string, answer: unknown): unknown {
  try {
    return DECODERS.get(name)!(answer, CALL);
  } catch (error) {
    if (!isTimescaleError(error, "Unavailable")) throw error;
    return [error.message];
  }
}

test("nothing that any answer of Tiger Cloud says comes out raw, but for names and projects", () => {
  expect(DECODERS.size).toBeGreaterThan(12);
  for (const name of DECODERS.keys()) {
    for (const whole of WHOLE.flatMap((each) => [each, [each]])) {
      for (const text of TEXTS) {
        let turn = 0;
        const some = poisonedAt(whole, text, () => turn++ % 3 === 0);
        for (const answer of [poisonedAt(whole, text, () => true), some]) {
          const decoded = decodedOr(name, answer);
          // A token is sent, and shown to nobody.
          if (name !== "token") expectHarmless(decoded);
        }
      }
    }
  }
});

const poisonedAt = (whole: object, text: string, isHere: () => boolean) =>
  poisoned(whole, (own) => (isHere() ? text : own));

const PROTO =
  '"__proto__":{"polluted":true,"id":"1"},"constructor":{"prototype":{"polluted":true}}';
const DEEP = 100_000;

test.each([
  ["a prototype", `{${PROTO}}`],
  ["a list of prototypes", `[{${PROTO}}]`],
  ["deep lists", "[".repeat(DEEP) + "]".repeat(DEEP)],
  ["deep lists with an escape", `${"[".repeat(DEEP)}"\\u0041"${"]".repeat(DEEP)}`],
  ["deep objects", `${'{"id":'.repeat(DEEP)}1${"}".repeat(DEEP)}`],
  ["deep errors", `{"errors":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`],
  ["a number for each text", '{"id":1,"name":2,"cidr":3,"region_code":4}'],
  ["a huge number", '{"id":1e999,"name":"x","cidr":"10.0.0.0/24","region_code":"us-east-1"}'],
  ["a long number", `{"id":${"9".repeat(DEEP)}}`],
])("%s in place of an answer is refused in words", async (_what, body) => {
  const server = await startOddServer({ status: 200, body });
  const api = apiOn(server);
  for (const ask of [
    () => api.vpcs.get("1"),
    () => api.vpcs.listFresh(),
    () => api.vpcStates.listWithPeerings(),
    () => api.privateLinks.listRecent(),
  ]) {
    const failure = await failureOf(ask());
    expect(isTimescaleError(failure)).toBe(true);
    expectHarmlessInTerminal(failure.message);
    expect(failure.message.length).toBeLessThan(500);
  }
  expect({}).not.toHaveProperty("polluted");
});
