"use strict";
// Loaded into each Node process that tests start. Pulumi's SDK loads npm's tree of packages at its start, for functions
// whose packages it would upload: a sixth of what a process of a program takes. None of ours has any, so that tree is
// loaded when it is asked for.
const Module = require("node:module");

const DEFERRED = "@npmcli/arborist";

/** The one file that asks for it at its start. npm itself, which is a process of Node's too, needs it at once. */
const BY = /[/\\]closure[/\\]codePaths\.js$/;

const load = Module._load;
Module._load = function (request, parent, isMain) {
  if (request !== DEFERRED || !BY.test(parent?.filename ?? ""))
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
