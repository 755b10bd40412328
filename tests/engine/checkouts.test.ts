import { appendFile, cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { leftovers } from "../../local/demo/judge-network";
import { observeNetwork } from "../../local/demo/observed-network";
import {
  copyCheckout,
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let here: LocalStack;
let there: LocalStack;
let otherCheckout: string;

/** Another checkout, which notes in the file `used` that its provider was loaded. */
async function makeOtherCheckout(): Promise<string> {
  const folder = await folders.make();
  await copyCheckout(folder);
  const used = JSON.stringify(join(folder, "used"));
  await appendFile(
    join(folder, "dist/provider/index.js"),
    `\nrequire("node:fs").appendFileSync(${used}, "used\\n");\n`,
  );
  await cp(programs("resources"), join(folder, "program"), { recursive: true });
  return folder;
}

beforeAll(async () => {
  otherCheckout = await makeOtherCheckout();
  here = await stacks.open(programs("resources"));
  there = await stacks.open(join(otherCheckout, "program"));
  const network = {
    cidr: "10.0.0.0/24",
    regionCode: "us-east-1",
    peers: { app: { vpcId: stacks.customer.vpcId } },
    services: { main: { serviceId: SERVICE_ID } },
  };
  here.wanted = there.wanted = { networks: { net: network } };
}, 120_000);

const timesUsed = async () =>
  (await readFile(join(otherCheckout, "used"), "utf8").catch(() => "")).split("\n").length - 1;

/** The serialised provider of each dynamic resource that a preview plans, by its type. */
async function serialisedProviders(stack: LocalStack): Promise<Record<string, unknown>> {
  const { stdout } = await stack.succeeds("preview", "--json");
  const { steps } = JSON.parse(stdout) as {
    steps: { newState: { type: string; inputs?: Record<string, unknown> } }[];
  };
  return Object.fromEntries(
    steps.flatMap(({ newState: { type, inputs } }) => {
      const text = inputs?.["__provider"];
      return text === undefined ? [] : [[type.split(":").at(-1)!, text]];
    }),
  );
}

test("two checkouts in different folders serialise the same provider for each type", async () => {
  const [ours, theirs] = [await serialisedProviders(here), await serialisedProviders(there)];
  expect(Object.keys(ours).sort()).toEqual([
    "PeeringActivation",
    "ServiceAttachment",
    "TimescalePeering",
    "TimescaleVpc",
  ]);
  for (const text of Object.values(ours)) expect(text).toContain("pulumi-timescale/provider");
  expect(theirs).toEqual(ours);
});

test("what one checkout made the other finds unchanged and removes with its own code", async () => {
  await here.up();
  const file = join(otherCheckout, "state.json");
  await here.succeeds("stack", "export", "--file", file);
  await there.succeeds("stack", "import", "--file", file);
  const before = await timesUsed();
  await there.succeeds("preview", "--expect-no-changes");
  await there.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  await there.succeeds("destroy", "--yes", "--skip-preview");
  expect((await timesUsed()) - before).toBe(3);
  expect(leftovers(await observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID))).toEqual([]);
});
