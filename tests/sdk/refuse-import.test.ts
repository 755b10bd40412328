import type { CustomResourceOptions } from "@pulumi/pulumi";
import { PeeringActivation, ServiceAttachment, TimescalePeering, TimescaleVpc } from "../../sdk";
import { networkMocks } from "../support/network-mocks";
import { recordResources } from "../support/record-resources";

const BEGIN =
  "x: the option import does not work on resources of pulumi-timescale. Leave the option out";
const ADOPT = `${BEGIN} and set adopt: true, which takes over what exists and is identical.`;

const make: Record<string, [(opts: CustomResourceOptions) => unknown, string]> = {
  TimescaleVpc: [
    (opts) => new TimescaleVpc("x", { cidr: "10.0.0.0/24", regionCode: "us-east-1" }, opts),
    ADOPT,
  ],
  TimescalePeering: [
    (opts) =>
      new TimescalePeering(
        "x",
        {
          ...{ timescaleVpcId: "1", peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
          peerVpcId: "vpc-0a1b2c3d",
        },
        opts,
      ),
    ADOPT,
  ],
  PeeringActivation: [
    (opts) => new PeeringActivation("x", { timescaleVpcId: "1", peeringId: "2" }, opts),
    `${BEGIN}: it waits for what is there, so there is nothing to take over.`,
  ],
  ServiceAttachment: [
    (opts) => new ServiceAttachment("x", { timescaleVpcId: "1", serviceId: "db01" }, opts),
    ADOPT,
  ],
};

test.each(Object.entries(make))(
  "a %s with the option import ends the program before anything is registered",
  async (_class, [construct, message]) => {
    const { resources } = await recordResources(networkMocks(), () => {
      expect(() => construct({ import: "1001" })).toThrow(message);
    });
    expect(resources).toEqual([]);
    const { resources: made } = await recordResources(networkMocks(), () => void construct({}));
    expect(made).toHaveLength(1);
  },
);
