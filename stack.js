// The entry that Pulumi.yaml names. It is committed, and at the root, because the engine reads it,
// and installs dependencies beside it, before there is a build.
"use strict";
module.exports = require("./dist/stack");
