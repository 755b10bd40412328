import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import { nameOf as resourceNameOf } from "../../provider/rules/urn";
import { readPropertyRows, type PropertyRow } from "../support/property-tables";
import {
  leadingTo,
  programs,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const REGION = "us-east-1";
const SERVICES = [
  "serviceida",
  "serviceidb",
  "timescalevpcid",
  "allowinterruption",
  "adopt",
  "timeouts",
];
const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let cloud: TigerCloud;
let stack: LocalStack;

beforeAll(async () => {
  // Without an EC2 behind it, it accepts any customer VPC, in any account and region.
  const services = SERVICES.map((id) => ({ id, name: id, regionCode: REGION }));
  cloud = await startTigerCloud({ services });
  stack = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
}, 120_000);

afterAll(() => cloud.stop());

const inputs = readPropertyRows().filter(({ change }) => change !== undefined);
const nameOf = ({ resource, property }: PropertyRow) => `${resource}_${property}`;

const vpcWith = (name: string, others: object = {}) => ({
  ...{ name, cidr: "10.0.0.0/24", regionCode: REGION },
  ...others,
});

/** What has nothing to do with any row: what the rows' resources refer to. */
const SURROUNDINGS = {
  vpcs: { a: vpcWith("a"), b: vpcWith("b") },
  peerings: {
    p1: peeringWith("a", "vpc-00000001"),
    p2: peeringWith("a", "vpc-00000002"),
    p3: peeringWith("b", "vpc-00000003"),
  },
};

function peeringWith(vpc: string, peerVpcId: string) {
  return {
    timescaleVpcId: `vpc:${vpc}`,
    peerAccountId: "123456789012",
    peerRegionCode: REGION,
    peerVpcId,
  };
}

const OPTIONS = {
  adopt: [{}, { adopt: true }],
  timeouts: [{ timeouts: { create: "5m" } }, { timeouts: { create: "6m", delete: "1h" } }],
};

/** For each input of the tables: arguments that are all but equal, and differ in that input. */
const CHANGES: Record<string, Record<string, object[]>> = {
  TimescaleVpc: {
    name: [vpcWith("name"), vpcWith("new name")],
    cidr: [vpcWith("cidr"), vpcWith("cidr", { cidr: "10.0.1.0/24" })],
    regionCode: [vpcWith("region"), vpcWith("region", { regionCode: "eu-west-1" })],
    adopt: OPTIONS.adopt.map((option) => vpcWith("adopt", option)),
    timeouts: OPTIONS.timeouts.map((option) => vpcWith("timeouts", option)),
  },
  TimescalePeering: {
    timescaleVpcId: [peeringWith("a", "vpc-00000011"), peeringWith("b", "vpc-00000011")],
    peerAccountId: peeringChange("vpc-00000012", {}, { peerAccountId: "210987654321" }),
    peerRegionCode: peeringChange("vpc-00000013", {}, { peerRegionCode: "eu-west-1" }),
    peerVpcId: [peeringWith("a", "vpc-00000014"), peeringWith("a", "vpc-00000015")],
    peerCidrBlocks: peeringChange(
      "vpc-00000016",
      { peerCidrBlocks: ["10.1.0.0/16"] },
      { peerCidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"] },
    ),
    cidrDrift: peeringChange("vpc-00000020", { cidrDrift: "warn" }, { cidrDrift: "ignore" }),
    timescaleVpcCidr: peeringChange("vpc-00000017", {}, { timescaleVpcCidr: "10.0.0.0/24" }),
    adopt: peeringChange("vpc-00000018", ...OPTIONS.adopt),
    timeouts: peeringChange("vpc-00000019", ...OPTIONS.timeouts),
  },
  PeeringActivation: {
    // A peering is in one Timescale VPC: with another VPC, it is another peering.
    timescaleVpcId: [
      { timescaleVpcId: "vpc:a", peeringId: "peering:p1" },
      { timescaleVpcId: "vpc:b", peeringId: "peering:p3" },
    ],
    peeringId: [
      { timescaleVpcId: "vpc:a", peeringId: "peering:p1" },
      { timescaleVpcId: "vpc:a", peeringId: "peering:p2" },
    ],
    timeouts: OPTIONS.timeouts.map((option) => ({
      ...{ timescaleVpcId: "vpc:a", peeringId: "peering:p1" },
      ...option,
    })),
  },
  ServiceAttachment: {
    serviceId: [
      { serviceId: "serviceida", timescaleVpcId: "vpc:a" },
      { serviceId: "serviceidb", timescaleVpcId: "vpc:a" },
    ],
    timescaleVpcId: [
      { serviceId: "timescalevpcid", timescaleVpcId: "vpc:a" },
      { serviceId: "timescalevpcid", timescaleVpcId: "vpc:b" },
    ],
    allowInterruption: [{}, { allowInterruption: false }].map((option) => ({
      ...{ serviceId: "allowinterruption", timescaleVpcId: "vpc:a" },
      ...option,
    })),
    adopt: OPTIONS.adopt.map((option) => ({
      ...{ serviceId: "adopt", timescaleVpcId: "vpc:a" },
      ...option,
    })),
    timeouts: OPTIONS.timeouts.map((option) => ({
      ...{ serviceId: "timeouts", timescaleVpcId: "vpc:a" },
      ...option,
    })),
  },
};

function peeringChange(peerVpcId: string, before: object = {}, after: object = {}) {
  return [before, after].map((option) => ({ ...peeringWith("a", peerVpcId), ...option }));
}

/** The program with every row's resource before (0) or after (1) its change. */
function wantedAt(moment: 0 | 1): object {
  const of = (resource: string) =>
    Object.fromEntries(
      Object.entries(CHANGES[resource] ?? {}).map(([property, moments]) => [
        `${resource}_${property}`,
        moments[moment],
      ]),
    );
  return {
    vpcs: { ...SURROUNDINGS.vpcs, ...of("TimescaleVpc") },
    peerings: { ...SURROUNDINGS.peerings, ...of("TimescalePeering") },
    activations: of("PeeringActivation"),
    attachments: of("ServiceAttachment"),
  };
}

/** What the tables say that the change does, by the names of the changed resources. */
const EXPECTED = Object.fromEntries(inputs.map((row) => [nameOf(row), row.change]));

/** What operations on each resource amount to, in the words of the tables. */
function changesOf(operations: { op: string; urn: string }[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { op, urn } of operations) {
    const name = resourceNameOf(urn);
    if (!(name in EXPECTED)) continue;
    const word = { same: "nothing", update: "updates" }[op] ?? "replaces";
    const isReplacement = /^(replace|create-replacement|delete-replaced)$/.test(op);
    found[name] = word === "replaces" && !isReplacement ? op : word;
  }
  return found;
}

/** Which properties have a value in a preview of what is wanted, as `name.property`. */
async function knownInPreview(): Promise<Set<string>> {
  const file = join(await folders.make(), "known");
  const env = { WANTED: JSON.stringify(stack.wanted), KNOWN_FILE: file };
  const { code } = await stack.workspace.pulumi(["preview"], { env });
  expect(code).toBe(0);
  return new Set((await readFile(file, "utf8")).trim().split("\n"));
}

test("every input of the tables has a change to try", () => {
  const tried = Object.entries(CHANGES).flatMap(([resource, changes]) =>
    Object.keys(changes).map((property) => `${resource}_${property}`),
  );
  expect(tried.sort()).toEqual(Object.keys(EXPECTED).sort());
});

test("while a resource is unchanged, a preview knows all of its outputs", async () => {
  await stack.up(wantedAt(0));
  const known = await knownInPreview();
  const outputs = readPropertyRows().filter(({ change }) => change === undefined);
  expect(outputs.length).toBeGreaterThan(0);
  for (const { resource, property } of outputs) {
    // No service of this test has a pooler or replicas.
    if (["poolerEndpoint", "readReplicas"].includes(property)) continue;
    expect(known).toContain(`${resource}_timeouts.${property}`);
  }
  expect(known).toContain("TimescaleVpc_timeouts.id");
}, 120_000);

test("the plan for a change of each property is what the tables say", async () => {
  stack.wanted = wantedAt(1);
  const { stdout } = await stack.succeeds("preview", "--json", "--show-sames");
  const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string }[] };
  expect(changesOf(steps)).toEqual(EXPECTED);
}, 120_000);

test("while a resource is to be changed, a preview knows its inputs and no output", async () => {
  const known = await knownInPreview();
  expect(known).toContain("ServiceAttachment_timescaleVpcId.timescaleVpcId");
  expect(known).toContain("ServiceAttachment_timescaleVpcId.id");
  for (const output of ["host", "port", "previousEndpoint"]) {
    expect(known).not.toContain(`ServiceAttachment_timescaleVpcId.${output}`);
    expect(known).toContain(`ServiceAttachment_timeouts.${output}`);
  }
  expect(known).not.toContain("TimescalePeering_peerVpcId.provisionedId");
  expect(known).not.toContain("TimescaleVpc_cidr.id");
}, 120_000);

test("an update does to each resource what its plan said", async () => {
  const log = join(await folders.make(), "events");
  const { code, stdout } = await stack.workspace.pulumi(
    ["up", "--yes", "--skip-preview", "--event-log", log],
    // The engine hides that flag without this.
    { env: { WANTED: JSON.stringify(stack.wanted), PULUMI_DEBUG_COMMANDS: "true" } },
  );
  expect(code === 0 ? "" : stdout).toBe("");
  const events = (await readFile(log, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { resOutputsEvent?: { metadata: Operation } })
    .flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
  expect(changesOf(events)).toEqual(EXPECTED);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect([cloud.vpcs, cloud.peerings]).toEqual([[], []]);
}, 240_000);

interface Operation {
  op: string;
  urn: string;
}
