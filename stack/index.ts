/** The ready-made program: one network, all of it from stack configuration. See Pulumi.yaml. */
import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "../sdk";
import { readNetworkConfig } from "./read-network-config";

const network = new TimescaleNetwork("network", readNetworkConfig(new pulumi.Config()));

export const timescaleVpcId = network.timescaleVpcId;
export const endpoints = network.endpoints;
export const securityGroupIds = Object.fromEntries(
  Object.entries(network.peers).map(([key, peer]) => [key, peer.securityGroupId]),
);
/** Of the customer VPCs behind each transit gateway. */
export const gatewaySecurityGroupIds = Object.fromEntries(
  Object.entries(network.transitGateways).map(([key, { vpcs }]) => [
    key,
    Object.fromEntries(Object.entries(vpcs).map(([name, vpc]) => [name, vpc.securityGroupId])),
  ]),
);
