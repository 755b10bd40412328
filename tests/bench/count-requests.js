"use strict";

/** @typedef {import("../../dist/local/tiger-cloud").LoggedRequest} LoggedRequest */

/**
 * Requests by what they do and how they ended: `GET vpcs/:id/peerings/:id 200`.
 *
 * @param {readonly LoggedRequest[]} requests
 * @returns {Record<string, number>}
 */
function countRequests(requests) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { method, path, status } of requests) {
    const key = `${method} ${shapeOf(path)} ${status}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** @param {Record<string, number>} counts */
const totalOf = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * A path without its ids and without what all paths begin with. Below a project every second word
 * is an id.
 *
 * @param {string} path
 */
function shapeOf(path) {
  const [before, inProject] = path.split(/\/projects\/[^/]+\//);
  if (inProject === undefined) return before.replace("/public/api/v1/", "");
  const words = inProject.split("/");
  return words.map((word, index) => (index % 2 === 0 ? word : ":id")).join("/");
}

module.exports = { countRequests, totalOf };
