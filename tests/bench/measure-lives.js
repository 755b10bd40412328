"use strict";
const { STEPS, runProgram } = require("./run-program");

/** @typedef {import("./run-program").Program} Program */
/** @typedef {Awaited<ReturnType<typeof runProgram>>["steps"]} Life */

/**
 * Takes programs through their lives, `runs` times in turn. The first is the one that is measured, and the
 * others are its floors.
 *
 * @template {string} Name
 * @param {Record<Name, Program>} programs
 * @param {Parameters<typeof runProgram>[1]} surroundings
 * @param {object} how
 * @param {number} how.runs
 * @param {string} how.title
 * @param {boolean} [how.hasWarmUp] whether a first round, which fills the machine's caches, is not counted; it is by
 *   default
 * @param {(line: string) => void} how.say
 * @returns {Promise<{ resources: number, lives: Record<Name, Life[]> }>}
 */
async function measureLives(programs, surroundings, { runs, title, say, hasWarmUp = true }) {
  const entries = /** @type {[Name, Program][]} */ (Object.entries(programs));
  const lives = /** @type {Record<Name, Life[]>} */ (
    Object.fromEntries(entries.map(([key]) => [key, []]))
  );
  const measured = entries[0][0];
  let resources = 0;
  for (let round = hasWarmUp ? 0 : 1; round <= runs; round++) {
    for (const [key, program] of entries) {
      const life = await runProgram(program, surroundings);
      if (resources === 0 && key === measured) resources = life.resources;
      if (life.resources !== resources) {
        throw new Error(
          `${program.name}: it has ${life.resources} resources, the program ${programs[measured].name} ${resources}. Make them equal.`,
        );
      }
      if (round > 0) lives[key].push(life.steps);
      const seconds = STEPS.map(([step]) => `${step} ${life.steps[step].seconds.toFixed(2)}`);
      say(`${title}, run ${round} of ${runs}, ${program.name}: ${seconds.join(", ")}`);
    }
  }
  return { resources, lives };
}

module.exports = { measureLives };
