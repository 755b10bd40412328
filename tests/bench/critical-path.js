"use strict";

/** @typedef {import("../../dist/local/tiger-cloud").Latencies} Latencies */

/**
 * The emulator's latencies in the benchmark, in milliseconds: a peering that takes half a second, and
 * a move of a service that takes twice as long.
 *
 * @type {Readonly<Latencies>}
 */
const LATENCIES_MS = {
  vpc: 500,
  peering: 500,
  arrival: 500,
  activation: 500,
  cidrUpdate: 500,
  attach: 1000,
  detach: 1000,
  peeringDelete: 500,
  vpcDelete: 500,
};

/**
 * The latencies that no client can overlap, in seconds. Peerings are made side by side; while one of
 * them goes, the emulator refuses every other change of the Timescale VPC, so they go one by one.
 *
 * @param {number} peers
 * @param {Readonly<Latencies>} latencies
 */
function criticalPathSeconds(peers, latencies = LATENCIES_MS) {
  const { vpc, peering, activation, attach, detach, peeringDelete, vpcDelete } = latencies;
  return {
    preview: 0,
    up: (vpc + peering + activation + attach) / 1000,
    unchanged: 0,
    refresh: 0,
    destroy: (detach + peers * peeringDelete + vpcDelete) / 1000,
  };
}

/**
 * The same for a peered transit gateway: it is asked for, its request arrives in AWS, and it becomes active
 * after the acceptance.
 *
 * @param {Readonly<Latencies>} latencies
 */
function gatewaySeconds(latencies = LATENCIES_MS) {
  const { vpc, peering, arrival, activation, peeringDelete, vpcDelete } = latencies;
  return {
    preview: 0,
    up: (vpc + peering + arrival + activation) / 1000,
    unchanged: 0,
    refresh: 0,
    destroy: (peeringDelete + vpcDelete) / 1000,
  };
}

/**
 * The same for peerings alone, made and deleted as many at once as the engine does.
 *
 * @param {number} peerings
 * @param {"all" | "vpc"} busyWhileSettling the emulator's option: with `all`, one at a time goes
 * @param {number} parallel how many resources the engine works on at once
 * @param {Readonly<Latencies>} latencies
 */
function peeringsSeconds(peerings, busyWhileSettling, parallel, latencies = LATENCIES_MS) {
  const batches = Math.ceil(peerings / parallel);
  const deletes = busyWhileSettling === "all" ? peerings : batches;
  return {
    create: (batches * latencies.peering) / 1000,
    destroy: (deletes * latencies.peeringDelete) / 1000,
  };
}

module.exports = { LATENCIES_MS, criticalPathSeconds, gatewaySeconds, peeringsSeconds };
