require("./time-limits").lengthenAll(globalThis);
