import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { createCustomerVpc, type CustomerVpc } from "../../local/customer-vpc";
import { noteFolder } from "../../provider/hosts/dynamic/note-folder";
import type { Victim } from "../reliability/kills/kill-point";
import { killedUp } from "../reliability/kills/killed-up";
import { TIME_FACTOR } from "../support/time-limits";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

jest.setTimeout(180_000 * TIME_FACTOR);

const UP = ["up", "--yes", "--skip-preview"];

let onFault: () => void = () => undefined;
const stacks = useLocalStacks({
  onRequest: ({ fault }) => {
    if (fault !== undefined) onFault();
  },
});
let stack: LocalStack;
let other: CustomerVpc;

beforeAll(async () => {
  other = await createCustomerVpc(stacks.clouds.ec2());
  stack = await stacks.open(programs("resources"));
}, 120_000);

const vpc = { name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const peeringWith = (peerVpcId: string, timescaleVpcId = "vpc:a") => ({
  ...{ timescaleVpcId, peerAccountId: "123456789012" },
  ...{ peerRegionCode: "us-east-1", peerVpcId },
});
const wantedWith = (more: object = {}) => ({
  vpcs: { a: vpc },
  peerings: { p: peeringWith(stacks.customer.vpcId), ...more },
});
const peerings = () =>
  stacks.clouds.tigerCloud.peerings.map(({ id, peerVpcId }) => `${id} ${peerVpcId}`);

/** Updates until the request is done, and kills a process before its answer is out. */
async function upIsKilledAt(path: RegExp, victim: Victim): Promise<void> {
  const { tigerCloud } = stacks.clouds;
  tigerCloud.injectFault({ method: "POST", path, effect: "withhold-answer" });
  const arm = (kill: () => void) => (onFault = kill);
  const { killed } = await killedUp(stack.workspace, stack.wanted, { victim, arm });
  onFault = () => undefined;
  tigerCloud.clearFaults();
  expect(killed).toBe(1);
  if (victim === "engine") await stack.succeeds("cancel", "--yes");
}

/** Somebody else works on the peerings of the Timescale VPC. */
async function byHand(method: string, path = "", body?: object): Promise<number> {
  const { apiUrl, publicKey, secretKey, projectId, vpcs } = stacks.clouds.tigerCloud;
  const at = `${apiUrl}/projects/${projectId}/vpcs/${vpcs[0]?.id ?? ""}/peerings${path}`;
  const headers = {
    authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}`,
    "content-type": "application/json",
  };
  const answer = await fetch(at, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return answer.status;
}

async function somebodyPeersWith(peer_vpc_id: string): Promise<void> {
  const peer = { peer_account_id: "123456789012", peer_region_code: "us-east-1", peer_vpc_id };
  expect(await byHand("POST", "", peer)).toBe(201);
}

async function removePeeringWith(peerVpcId: string): Promise<void> {
  const found = stacks.clouds.tigerCloud.peerings.find((each) => each.peerVpcId === peerVpcId);
  expect(await byHand("DELETE", `/${found?.id ?? ""}`)).toBe(204);
}

async function refused(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await stack.pulumi(...args);
  expect(code).not.toBe(0);
  expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return stdout + stderr;
}

const adopts = (value: string) => stack.workspace.setConfig({ "timescale:adopt": value });
const notes = () => noteFolder({ PULUMI_HOME: stack.workspace.pulumiHome });

/** What another machine has: nothing that the provider noted on this one. */
const forgetNotes = () => {
  rmSync(notes(), { recursive: true, force: true });
};

const USUAL = /exists already\. To let this resource take it over, set adopt: true on it/;

beforeEach(async () => {
  await stack.up({ vpcs: { a: vpc } });
});

afterEach(async () => {
  await adopts("false");
  await stack.succeeds("refresh", "--clear-pending-creates", "--yes", "--skip-preview");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  // What somebody else made there is in the way of that.
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});

test("what a killed provider asked for is said to be lost, and is taken over for the asking alone", async () => {
  stack.wanted = wantedWith();
  await upIsKilledAt(/\/peerings$/, "provider");
  const [lost = ""] = peerings();
  for (const args of [["preview"], UP]) {
    const said = await refused(...args);
    expect(said).toMatch(/interrupted while it asked for just that, for "p"/);
    expect(said).toContain("pulumi config set timescale:adopt lost");
    expect(said).not.toContain("adopt: true");
  }
  await somebodyPeersWith(other.vpcId);
  await adopts("lost");
  stack.wanted = wantedWith({ q: peeringWith(other.vpcId) });
  for (const args of [["preview"], UP]) {
    const said = await refused(...args);
    expect(said).toMatch(new RegExp(`Peering \\d+ with ${other.vpcId} \\(\\w+\\) ${USUAL.source}`));
    expect(said).not.toContain("timescale:adopt lost");
  }
  stack.wanted = wantedWith();
  await stack.up();
  expect(peerings()).toHaveLength(2);
  expect(await stack.outputsOf("p")).toMatchObject({ id: `1001/${lost.split(" ")[0] ?? ""}` });
  await stack.succeeds("preview", "--expect-no-changes");
  await removePeeringWith(other.vpcId);
});

test("a note of a create shows nothing to others, and goes once the state has what was made", async () => {
  stack.wanted = wantedWith();
  await upIsKilledAt(/\/peerings$/, "provider");
  const files = readdirSync(notes()).map((name) => join(notes(), name));
  // The Timescale VPC is in the state since the preview of this update.
  expect(files).toHaveLength(1);
  expect(statSync(files[0]!).mode & 0o777).toBe(0o600);
  expect(statSync(notes()).mode & 0o777).toBe(0o700);
  const { secretKey, publicKey } = stacks.clouds.tigerCloud;
  const text = readFileSync(files[0]!, "utf8");
  for (const each of [secretKey, publicKey, stacks.customer.vpcId, "123456789012", "urn:"]) {
    expect(text).not.toContain(each);
  }
  await adopts("lost");
  await stack.up();
  await stack.succeeds("preview", "--expect-no-changes");
  expect(readdirSync(notes())).toEqual([]);
});

test("on another machine, the state tells of what a killed engine had begun, until that is cleared", async () => {
  stack.wanted = wantedWith();
  await upIsKilledAt(/\/peerings$/, "engine");
  forgetNotes();
  await adopts("lost");
  await stack.succeeds("preview");
  await adopts("false");
  expect(await refused("preview")).toMatch(
    /The state notes that an update of this stack was interrupted while it made just that, for "p"/,
  );
  await stack.succeeds("refresh", "--clear-pending-creates", "--yes", "--skip-preview");
  await adopts("lost");
  expect(await refused(...UP)).toMatch(USUAL);
  expect(peerings()).toHaveLength(1);
  await adopts("true");
  await stack.up();
});
