import { peeringActivation } from "../../provider/resources/peering-activation";
import { serviceAttachment } from "../../provider/resources/service-attachment";
import { timescalePeering } from "../../provider/resources/timescale-peering";
import { timescaleVpc } from "../../provider/resources/timescale-vpc";
import { readPropertyRows } from "../support/property-tables";

interface Described {
  inputs: Record<string, { change: keyof typeof WORDS }>;
  adoptable: boolean;
}

const WORDS = { update: "updates", replace: "replaces", none: "nothing" };

test.each<[string, Described]>([
  ["TimescaleVpc", timescaleVpc],
  ["TimescalePeering", timescalePeering],
  ["PeeringActivation", peeringActivation],
  ["ServiceAttachment", serviceAttachment],
])("docs/resources.md has every input of a %s, and what a change does", (name, handler) => {
  const inputs = readPropertyRows().filter(
    ({ resource, change }) => resource === name && change !== undefined,
  );
  expect(Object.fromEntries(inputs.map(({ property, change }) => [property, change]))).toEqual({
    ...Object.fromEntries(
      Object.entries(handler.inputs).map(([input, { change }]) => [input, WORDS[change]]),
    ),
    ...(handler.adoptable && { adopt: "nothing" }),
    timeouts: "nothing",
    // That is for cidrDrift to say, which is by default a replacement.
    ...(name === "TimescalePeering" && { peerCidrBlocks: "replaces" }),
  });
});
