import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startTigerCloud, type TigerCloud } from "../../local/tiger-cloud";
import type { Description } from "../../provider/describe/description";
import { allInputs } from "../../provider/describe/options";
import { RESOURCES } from "../../provider/resources";
import { nameOf as resourceNameOf } from "../../provider/rules/urn";
import { readPropertyRows, type PropertyRow } from "../support/property-tables";
import { changeOf, type Change } from "./property-changes";
import {
  leadingTo,
  programs,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const REGION = "us-east-1";
const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let cloud: TigerCloud;
let stack: LocalStack;

const inputs = readPropertyRows().filter(({ change }) => change !== undefined);
const nameOf = ({ resource, property }: PropertyRow) => `${resource}_${property}`;
const serviceOf = (property: string) => property.toLowerCase();
/** A service behind a private endpoint. */
const linkedOf = (property: string) => `linked${property.toLowerCase()}`;
const SERVICES = [
  ...servicesOf("ServiceAttachment", serviceOf),
  ...servicesOf("PrivateEndpointAttachment", linkedOf),
];
/** One for each row, those of the change of one, and one more for the change of a connection. */
const VPC_ENDPOINTS = [
  ...inputs.map((_, number) => endpointOf(number)),
  ...["vpce-00000101", "vpce-00000102", "vpce-00000103"],
];

beforeAll(async () => {
  // Without an EC2 behind it, it accepts any customer VPC, in any account and region.
  const services = SERVICES.map((id) => ({ id, name: id, regionCode: REGION }));
  cloud = await startTigerCloud({ services });
  for (const id of VPC_ENDPOINTS) {
    cloud.addVpcEndpoint({ id, accountId: "123456789012", regionCode: REGION });
  }
  stack = await stacks.open(programs("resources"), { config: leadingTo(cloud) });
}, 120_000);

afterAll(() => cloud.stop());

/** What has nothing to do with any row: what the rows' resources refer to. */
const SURROUNDINGS = {
  vpcs: { a: vpcNamed("a"), b: vpcNamed("b") },
  peerings: {
    p1: { ...peerOf("vpc:a"), peerVpcId: "vpc-00000001" },
    p2: { ...peerOf("vpc:a"), peerVpcId: "vpc-00000002" },
    p3: { ...peerOf("vpc:b"), peerVpcId: "vpc-00000003" },
  },
  connections: Object.fromEntries([
    ["other", { vpcEndpointId: "vpce-00000103" }],
    ...inputs.flatMap(({ resource }, number) =>
      resource === "PrivateEndpointAttachment"
        ? [[connectionOf(number), { vpcEndpointId: endpointOf(number) }]]
        : [],
    ),
  ]) as Record<string, object>,
};

/** The services of the rows of a resource, and those of the change of one. */
function servicesOf(resource: string, idOf: (property: string) => string): string[] {
  const rows = inputs.filter((row) => row.resource === resource);
  return [...rows.map(({ property }) => property), "serviceIdA", "serviceIdB"].map(idOf);
}

function numberOf(resource: string, property: string): number {
  return inputs.findIndex((row) => row.resource === resource && row.property === property);
}

function connectionOf(number: number): string {
  return `c${number}`;
}

function endpointOf(number: number): string {
  return `vpce-${String(number).padStart(8, "0")}`;
}

function vpcNamed(name: string) {
  return { name, cidr: "10.0.0.0/24", regionCode: REGION };
}

function peerOf(timescaleVpcId: string) {
  return { timescaleVpcId, peerAccountId: "123456789012", peerRegionCode: REGION };
}

/** Arguments of each resource, which those of no other row have. `number`: that of the row. */
const ARGUMENTS: Record<string, (property: string, number: number) => Record<string, unknown>> = {
  TimescaleVpc: (property) => vpcNamed(`row ${property}`),
  TimescalePeering: (_property, number) => ({
    ...peerOf("vpc:a"),
    peerVpcId: `vpc-${String(number).padStart(8, "1")}`,
  }),
  TransitGatewayPeering: (_property, number) => ({
    ...{ ...peerOf("vpc:a"), cidrBlocks: ["10.1.0.0/16"] },
    transitGatewayId: `tgw-${String(number).padStart(8, "1")}`,
  }),
  PeeringActivation: () => ({ timescaleVpcId: "vpc:a", peeringId: "peering:p1" }),
  PrivateEndpointConnection: (_property, number) => ({ vpcEndpointId: endpointOf(number) }),
  PrivateEndpointAttachment: (property, number) => ({
    serviceId: linkedOf(property),
    connectionId: `connection:${connectionOf(number)}`,
  }),
  ServiceAttachment: (property) => ({ serviceId: serviceOf(property), timescaleVpcId: "vpc:a" }),
};

/** The changes of what refers to something else, by input or by row: it must be there. All others follow from the description. */
const REFERENCES: Record<string, Change> = {
  timescaleVpcId: ["vpc:a", "vpc:b"],
  peeringId: ["peering:p1", "peering:p2"],
  ServiceAttachment_serviceId: [serviceOf("serviceIdA"), serviceOf("serviceIdB")],
  PrivateEndpointAttachment_serviceId: [linkedOf("serviceIdA"), linkedOf("serviceIdB")],
  PrivateEndpointAttachment_connectionId: [
    `connection:${connectionOf(numberOf("PrivateEndpointAttachment", "connectionId"))}`,
    "connection:other",
  ],
};

/** What changes together with the input. */
const TOGETHER: Record<string, Record<string, Change>> = {
  // A peering is in one Timescale VPC: with another VPC, it is another peering.
  PeeringActivation_timescaleVpcId: { peeringId: ["peering:p1", "peering:p3"] },
};

const descriptions: Record<string, Description> = Object.fromEntries(
  Object.values(RESOURCES).map(({ description }) => [description.name, description]),
);

function changesIn(row: PropertyRow): Record<string, Change> {
  const { resource, property } = row;
  const input = allInputs(descriptions[resource]!)[property]!;
  const change = REFERENCES[nameOf(row)] ?? REFERENCES[property] ?? changeOf(input);
  if (change === undefined) {
    throw new Error(
      `${nameOf(row)}: no change of it is known. Add two values that its rule lets pass to SAMPLES in ` +
        "property-changes.ts, or what it refers to to REFERENCES.",
    );
  }
  return { [property]: change, ...TOGETHER[nameOf(row)] };
}

/** The program with every row's resource before (0) or after (1) its change, by the name of its class. */
function wantedAt(moment: 0 | 1): object {
  const wanted: Record<string, Record<string, object>> = {};
  for (const [number, row] of inputs.entries()) {
    const { resource, property } = row;
    const changed = Object.entries(changesIn(row)).map(([name, change]) => [name, change[moment]]);
    (wanted[resource] ??= {})[nameOf(row)] = {
      ...ARGUMENTS[resource]!(property, number),
      ...(Object.fromEntries(changed) as object),
    };
  }
  return { ...SURROUNDINGS, ...wanted };
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

test("every input of every resource is in the tables, and has a change to try", () => {
  const described = Object.values(descriptions).flatMap((each) =>
    Object.keys(allInputs(each)).map((property) => `${each.name}_${property}`),
  );
  expect(inputs.map(nameOf).sort()).toEqual(described.sort());
  for (const row of inputs) expect(changesIn(row)).toHaveProperty([row.property]);
});

test("while a resource is unchanged, a preview knows all of its outputs", async () => {
  await stack.up(wantedAt(0));
  const known = await knownInPreview();
  const outputs = readPropertyRows().filter(({ change }) => change === undefined);
  expect(outputs.length).toBeGreaterThan(0);
  for (const { resource, property } of outputs) {
    // No service of this test has a pooler or replicas.
    if (["poolerEndpoint", "replicaEndpoint", "readReplicas"].includes(property)) continue;
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
