import * as pulumi from "@pulumi/pulumi";
import { isKnown } from "../../sdk/is-known";
import { shelter } from "../../sdk/shelter";
import { valueOf } from "../support/record-resources";
import { runNode } from "../support/run-node";

class Given extends pulumi.ComponentResource {}

/** What an output carries beside its value; none of it is declared by Pulumi. */
const carriedBy = async (output: pulumi.Output<unknown>) => {
  const carrier = output as unknown as { allResources(): Promise<Set<pulumi.Resource>> };
  return {
    known: await isKnown(output),
    secret: await pulumi.isSecret(output),
    resources: [...(await carrier.allResources())],
  };
};

test("plain values come out as they are, and the arguments are not changed", () => {
  const args = { name: "a", list: [1, { deep: null }], missing: undefined, rule: () => 1 };
  expect(shelter(args)).toEqual(args);
  expect(shelter(args)).not.toBe(args);
});

test("outputs and promises keep their values, wherever they are", async () => {
  const args = { one: pulumi.output(1), deep: [{ two: Promise.resolve(2) }] };
  const { one, deep } = shelter(args);
  expect(one).not.toBe(args.one);
  expect(await valueOf(one)).toBe(1);
  expect(await valueOf(pulumi.output(deep))).toEqual([{ two: 2 }]);
});

test("an output that was sheltered is not sheltered again", () => {
  const { one } = shelter({ one: pulumi.output(1) });
  expect(shelter({ one }).one).toBe(one);
});

test("resources stay the resources that they are", async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: () => ({}),
  });
  const given = new Given("test:index:Given", "given");
  expect(shelter({ given, list: [given] })).toEqual({ given, list: [given] });
  expect(shelter({ given }).given).toBe(given);
  const dependent = given.urn;
  const { resources } = await carriedBy(shelter({ dependent }).dependent);
  expect(resources).toEqual([given]);
  await pulumi.runtime.disconnect();
});

test("a secret stays secret, and what is unknown stays unknown", async () => {
  const { secret } = shelter({ secret: pulumi.secret("hush") });
  expect(await carriedBy(secret)).toMatchObject({ known: true, secret: true });
  const unknown = pulumi.output({ later: pulumi.unknown }).apply(({ later }) => later);
  expect(await carriedBy(shelter({ unknown }).unknown)).toMatchObject({ known: false });
});

test("where the original fails, the program ends with its error once, and the shelter waits", async () => {
  // In a process of its own: jest and Node have each a word to say about failures that nobody handles.
  const script = `
    const [, root] = process.argv;
    const pulumi = require(root + "/node_modules/@pulumi/pulumi");
    const { shelter } = require(root + "/dist/sdk/shelter");
    const failed = new Set();
    process.on("unhandledRejection", (error) => failed.add(error));
    const error = new Error("missing output");
    const { id } = shelter({ id: Promise.reject(error) });
    let ended = false;
    id.promise().finally(() => (ended = true));
    setImmediate(() => setImmediate(() => {
      console.log(JSON.stringify([[...failed].map(({ message }) => message), ended]));
    }));`;
  expect(await runNode(script, process.cwd())).toEqual([["missing output"], false]);
});
