import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { peeringActivation } from "../../provider/resources/peering-activation/handler";
import { serviceAttachment } from "../../provider/resources/service-attachment/handler";
import { timescalePeering } from "../../provider/resources/timescale-peering/handler";
import { timescaleVpc } from "../../provider/resources/timescale-vpc/handler";
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

/** What a change of each argument does, as the page of a class has it from the doc comments. */
function changesInReference(resource: string): Record<string, string> {
  const page = join(packageRoot(), `docs/reference/Class.${resource}.md`);
  const rows = readFileSync(page, "utf8").matchAll(
    /^\| `(\w+)` \|(?:[^|]|\\\|)*\|[^|]*\| ([^|]+) \|[^|]*\|$/gm,
  );
  return Object.fromEntries([...rows].map(([, name = "", change = ""]) => [name, wordOf(change)]));
}

function wordOf(change: string): string {
  if (change.startsWith("replaces")) return "replaces";
  if (change.startsWith("updated in place")) return "updates";
  return change.startsWith("is no diff") ? "nothing" : change;
}

test.each(["TimescaleVpc", "TimescalePeering", "PeeringActivation", "ServiceAttachment"])(
  "the doc comments of a %s say of each argument what docs/resources.md says",
  (resource) => {
    const tables = readPropertyRows().filter(
      (row) => row.resource === resource && row.change !== undefined,
    );
    expect(changesInReference(resource)).toEqual({
      ...Object.fromEntries(tables.map(({ property, change }) => [property, change])),
      ...(resource === "TimescalePeering" && { peerCidrBlocks: "does what `cidrDrift` says" }),
    });
  },
);
