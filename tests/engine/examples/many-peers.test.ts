import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../../local/customer-vpc";
import { examples, SERVICE_ID, useLocalStacks, type LocalStack } from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";
import { tracesInVpc } from "./traces-in-vpc";

const stacks = useLocalStacks();
const vpcIds: Record<string, string> = {};
let ec2: EC2;
let stack: LocalStack;

const addVpc = async (key: string, second: number) => {
  vpcIds[key] = (await createCustomerVpc(ec2, `10.${second}.0.0/16`)).vpcId;
};
const configure = () => stack.workspace.setConfig({ vpcIds: { map: vpcIds } });

beforeAll(async () => {
  ec2 = stacks.clouds.ec2();
  for (let peer = 1; peer <= 10; peer++) await addVpc(`team${peer}`, 30 + peer);
  stack = await stacks.open(examples("many-peers"), { config: { serviceId: SERVICE_ID } });
  await configure();
}, 120_000);

afterAll(() => ec2.destroy());

test("one up connects ten VPCs, each in the same way", async () => {
  await reviewedUp(stack, "many-peers");
  for (const vpcId of Object.values(vpcIds)) {
    expect(await tracesInVpc(ec2, vpcId)).toEqual([
      "out to 10.0.0.0/24 port 5432",
      "peering active",
      "route to 10.0.0.0/24",
      "route to 10.0.0.0/24",
    ]);
  }
  await expectDiagram("many-peers", stack);
});

test("a second preview plans nothing", async () => {
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a peer that is added touches no other, wherever it stands in the map", async () => {
  await addVpc("a-first-one", 60);
  await configure();
  const plan = await stack.plan();
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((step) => !step.startsWith("create hub-a-first-one"))).toEqual([]);
});

test("a peer that is taken out goes alone", async () => {
  delete vpcIds["a-first-one"];
  const { team7: gone = "" } = vpcIds;
  delete vpcIds["team7"];
  await configure();
  const plan = await stack.plan();
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((step) => !step.startsWith("delete hub-team7"))).toEqual([]);
  await reviewedUp(stack, "many-peers-one-less");
  expect(await tracesInVpc(ec2, gone)).toEqual([]);
  expect(stacks.clouds.tigerCloud.peerings).toHaveLength(9);
});

test("destroy leaves nothing", async () => {
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  for (const vpcId of Object.values(vpcIds)) expect(await tracesInVpc(ec2, vpcId)).toEqual([]);
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
