import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { answerAhead, askOnce, inTurn } from "../../../sdk/aws/once";

const inNewProgram = () =>
  pulumi.runtime.setMocks({
    newResource: ({ name }) => ({ id: name, state: {} }),
    call: () => ({}),
  });

class Component extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Component", name, {}, opts);
  }
}

class AwsProvider extends pulumi.ProviderResource {
  constructor(name: string) {
    super("aws", name);
  }
}

const withProvider = (name: string) => {
  const providers = { aws: new AwsProvider(name) };
  return [new Component(`${name}-1`, { providers }), new Component(`${name}-2`, { providers })];
};

const about = (parent: pulumi.Resource, args: unknown = {}) => ({ name: "getVpc", args, parent });

/** Asks a question for each of these, one after another, and tells how often it was truly asked. */
async function timesAsked(parents: (pulumi.Resource | undefined)[]): Promise<number> {
  let asked = 0;
  const ask = () => Promise.resolve((asked += 1));
  for (const parent of parents) await askOnce(about(parent!), ask, () => true);
  return asked;
}

beforeEach(inNewProgram);

test("a question is asked once in a program", async () => {
  expect(await timesAsked([new Component("a"), new Component("b")])).toBe(1);
});

test("other questions get answers of their own", async () => {
  const parent = new Component("a");
  const ask = (question: string) =>
    askOnce(
      about(parent, question),
      () => Promise.resolve(question),
      () => true,
    );
  expect(await Promise.all(["1", "2", "1"].map(ask))).toEqual(["1", "2", "1"]);
});

test("each AWS provider is asked for itself: it may be another account or region", async () => {
  const [a, sameAsA] = withProvider("a");
  const [b] = withProvider("b");
  expect(await timesAsked([a, b, new Component("without")])).toBe(3);
  expect(await timesAsked([a, sameAsA])).toBe(0);
});

test("the next program in the process asks again", async () => {
  expect(await timesAsked([new Component("a")])).toBe(1);
  await inNewProgram();
  expect(await timesAsked([new Component("a")])).toBe(1);
});

test("what failed is asked again, by those who come after", async () => {
  const parent = new Component("a");
  const outcomes = ["failed", "answered", "never"];
  const ask = () =>
    askOnce(
      about(parent),
      () => Promise.resolve(outcomes.shift()),
      (outcome) => outcome === "answered",
    );
  expect(await Promise.all([ask(), ask()])).toEqual(["failed", "failed"]);
  expect(await ask()).toBe("answered");
  expect(await ask()).toBe("answered");
});

test("what another question has brought is not asked", async () => {
  const parent = new Component("a");
  answerAhead(about(parent), "known");
  expect(await timesAsked([parent])).toBe(0);
});

test("five questions are under way at once, and all are answered", async () => {
  const question = about(new Component("a"));
  let underWay = 0;
  let most = 0;
  const ask = () =>
    inTurn(question, async () => {
      most = Math.max(most, (underWay += 1));
      await setImmediate();
      underWay -= 1;
    });
  await Promise.all(Array.from({ length: 100 }, ask));
  expect(most).toBe(5);
});

test("a question that fails gives its turn on", async () => {
  const question = about(new Component("a"));
  const failing = () => inTurn(question, () => Promise.reject(new Error("failed")));
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, failing));
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(20);
  expect(await inTurn(question, () => Promise.resolve("answered"))).toBe("answered");
});
