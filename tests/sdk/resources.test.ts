import * as pulumi from "@pulumi/pulumi";
import {
  PeeringActivation,
  ServiceAttachment,
  TimescalePeering,
  TimescaleVpc,
  type Endpoint,
} from "../../sdk";
import { networkMocks, PCX, TYPES } from "../support/network-mocks";
import { recordResources, valueOf } from "../support/record-resources";

const root = { parent: "", dependsOn: [] };

test("a Timescale VPC is named like its resource unless a name is given", async () => {
  const args = { cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  const { resources, failures } = await recordResources(networkMocks(), () => {
    new TimescaleVpc("net", args);
    new TimescaleVpc("other", { ...args, name: pulumi.output("Other net") });
  });
  expect(failures).toEqual([]);
  expect(resources).toEqual([
    { ...root, type: TYPES.vpc, name: "net", inputs: { ...args, name: "net" } },
    { ...root, type: TYPES.vpc, name: "other", inputs: { ...args, name: "Other net" } },
  ]);
});

test("the id of a Timescale VPC and the pcx of a peering flow on", async () => {
  let pcx: string | undefined;
  const { resources } = await recordResources(networkMocks(), async () => {
    const vpc = new TimescaleVpc("net", { cidr: "10.0.0.0/24", regionCode: "us-east-1" });
    const peering = new TimescalePeering("app", {
      timescaleVpcId: vpc.id,
      peerAccountId: "123456789012",
      peerRegionCode: "eu-west-1",
      peerVpcId: "vpc-0a1b2c3d",
    });
    new PeeringActivation("ready", { timescaleVpcId: vpc.id, peeringId: peering.id });
    pcx = await valueOf(peering.provisionedId);
  });
  expect(pcx).toBe(PCX);
  expect(resources.slice(1)).toEqual([
    {
      type: TYPES.peering,
      name: "app",
      parent: "",
      dependsOn: ["net"],
      inputs: {
        timescaleVpcId: "net-id",
        peerAccountId: "123456789012",
        peerRegionCode: "eu-west-1",
        peerVpcId: "vpc-0a1b2c3d",
      },
    },
    {
      type: TYPES.activation,
      name: "ready",
      parent: "",
      dependsOn: ["app", "net"],
      inputs: { timescaleVpcId: "net-id", peeringId: "app-id" },
    },
  ]);
});

test("an attachment shows where the service answers and answered", async () => {
  const mocks = networkMocks();
  const previousEndpoint: Endpoint = { host: "public.example", port: 5433 };
  mocks.outputs[TYPES.attachment] = { host: "private.example", port: 5432, previousEndpoint };
  let seen: unknown;
  const { resources } = await recordResources(mocks, async () => {
    const args = { serviceId: "db01", timescaleVpcId: "1001" };
    const made = new ServiceAttachment("db", args);
    const { host, port, poolerEndpoint, previousEndpoint } = made;
    seen = await valueOf(pulumi.output({ host, port, poolerEndpoint, previousEndpoint }));
  });
  expect(seen).toEqual({
    host: "private.example",
    port: 5432,
    poolerEndpoint: undefined,
    previousEndpoint,
  });
  expect(resources).toEqual([
    {
      ...root,
      type: TYPES.attachment,
      name: "db",
      inputs: { serviceId: "db01", timescaleVpcId: "1001" },
    },
  ]);
});
