import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

// Holds the table of resource options in docs/resources.md.
const stacks = useLocalStacks();
let stack: LocalStack;

const NAMES = ["ignored", "by-name", "secret", "kept", "guarded", "turned", "slow"];
const OPTIONS = {
  ignored: { ignoreChanges: ["name"] },
  "by-name": { replaceOnChanges: ["name"] },
  secret: { additionalSecretOutputs: ["name"] },
  kept: { retainOnDelete: true },
  guarded: { protect: true },
  turned: { deleteBeforeReplace: true },
  slow: { customTimeouts: { create: "1s" } },
};

/** One Timescale VPC with each option; those of `changed` differ by name or CIDR block. */
function vpcs(left: string[] = NAMES, changed: Record<string, object> = {}) {
  const of = (name: string) => ({
    ...{ name, cidr: `10.${NAMES.indexOf(name)}.0.0/24`, regionCode: "us-east-1" },
    ...changed[name],
  });
  return { vpcs: Object.fromEntries(left.map((name) => [name, of(name)])), options: OPTIONS };
}

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
  await stack.up(vpcs());
}, 120_000);

test("ignoreChanges leaves a change out; replaceOnChanges does nothing", async () => {
  const changed = { ignored: { name: "other" }, "by-name": { name: "another" } };
  expect(await stack.plan(vpcs(NAMES, changed))).toEqual(["update by-name"]);
});

test.each([
  ["turned", ["DELETE", "POST"]],
  ["slow", ["POST", "DELETE"]],
])("deleteBeforeReplace turns the order of a replacement round: %s", async (name, order) => {
  const { tigerCloud } = stacks.clouds;
  const before = tigerCloud.requests.length;
  await stack.up(vpcs(NAMES, { [name]: { cidr: "10.99.0.0/24" } }));
  const changes = tigerCloud.requests.slice(before).filter(({ path }) => path.includes("/vpcs"));
  const methods = changes.map(({ method }) => method).filter((method) => method !== "GET");
  expect(methods).toEqual(order);
  await stack.up(vpcs());
});

test("additionalSecretOutputs encrypts in the state", async () => {
  const outputs = async (name: string) => (await stack.outputsOf(name))["name"];
  expect(await outputs("secret")).toMatchObject({ ciphertext: expect.any(String) as string });
  expect(await outputs("kept")).toBe("kept");
});

test("protect refuses a deletion, retainOnDelete leaves what is there", async () => {
  const left = NAMES.filter((name) => name !== "kept" && name !== "guarded");
  stack.wanted = vpcs(left);
  const refused = await stack.pulumi("preview");
  expect(refused.code).not.toBe(0);
  expect(refused.stdout).toMatch(/guarded.*cannot be deleted/s);
  await stack.up(vpcs([...left, "guarded"]));
  expect(stacks.clouds.tigerCloud.vpcs.map(({ name }) => name)).toContain("kept");
  await expect(stack.outputsOf("kept")).rejects.toThrow("has no");
});
