import { minify } from "@swc/core";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, runNode } from "../support/run-node";

/** Prints the provider that each class puts into the state. */
const SERIALISE = `
  const [, root, sdk = root + "/dist/sdk"] = process.argv;
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const texts = {};
  const newResource = ({ name, inputs }) => {
    texts[name] = inputs.__provider;
    return { id: "1", state: inputs };
  };
  pulumi.runtime.setMocks({ newResource, call: () => ({}) }).then(async () => {
    const files = ["timescale-vpc", "timescale-peering", "peering-activation", "service-attachment"];
    for (const file of files) {
      const [Resource] = Object.values(require(sdk)[file] ?? require(sdk + "/resources/" + file));
      new Resource(file, {});
    }
    await pulumi.runtime.disconnect();
    process.stdout.write(JSON.stringify(texts));
  });`;

/** Does with a text, at each call, what Pulumi's dynamic provider process does with it. */
const EVALUATE = `
  const [, root, text] = process.argv;
  const load = require(root + "/node_modules/require-from-string");
  const cache = {};
  const call = async (method) => {
    if (cache[text] === undefined) {
      cache[text] = load(text).handler();
      await cache[text].configure({ config: "the configuration" });
    }
    return cache[text][method]("1", "2", "3");
  };
  (async () => {
    const results = {};
    for (const method of ["check", "diff", "create", "read", "update", "delete"]) {
      results[method] = await call(method).catch((error) => error.code ?? error.stack);
    }
    process.stdout.write(JSON.stringify(results));
  })();`;

const CORE = `
  exports.provide = (handler) => {
    let config;
    const methods = ["check", "diff", "create", "read", "update", "delete"].map((method) => [
      method,
      async (...args) => [handler, config, method, ...args].join(" "),
    ]);
    const configure = async (request) => void ({ config } = request);
    return { ...Object.fromEntries(methods), configure };
  };`;

const HANDLERS = {
  "timescale-vpc": "timescaleVpc",
  "timescale-peering": "timescalePeering",
  "peering-activation": "peeringActivation",
  "service-attachment": "serviceAttachment",
};
const MAX_BYTES = 650;
const METHODS = ["check", "diff", "create", "read", "update", "delete"];
const allSaying = (words: (method: string) => string) =>
  Object.fromEntries(METHODS.map((method) => [method, words(method)]));
const NOT_FOUND = allSaying(
  () =>
    "Package pulumi-timescale: not found from the folder of the program. " +
    'Add "pulumi-timescale": "*" to the dependencies in its package.json, then install.',
);

let texts: Record<string, string>;
let program: string;
beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), "shim-"));
  texts = (await runNode(SERIALISE, program)) as Record<string, string>;
});
afterAll(() => rm(program, { recursive: true, force: true }));

test("the text in the state of a Timescale VPC is this, to the byte", () => {
  expect(texts["timescale-vpc"]).toMatchInlineSnapshot(`
   "exports.handler = () => {
     const core = "pulumi-timescale/provider";
     try {
       return process.getBuiltinModule("module").createRequire(process.cwd() + "/")(core).provide("timescaleVpc");
     } catch (error) {
       if (!String(error).includes(\`'\${core}'\`)) throw error;
       const stack = 'Package pulumi-timescale: not found from the folder of the program. Add "pulumi-timescale": "*" to the dependencies in its package.json, then install.';
       throw Object.assign(new Error(stack), { stack, toString: () => "pulumi-timescale" });
     }
   };
   "
  `);
});

test("the text of each type differs in the name of its handler alone", () => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(HANDLERS).sort());
  for (const [file, handler] of Object.entries(HANDLERS)) {
    expect(texts[file]).toBe(texts["timescale-vpc"]?.replace('"timescaleVpc"', `"${handler}"`));
  }
});

test("no text is 650 bytes long, and none names a path or a version", () => {
  for (const text of Object.values(texts)) {
    expect(Buffer.byteLength(text)).toBeLessThan(MAX_BYTES);
    for (const path of [ROOT, program, process.cwd(), __dirname, "node_modules", "dist", "0.1.0"]) {
      expect(text).not.toContain(path);
    }
    // Some bundlers put their own in its place.
    expect(text).not.toMatch(/\brequire\b/);
  }
});

test.each(Object.entries(HANDLERS))("a %s takes over the methods of %s", async (file, handler) => {
  const folder = join(program, "node_modules/pulumi-timescale");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "provider.js"), CORE);
  expect(await runNode(EVALUATE, program, [texts[file]!])).toEqual(
    allSaying((method) => `${handler} the configuration ${method} 1 2 3`),
  );
});

test("where the package is missing, every method goes on failing", async () => {
  await rm(join(program, "node_modules"), { recursive: true, force: true });
  expect(await runNode(EVALUATE, program, [texts["timescale-vpc"]!])).toEqual(NOT_FOUND);
});

test.each([
  ["a package that it needs is missing", 'require("got");', "MODULE_NOT_FOUND"],
  ["it is broken", "throw Object.assign(new Error(), { code: 'BROKEN' });", "BROKEN"],
])(
  "where the package is there and %s, that is what every method tells",
  async (_what, core, code) => {
    const folder = join(program, "node_modules/pulumi-timescale");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "provider.js"), core);
    const told = await runNode(EVALUATE, program, [texts["timescale-vpc"]!]);
    expect(told).toEqual(allSaying(() => code));
  },
);

test("a bundler, which takes over `require` and renames, changes nothing of what it does", async () => {
  const bundle = join(program, "bundle.js");
  await writeFile(bundle, await bundleOfClasses());
  const bundled = (await runNode(SERIALISE, program, [bundle])) as Record<string, string>;
  const folder = join(program, "node_modules/pulumi-timescale");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "provider.js"), CORE);
  for (const [file, handler] of Object.entries(HANDLERS)) {
    expect(Buffer.byteLength(bundled[file] ?? "")).toBeLessThan(MAX_BYTES);
    expect(await runNode(EVALUATE, program, [bundled[file]!])).toEqual(
      allSaying((method) => `${handler} the configuration ${method} 1 2 3`),
    );
  }
});

/** The four classes and what they are made of, in one minified file that loads all else by its own function. */
async function bundleOfClasses(): Promise<string> {
  const classes = Object.keys(HANDLERS).map((file) => ({ file, path: `resources/${file}` }));
  const rest = ["shim", "entry-input", "plain-key-warning"].map((file) => ({ file, path: file }));
  const modules = await Promise.all(
    [...classes, ...rest].map(async ({ file, path }) => {
      const code = await readFile(join(ROOT, "dist/sdk", `${path}.js`), "utf8");
      const fromSdk = path.startsWith("resources/") ? code.replaceAll('"../', '"./') : code;
      const taken = fromSdk
        .replaceAll(/\brequire\b/g, "__require")
        .replace(/^\/\/# source.*$/m, "");
      return `"./${file}": (exports, module) => {${taken}}`;
    }),
  );
  const whole = `
    const real = require("node:module").createRequire(${JSON.stringify(join(ROOT, "package.json"))});
    const base = ${JSON.stringify(join(ROOT, "dist/sdk/"))};
    const loaded = {};
    const modules = {${modules.join(",\n")}};
    const __require = (name) => {
      if (modules[name] === undefined) return real(name.startsWith(".") ? base + name : name);
      if (loaded[name] === undefined) modules[name]((loaded[name] = {}), {});
      return loaded[name];
    };
    for (const name of Object.keys(modules)) module.exports[name.slice(2)] = __require(name);`;
  return (await minify(whole, { mangle: { toplevel: true }, compress: false })).code;
}
