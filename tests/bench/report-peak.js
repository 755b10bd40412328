"use strict";
// Loaded into a process that is measured: writes its peak of memory into a file when it ends.
const { writeFileSync } = require("node:fs");
const file = process.env.PEAK_FILE;
process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
