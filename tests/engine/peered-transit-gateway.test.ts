import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("peered-transit-gateway"), {
    config: { cidrBlocks: JSON.stringify(["10.20.0.0/16", "10.30.0.0/16"]) },
  });
}, 120_000);

interface Outputs {
  gatewayId: string;
  attachmentId: string;
}
const outputs = async () =>
  JSON.parse((await stack.succeeds("stack", "output", "--json")).stdout) as Outputs;

async function attachmentsOf(gatewayId: string) {
  const ec2 = stacks.clouds.ec2();
  const Filters = [{ Name: "transit-gateway-id", Values: [gatewayId] }];
  const { TransitGatewayPeeringAttachments: found = [] } =
    await ec2.describeTransitGatewayPeeringAttachments({ Filters });
  ec2.destroy();
  return found.map((each) => `${each.TransitGatewayAttachmentId} ${each.State}`);
}

/** The route of the gateway's default table, which an update that is cut off has not made yet. */
async function routesTo(DestinationCidrBlock: string) {
  const { deployment } = await stack.workspace.exportState();
  const route = deployment.resources?.find(({ urn }) => urn.includes("hub-gateway-route-default"));
  const TransitGatewayRouteTableId = String(route?.outputs?.["transitGatewayRouteTableId"]);
  return {
    async delete() {
      const ec2 = stacks.clouds.ec2();
      await ec2.deleteTransitGatewayRoute({ DestinationCidrBlock, TransitGatewayRouteTableId });
      ec2.destroy();
    },
  };
}

async function expectUnchanged(): Promise<void> {
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
}

test("a preview shows all that an update makes", async () => {
  const planned = await stack.plan();
  expect(planned).toEqual(
    expect.arrayContaining([
      "create hub-accepter",
      "create hub-activation",
      "create hub-app-route-main-to-10.0.0.0-24",
      "create hub-gateway-route-default-to-10.0.0.0-24",
      "create hub-peering",
    ]),
  );
});

test("one update connects the VPCs behind the gateway, and another has nothing to do", async () => {
  await stack.up();
  const { gatewayId, attachmentId } = await outputs();
  expect(await attachmentsOf(gatewayId)).toEqual([`${attachmentId} available`]);
  expect(stacks.clouds.tigerCloud.peerings.map(({ status }) => status)).toEqual(["ACTIVE"]);
  await expectUnchanged();
});

test("other CIDR blocks and one VPC less are told apart, and interrupt nothing", async () => {
  await stack.workspace.setConfig({ cidrBlocks: JSON.stringify(["10.20.0.0/16"]), vpcs: "app" });
  expect((await stack.plan()).filter((step) => !step.startsWith("delete hub-jobs"))).toEqual([
    "update hub-peering",
  ]);
  const before = (await outputs()).attachmentId;
  await stack.up();
  expect((await outputs()).attachmentId).toBe(before);
  await expectUnchanged();
});

test("an attachment that was accepted by an update that was cut off is imported, not accepted twice", async () => {
  const routes = await routesTo("10.0.0.0/24");
  const { deployment } = await stack.workspace.exportState();
  const accepter = deployment.resources?.find(({ urn }) => urn.endsWith("::hub-accepter"));
  const urn = accepter?.urn ?? "";
  await stack.succeeds("state", "delete", urn, "--yes", "--target-dependents");
  await routes.delete();
  expect(await stack.plan()).toContain("import hub-accepter");
  await stack.up();
  await expectUnchanged();
});

test("an attachment that somebody deleted in AWS is asked for and accepted again after a refresh", async () => {
  const { attachmentId: former } = await outputs();
  const ec2 = stacks.clouds.ec2();
  await ec2.deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: former });
  ec2.destroy();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  const planned = await stack.plan();
  expect(planned).toEqual(
    expect.arrayContaining(["replace hub-peering", "create hub-accepter", "create hub-activation"]),
  );
  await stack.up();
  const { gatewayId, attachmentId } = await outputs();
  expect(attachmentId).not.toBe(former);
  expect(await attachmentsOf(gatewayId)).toContain(`${attachmentId} available`);
  expect(stacks.clouds.tigerCloud.peerings.map(({ status }) => status)).toEqual(["ACTIVE"]);
  await expectUnchanged();
});

test("destroy leaves no attachment and no peering", async () => {
  const { gatewayId } = await outputs();
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const left = await attachmentsOf(gatewayId);
  expect(left.filter((each) => !each.endsWith(" deleted"))).toEqual([]);
  expect(stacks.clouds.tigerCloud.peerings).toEqual([]);
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
