"use strict";
const { existsSync, readdirSync, readFileSync } = require("node:fs");

/** How often is looked, in milliseconds. What a process takes after the last look is not seen. */
const PAUSE_MS = 200;

/** Of the kernel's ticks, in which it counts processor time. */
const TICKS_PER_SECOND = 100;

/**
 * The processes of a `pulumi` command, told apart by an argument, and the local AWS.
 *
 * @type {readonly [string, RegExp][]}
 */
const ROLES = [
  ["provider", /[/\\]dynamic-provider([/\\]index\.js)?$/],
  ["program", /[/\\]cmd[/\\]run([/\\]index\.js)?$/],
  ["AWS plugin", /pulumi-resource-aws|[/\\]no-op[/\\]plugin[/\\]main\.js$/],
  ["local AWS", /[/\\]serve\.py$/],
  ["engine", /(^|[/\\])(pulumi|pulumi-language-nodejs)$/],
];

/**
 * What was seen of the processes of a command.
 *
 * @typedef {object} Seen
 * @property {number | undefined} providerBytes peak of the dynamic provider's resident memory, as the kernel
 *   keeps it: the sum where there are several; undefined where there is no /proc
 * @property {Record<string, number>} cpuSeconds by the name of a role, `local Tiger Cloud` being this process
 */

/**
 * Watches the descendants of this process, until the returned function is called.
 *
 * @returns {() => Seen}
 */
function watchProcesses() {
  if (!existsSync("/proc/self/status")) return () => ({ providerBytes: undefined, cpuSeconds: {} });
  /** @type {Map<number, { role: string, bytes: number, before: number, ticks: number }>} */
  const seen = new Map();
  // What runs already has used some time before.
  const isFirst = { value: true };
  const look = () => {
    for (const pid of descendantsOf(process.pid)) {
      const role = roleOf(pid);
      const ticks = ticksOf(pid);
      if (role === undefined || Number.isNaN(ticks)) continue;
      const known = seen.get(pid) ?? { role, bytes: 0, before: isFirst.value ? ticks : 0, ticks };
      seen.set(pid, { ...known, ticks, bytes: Math.max(known.bytes, peakBytesOf(pid)) });
    }
    isFirst.value = false;
  };
  look();
  const own = process.cpuUsage();
  const timer = setInterval(look, PAUSE_MS);
  return () => {
    look();
    clearInterval(timer);
    const { user, system } = process.cpuUsage(own);
    const all = [...seen.values()];
    const providers = all.filter(({ role }) => role === "provider");
    return {
      providerBytes: providers.reduce((sum, { bytes }) => sum + bytes, 0),
      cpuSeconds: { ...secondsByRole(all), "local Tiger Cloud": (user + system) / 1e6 },
    };
  };
}

/** @param {readonly { role: string, before: number, ticks: number }[]} all */
function secondsByRole(all) {
  /** @type {Record<string, number>} */
  const seconds = {};
  for (const { role, before, ticks } of all) {
    seconds[role] = (seconds[role] ?? 0) + (ticks - before) / TICKS_PER_SECOND;
  }
  return seconds;
}

/** @param {number} root */
function descendantsOf(root) {
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [, parent] = statOf(Number(name));
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
function roleOf(pid) {
  const args = read(`/proc/${pid}/cmdline`).split("\0");
  return ROLES.find(([, pattern]) => args.some((argument) => pattern.test(argument)))?.[0];
}

/** The time of a process alone, without that of its children. @param {number} pid */
function ticksOf(pid) {
  const [, , , , , , , , , , , user, system] = statOf(pid);
  return Number(user) + Number(system);
}

/** After the process's own name, which may hold anything: state, parent, and so on. @param {number} pid */
const statOf = (pid) =>
  read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, "")
    .split(" ");

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

module.exports = { ROLES, watchProcesses };
