"use strict";
const { cacheFolder } = require("../../dist/local/cache-folder");
const { createCustomerGateway } = require("../../dist/local/customer-gateway");
const { createCustomerVpc } = require("../../dist/local/customer-vpc");
const { startLocalClouds } = require("../../dist/local/local-clouds");
const { startAwsCounter } = require("./count-aws-calls");
const { LATENCIES_MS, gatewaySeconds } = require("./critical-path");
const { PARALLEL } = require("./measure-command");
const { measureLives } = require("./measure-lives");
const { STEPS } = require("./run-program");
const { compare, secondsTable } = require("./summarise");

/** @typedef {import("./run-bench").Surroundings} Surroundings */

const VPCS = 2;
const TITLE = `a transit gateway and ${VPCS} VPCs`;

const PROGRAMS = {
  hub: { name: "connected-gateway", folder: "connected-gateway", config: {} },
  noOp: { name: "no-op", folder: "connected-gateway-no-op", config: {} },
};

/**
 * Measures the life of a connected transit gateway, and of its floor in turn, and prints the table.
 *
 * @param {Surroundings} surroundings
 */
async function runGatewayCase({ engine, awsPlugin, runs, print, say, signal }) {
  print(`## A peered transit gateway with ${VPCS} VPCs: ${runs} runs, ${awsPlugin} AWS plugin\n`);
  const cacheDir = cacheFolder();
  const tigerCloud = { latenciesMs: LATENCIES_MS };
  const clouds = await startLocalClouds({ cacheDir, awsPlugin, tigerCloud, signal });
  const aws = await startAwsCounter(clouds.awsUrl);
  try {
    const config = await createGateway(clouds);
    const surroundings = { engine, clouds, aws, cacheDir, config, signal };
    const { resources, lives } = await measureLives(PROGRAMS, surroundings, {
      ...{ runs, say, title: TITLE },
    });
    const latencies = gatewaySeconds();
    const rows = STEPS.map(([step]) => {
      const [ours, floor] = [lives.hub, lives.noOp].map((of) =>
        of.map((life) => life[step].seconds),
      );
      return compare(`${step}, ${TITLE}`, ours, floor, latencies[step]);
    });
    print(`Floor: ${resources} no-op resources of the same kinds\n\n${secondsTable(rows)}\n`);
    const shape = { case: "transit-gateway", vpcs: VPCS, parallel: PARALLEL, awsPlugin };
    return { ...shape, latenciesMs: LATENCIES_MS, resources, lives };
  } finally {
    await aws.stop();
    await clouds.stop();
  }
}

/**
 * The configuration of the programs: a transit gateway, and the customer VPCs that are attached to it.
 *
 * @param {import("../../dist/local/local-clouds").LocalClouds} clouds
 */
async function createGateway(clouds) {
  const ec2 = clouds.ec2();
  const vpcs = [];
  for (let index = 0; index < VPCS; index++) {
    vpcs.push(await createCustomerVpc(ec2, `10.${20 + index}.0.0/16`));
  }
  const { gatewayId } = await createCustomerGateway(ec2, vpcs);
  ec2.destroy();
  return { gateway: gatewayId, vpcs: JSON.stringify(vpcs.map(({ vpcId }) => vpcId)) };
}

module.exports = { runGatewayCase };
