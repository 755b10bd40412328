import { TIME_FACTOR } from "../support/time-limits";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

jest.setTimeout(180_000 * TIME_FACTOR);

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const vpc = { name: "blue", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const other = { ...vpc, name: "green", cidr: "10.1.0.0/24" };
const peeringOf = (timescaleVpcId: string, peerVpcId = stacks.customer.vpcId) => ({
  ...{ timescaleVpcId, peerAccountId: "123456789012" },
  ...{ peerRegionCode: "us-east-1", peerVpcId },
});
const attachmentTo = (timescaleVpcId: string) => ({ serviceId: SERVICE_ID, timescaleVpcId });

/** What is in the cloud, by ids and by how often the service was moved. */
const inCloud = () => {
  const { vpcs, peerings, services } = stacks.clouds.tigerCloud;
  return {
    vpcs: vpcs.map(({ id }) => id),
    peerings: peerings.map(({ id }) => id),
    services: services.map(({ vpcId, moves }) => ({ vpcId, moves })),
  };
};

/** The names of our entries of the state, with their ids. */
async function entries(): Promise<string[]> {
  const { deployment } = await stack.workspace.exportState();
  return (deployment.resources ?? [])
    .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/timescale:"))
    .map(({ urn, id }) => `${urn.split("::").at(-1) ?? ""} ${id ?? ""}`)
    .sort();
}

async function told(...args: string[]): Promise<string> {
  const { stdout, stderr } = await stack.succeeds(...args);
  return stdout + stderr;
}

async function refused(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await stack.pulumi(...args);
  expect(code).not.toBe(0);
  expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
  expect(stdout + stderr).not.toContain("adopt: true");
  return stdout + stderr;
}

const UP = ["up", "--yes", "--skip-preview"];

/** Removes all, whatever is held twice. */
async function startOver(): Promise<void> {
  await stack.workspace.setConfig({ "timescale:adopt": "false" });
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect(await entries()).toEqual([]);
  expect(inCloud()).toMatchObject({ vpcs: [], peerings: [], services: [{ vpcId: undefined }] });
}

describe("a key of a network's services that is renamed", () => {
  const networkWith = (services: object, args: object = {}) => ({
    networks: { net: { cidr: vpc.cidr, regionCode: vpc.regionCode, services, ...args } },
  });
  const service = { serviceId: SERVICE_ID };

  test("with adopt keeps the service attached, and is said to be a rename", async () => {
    await stack.up(networkWith({ main: service }));
    const before = inCloud();
    stack.wanted = networkWith({ prim: service }, { adopt: true });
    const words = /held by "net-main" of this stack.*aliases: \["main"\]/;
    expect(await told("preview")).toMatch(words);
    expect(await told(...UP)).toMatch(words);
    expect(inCloud()).toEqual(before);
    expect(await entries()).toEqual([`net-prim ${SERVICE_ID}`, `net-vpc ${before.vpcs[0] ?? ""}`]);
    const { host } = await stack.outputsOf("net-prim");
    expect(host).toMatch(new RegExp(`^${SERVICE_ID}\\..*\\.vpc\\.`));
    await stack.succeeds("preview", "--expect-no-changes");
  });

  test("without adopt is refused with the alias to write", async () => {
    stack.wanted = networkWith({ main: service });
    const words = /held by "net-prim" of this stack.*aliases: \["prim"\]/;
    expect(await refused("preview")).toMatch(words);
    await startOver();
  });
});

describe("a Timescale VPC and all in it", () => {
  const wantedAs = (name: string, more: object = {}) => ({
    vpcs: { [name]: vpc },
    peerings: { [`${name}-p`]: peeringOf(`vpc:${name}`), ...more },
    attachments: { [`${name}-s`]: attachmentTo(`vpc:${name}`) },
  });
  let before: ReturnType<typeof inCloud>;

  test("renamed under adopt, stay as they are", async () => {
    await stack.up(wantedAs("a"));
    before = inCloud();
    await stack.workspace.setConfig({ "timescale:adopt": "true" });
    stack.wanted = wantedAs("b");
    expect(await told("preview")).toContain('aliases: [{ name: "a" }]');
    const said = await told(...UP);
    for (const alias of ["a", "a-p", "a-s"]) {
      expect(said).toContain(`aliases: [{ name: "${alias}" }]`);
      expect(said).toMatch(new RegExp(`"${alias}" leaves this stack and removes nothing`));
    }
    expect(inCloud()).toEqual(before);
    expect(await names()).toEqual(["b", "b-p", "b-s"]);
    await stack.succeeds("preview", "--expect-no-changes");
  });

  test("renamed by an update that fails, and put back, stay as they are", async () => {
    // Its peer does not exist, so it fails after the rest was taken over.
    const bad = { bad: peeringOf("vpc:c", "vpc-0123456789abcdef0") };
    stack.wanted = wantedAs("c", bad);
    expect((await stack.pulumi(...UP)).code).not.toBe(0);
    expect(await names()).toEqual(["b", "b-p", "b-s", "bad", "c", "c-p", "c-s"]);
    // No other entry is shown to the provider then.
    await stack.succeeds("destroy", "--yes", "--skip-preview", "--target", await urnOf("c-p"));
    expect(inCloud().peerings).toEqual(expect.arrayContaining(before.peerings));
    await stack.up(wantedAs("b"));
    expect(inCloud()).toEqual(before);
    expect(await names()).toEqual(["b", "b-p", "b-s"]);
  });

  test("held by two entries each, are removed with all of the stack", async () => {
    stack.wanted = wantedAs("c", { bad: peeringOf("vpc:c", "vpc-0123456789abcdef0") });
    expect((await stack.pulumi(...UP)).code).not.toBe(0);
    await startOver();
  });
});

describe("a forced replacement", () => {
  const FORCED = ["b", "p", "s"];
  const wantedWith = ({ options = {}, ...args }: { options?: object; adopt?: boolean }) => ({
    vpcs: { a: vpc, b: { ...other, ...args } },
    peerings: { p: { ...peeringOf("vpc:a"), ...args } },
    attachments: { s: { ...attachmentTo("vpc:a"), ...args } },
    options: Object.fromEntries(FORCED.map((name) => [name, options])),
  });
  const deleteBeforeReplace = { options: { deleteBeforeReplace: true } };
  const vpcsByName = () =>
    Object.fromEntries(stacks.clouds.tigerCloud.vpcs.map(({ name, id }) => [name, id]));
  const forcedUrns = () => Promise.all(FORCED.map(urnOf));

  /** Does it, and holds that all three were made again, and the other VPC was not. */
  async function makesAgain(...args: string[]) {
    const [before, { blue, green }] = [inCloud(), vpcsByName()];
    await stack.succeeds(...UP, ...args);
    expect(Object.keys(vpcsByName()).sort()).toEqual(["blue", "green"]);
    expect(vpcsByName()["blue"]).toBe(blue);
    expect(vpcsByName()["green"]).not.toBe(green);
    expect(inCloud().peerings).toHaveLength(1);
    expect(inCloud().peerings).not.toEqual(before.peerings);
    const [was] = before.services;
    expect(inCloud().services).toEqual([{ vpcId: was?.vpcId, moves: (was?.moves ?? 0) + 2 }]);
    await stack.succeeds("preview", "--expect-no-changes");
  }

  test("by --replace is refused where the old one goes last, adopt or not", async () => {
    await stack.up(wantedWith({}));
    const before = inCloud();
    const replace = (await forcedUrns()).flatMap((urn) => ["--replace", urn]);
    const planned = await told("preview", ...replace);
    expect(planned).not.toContain("adopt: true");
    for (const name of FORCED) expect(planned).toContain(`deleteBeforeReplace: true on "${name}"`);
    for (const args of [{}, { adopt: true }]) {
      stack.wanted = wantedWith(args);
      expect(await refused(...UP, ...replace)).toMatch(
        /Set the option deleteBeforeReplace: true on "[bps]"/,
      );
      expect(inCloud()).toEqual(before);
    }
  });

  test("by --replace makes it again with deleteBeforeReplace, and with adopt, too", async () => {
    const replace = (await forcedUrns()).flatMap((urn) => ["--replace", urn]);
    stack.wanted = wantedWith({ ...deleteBeforeReplace, adopt: true });
    await stack.succeeds("preview", ...replace);
    await makesAgain(...replace);
  });

  test("of what was tainted is refused, and with deleteBeforeReplace makes it again", async () => {
    const before = inCloud();
    for (const urn of await forcedUrns()) await stack.succeeds("state", "taint", urn, "--yes");
    stack.wanted = wantedWith({ adopt: true });
    expect(await refused(...UP)).toContain("pulumi state untaint");
    expect(inCloud()).toEqual(before);
    stack.wanted = wantedWith(deleteBeforeReplace);
    await makesAgain();
    await startOver();
  });
});

async function names(): Promise<string[]> {
  return (await entries()).map((entry) => entry.split(" ")[0] ?? "");
}

async function urnOf(name: string): Promise<string> {
  const { deployment } = await stack.workspace.exportState();
  return deployment.resources?.find(({ urn }) => urn.endsWith(`::${name}`))?.urn ?? "";
}
