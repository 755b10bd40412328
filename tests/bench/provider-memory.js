"use strict";
const { existsSync, readdirSync, readFileSync } = require("node:fs");

/** How often is looked, in milliseconds. What a process takes after the last look is not seen. */
const PAUSE_MS = 100;

/** The script of Pulumi's dynamic provider process, as an argument of node. */
const PROVIDER_SCRIPT = /[/\\]dynamic-provider([/\\]index\.js)?$/;

/**
 * Watches the dynamic provider processes among the descendants of this process, until the returned
 * function is called. That gives the peak of their resident memory in bytes, as the kernel keeps it
 * for each: the sum where there are several. Undefined where there is no /proc.
 *
 * @returns {() => number | undefined}
 */
function watchProviderMemory() {
  if (!existsSync("/proc/self/status")) return () => undefined;
  /** @type {Map<number, number>} */
  const peaks = new Map();
  const look = () => {
    for (const pid of descendantsOf(process.pid)) {
      if (isProvider(pid)) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakBytesOf(pid)));
    }
  };
  const timer = setInterval(look, PAUSE_MS);
  return () => {
    clearInterval(timer);
    return [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
  };
}

/** @param {number} root */
function descendantsOf(root) {
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    // After the process's own name, which may hold anything: state, parent.
    const [, parent] = read(`/proc/${name}/stat`)
      .replace(/^.*\) /s, "")
      .split(" ");
    children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  const found = [];
  for (let next = [root]; next.length > 0;) {
    next = next.flatMap((pid) => children.get(pid) ?? []);
    found.push(...next);
  }
  return found;
}

/** @param {number} pid */
const isProvider = (pid) =>
  read(`/proc/${pid}/cmdline`)
    .split("\0")
    .some((argument) => PROVIDER_SCRIPT.test(argument));

/** @param {number} pid */
const peakBytesOf = (pid) =>
  1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/**
 * A file of a process, which may have ended meanwhile.
 *
 * @param {string} file
 */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

module.exports = { watchProviderMemory };
