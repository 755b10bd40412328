import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { observeNetwork, type ObservedNetwork } from "../../local/demo/observed-network";
import { codeBlocksOf } from "./code-blocks";
import {
  linkModules,
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";
import { TIME_FACTOR } from "../support/time-limits";
import { makeNetworkByHand, rulesOf, TIMESCALE_CIDR, type NetworkByHand } from "./network-by-hand";

// The service and its pooler answer at ports that no group has a rule for beforehand.
const stacks = useLocalStacks({ movingEndpoints: true });
const folders = useTemporaryFolders();
// Each runs `pulumi` some times, and lets it check types.
jest.setTimeout(240_000 * TIME_FACTOR);

let folder: string;
let hand: NetworkByHand;
let stack: LocalStack;
let before: ObservedNetwork;
let commands: string[][];
let program: string;

const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);
const write = (text: string) => writeFile(join(folder, "index.ts"), text);
const changesAsked = () =>
  stacks.clouds.tigerCloud.requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path}`);
const groupRules = async () => {
  const ec2 = stacks.clouds.ec2();
  const rules = await rulesOf(ec2, hand.groupId);
  ec2.destroy();
  return rules;
};
let asked: string[];
/** The ports of the service and of its pooler, for which the group made by hand has no rule. */
let missingPorts: number[];

beforeAll(async () => {
  hand = await makeNetworkByHand(stacks);
  ({ program, commands } = await codeBlocksOf("migrate-from-console.md", {
    "vpc-0aaaaaaaaaaaaaaaa": stacks.customer.vpcId,
    "rtb-0bbbbbbbbbbbbbbbb": hand.routeTableId,
    "sg-0dddddddddddddddd": hand.groupId,
    "sgr-0eeeeeeeeeeeeeeee": hand.ruleId,
  }));
  folder = await folders.make();
  await cp(programs("module-systems/typescript"), folder, { recursive: true });
  await linkModules(folder);
  await write(program);
  // As Pulumi runs TypeScript where nothing is set: it checks the types.
  stack = await stacks.open(folder, { env: { PULUMI_NODEJS_TRANSPILE_ONLY: undefined } });
  before = await observe();
  asked = changesAsked();
  missingPorts = [before.service.port, before.service.port + 1];
}, 240_000);

/** Runs the document's next command, which must be the one that is named. */
const next = (name: string) => {
  const command = commands.shift() ?? [];
  expect(command.join(" ")).toBe(name);
  return stack.succeeds(...command);
};

test("without adoption, what was made by hand is refused and stays as it is", async () => {
  const { code, stdout } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toMatch(/exists already\..*adopt: true/s);
  expect(await observe()).toEqual(before);
});

test("with adoption, the plan imports the route and the rule, and replaces nothing", async () => {
  await next("config set timescale:adopt true");
  const { stdout } = await next("preview");
  expect(stdout).toContain("the service stays where it is");
  expect(stdout).not.toContain("is not reachable");
  expect(await stack.plan()).toEqual(
    [
      "create db",
      "create db-app",
      "create db-app-accepter",
      "create db-app-activation",
      "create db-app-peering",
      "create db-main",
      "create db-vpc",
      "create typescript-test",
      "import db-app-group-client-tcp-5432",
      `import db-app-route-${hand.routeTableId}-to-10.0.0.0-24`,
      ...missingPorts.map((port) => `create db-app-group-client-tcp-${port}`),
      // Its target is the pcx, which a preview of an adoption does not know.
      `update db-app-route-${hand.routeTableId}-to-10.0.0.0-24`,
    ].sort(),
  );
});

test("an id that leads elsewhere fails in the preview and changes nothing", async () => {
  const other = "0.0.0.0/0";
  const wrong = (await groupRules()).length;
  await write(program.replace(`_${TIMESCALE_CIDR}`, `_${other}`));
  const { code } = await stack.pulumi("preview");
  expect(code).not.toBe(0);
  expect(await observe()).toEqual(before);
  expect(await groupRules()).toHaveLength(wrong);
  await write(program);
});

test("the update takes all over without a change in Tiger Cloud", async () => {
  const { stdout } = await next("up --yes");
  expect(stdout).toContain(`took over Timescale VPC ${hand.timescaleVpcId}`);
  expect(stdout).toContain(`took over Peering ${hand.peeringId}`);
  expect(changesAsked()).toEqual(asked);
  const after = await observe();
  expect({ ...after, securityGroup: undefined }).toEqual({ ...before, securityGroup: undefined });
  expect(stacks.clouds.tigerCloud.vpcs).toHaveLength(1);
  expect(stacks.clouds.tigerCloud.peerings).toHaveLength(1);
  const rules = await groupRules();
  expect(rules.find(({ FromPort }) => FromPort === 5432)?.SecurityGroupRuleId).toBe(hand.ruleId);
  expect(rules.map(({ FromPort }) => FromPort).sort()).toEqual([...missingPorts, 5432].sort());
});

test("a second update with the imports still in the program changes nothing", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
});

test("after the clean-up nothing is planned, and all is still the same", async () => {
  await write(
    program
      .replace(/const existing = new Map\(\[.*?\]\);\n/s, "")
      .replace(/,\n {2}\{\n {4}transformations: .*\n {2}\},\n\);/s, ",\n);")
      .replace('import * as pulumi from "@pulumi/pulumi";\n', ""),
  );
  await next("config rm timescale:adopt");
  await next("up --yes");
  await next("preview --expect-no-changes");
  expect(commands).toEqual([]);
  expect(changesAsked()).toEqual(asked);
  expect((await observe()).routes).toEqual(before.routes);
  expect((await groupRules()).map((rule) => rule.SecurityGroupRuleId)).toContain(hand.ruleId);
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
});

test("destroy removes what was taken over, and leaves the security group", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const { timescale, peering, routes, service } = await observe();
  expect({ timescale, peering, routes, attachedTo: service.attachedTo }).toEqual({ routes: [] });
  expect(await groupRules()).toEqual([]);
  const groups = (await observe()).securityGroup;
  expect(groups?.id).toBe(hand.groupId);
});
