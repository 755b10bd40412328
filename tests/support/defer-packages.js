"use strict";
// Loaded into each Node process that tests start. Pulumi's SDK loads two large packages at its start for functions that
// it would turn into text: npm's tree of packages, to upload those that a function needs, and the TypeScript compiler,
// to read its code. Each is a fifth of what a process of a program takes. None of ours has such a function, so both are
// loaded when they are asked for.
const Module = require("node:module");

/** What is asked for, and the one file that asks for it at its start. Others, npm itself among them, need it at once. */
const DEFERRED = new Map([
  ["@npmcli/arborist", /[/\\]closure[/\\]codePaths\.js$/],
  ["../../typescript-shim", /[/\\]closure[/\\]parseFunction\.js$/],
]);

// Programs of the tests that are plain JavaScript need no compiler at all. The language host that is built from Go modules
// is older than the option of Pulumi.yaml that says so, `typescript: false`.
const PLAIN = /[/\\]tests[/\\]engine[/\\]programs[/\\](?!module-systems)/;
const pwd = process.argv.indexOf("--pwd");
if (pwd !== -1 && PLAIN.test(process.argv[pwd + 1])) process.env.PULUMI_NODEJS_TYPESCRIPT = "false";

const load = Module._load;
Module._load = function (request, parent, isMain) {
  if (!DEFERRED.get(request)?.test(parent?.filename ?? ""))
    return load.call(this, request, parent, isMain);
  let loaded;
  return new Proxy(
    {},
    {
      get(_target, name) {
        // Taken for a module of ES form, it is handed on as it is, without a look at what it has.
        if (name === "__esModule") return true;
        loaded ??= load.call(Module, request, parent, isMain);
        return loaded[name];
      },
    },
  );
};
