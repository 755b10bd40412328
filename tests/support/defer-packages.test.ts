import { join } from "node:path";
import { ROOT, runNode } from "./run-node";

/** Prints which of the two large packages are loaded after this code. */
const loadedAfter = (code: string) =>
  runNode(
    `(async () => {
      const pulumi = require("@pulumi/pulumi");
      ${code}
      const isLoaded = (name) => Object.keys(require.cache).some((path) => path.includes(name));
      console.log(JSON.stringify(["arborist", "typescript.js"].filter(isLoaded)));
    })()`,
    ROOT,
  );

test("a process that loads Pulumi's SDK loads neither npm's tree nor the compiler", async () => {
  expect(await loadedAfter("")).toEqual([]);
});

test("a function that becomes a text has the compiler", async () => {
  const code = "await pulumi.runtime.serializeFunction(() => pulumi.output(1));";
  expect(await loadedAfter(code)).toEqual(["typescript.js"]);
});

test.each([
  ["tests/engine/programs/resources", "false"],
  ["tests/engine/programs/module-systems/any", "true"],
  ["examples/quickstart", "true"],
])(
  "a program of the engine tests needs no compiler, others what the language host says: %s",
  async (folder, said) => {
    const script = "console.log(JSON.stringify(process.env.PULUMI_NODEJS_TYPESCRIPT))";
    const env = { ...process.env, PULUMI_NODEJS_TYPESCRIPT: "true" };
    expect(await runNode(script, ROOT, ["--pwd", join(ROOT, folder)], env)).toBe(said);
  },
);
