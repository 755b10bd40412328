import * as pulumi from "@pulumi/pulumi";
import { PeeredVpc, type ServiceEndpoints } from "pulumi-timescale";

interface SharedVpc {
  id: string;
  cidr: string;
  regionCode: string;
}

const config = new pulumi.Config();
const shared = new pulumi.StackReference(config.require("networkStack"));
const timescaleVpc = shared.requireOutput("timescaleVpc") as pulumi.Output<SharedVpc>;
const endpoint = shared.requireOutput("endpoint") as pulumi.Output<ServiceEndpoints>;

const app = new PeeredVpc("app", {
  timescaleVpc: {
    id: timescaleVpc.id,
    cidr: timescaleVpc.cidr,
    regionCode: timescaleVpc.regionCode,
  },
  vpcId: config.require("vpcId"),
});
// Nothing guarantees that the service answers at 5432.
endpoint.port.apply((port) => app.allowPort(port));

export const connectionString = endpoint.connectionString;
export const securityGroupId = app.securityGroupId;
export const peeringConnectionId = app.peeringConnectionId;
