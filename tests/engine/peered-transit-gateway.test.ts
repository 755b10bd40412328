import { clientOf } from "../local/tiger-cloud/graphql-client";
import { programs, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("peered-transit-gateway"), {
    config: {
      cidrBlocks: JSON.stringify(["10.20.0.0/16", "10.30.0.0/16"]),
      tags: JSON.stringify({ team: "data" }),
      // Without its own account, the AWS provider does not show a requester's.
      "aws:skipRequestingAccountId": "false",
    },
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
  // It was cut off between the acceptance and the tags.
  const ec2 = stacks.clouds.ec2();
  await ec2.deleteTags({ Resources: [accepter?.id ?? ""], Tags: [{ Key: "team" }] });
  expect(await stack.plan()).toContain("import hub-accepter");
  await stack.up();
  const { TransitGatewayPeeringAttachments: found = [] } =
    await ec2.describeTransitGatewayPeeringAttachments({});
  ec2.destroy();
  expect(found.map(({ Tags }) => Tags)).toEqual([[{ Key: "team", Value: "data" }]]);
  await expectUnchanged();
});

/** The CIDR block of a second Timescale VPC of the region. */
const SECOND = "10.9.0.0/24";

test("a second Timescale VPC shares the attachment, whatever Tiger Cloud calls it, and gives nothing away", async () => {
  const { tigerCloud, tigerCloudAccountId } = stacks.clouds;
  const { gatewayId, attachmentId } = await outputs();
  tigerCloud.behave({ strayAccepterIds: true });
  await stack.workspace.setConfig({ second: SECOND, tigerCloudAccount: tigerCloudAccountId });
  const { stdout } = await stack.up();
  expect(stdout).toContain("shared-gateway-route-default-to-10.9.0.0-24");
  const shown = tigerCloud.peerings.map(({ accepterProvisionedId }) => accepterProvisionedId);
  expect(shown).not.toContain(attachmentId);
  expect(await attachmentsOf(gatewayId)).toEqual([`${attachmentId} available`]);
  expect((await stack.outputsOf("shared-accepter"))["id"]).toBe(attachmentId);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.succeeds("preview", "--expect-no-changes");

  await stack.workspace.pulumi(["config", "rm", "second"]);
  await stack.up();
  expect(await attachmentsOf(gatewayId)).toEqual([`${attachmentId} available`]);
  expect(tigerCloud.peerings.map(({ status }) => status)).toEqual(["ACTIVE"]);
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.succeeds("preview", "--expect-no-changes");
  tigerCloud.behave({ strayAccepterIds: false });
});

test("what somebody takes away by hand, in either cloud, is back after a refresh and an update", async () => {
  const { tigerCloud } = stacks.clouds;
  const { gatewayId, attachmentId } = await outputs();
  await (await routesTo("10.0.0.0/24")).delete();
  const [peering] = tigerCloud.peerings;
  const { id = "", vpcId: forgeVpcId = "" } = peering ?? {};
  const ask = await clientOf(tigerCloud);
  await ask("UpdatePeeringConnectionCIDRs", { id, forgeVpcId, cidrBlocks: ["10.99.0.0/16"] });
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  expect(await stack.plan()).toEqual([
    "create hub-gateway-route-default-to-10.0.0.0-24",
    "update hub-peering",
  ]);
  await stack.up();
  expect(await attachmentsOf(gatewayId)).toEqual([`${attachmentId} available`]);
  await expectUnchanged();
});

test("an attachment that somebody deleted is made and accepted again, with its routes", async () => {
  const { gatewayId, attachmentId } = await outputs();
  const ec2 = stacks.clouds.ec2();
  await ec2.deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: attachmentId });
  ec2.destroy();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.up();
  const living = (await attachmentsOf(gatewayId)).filter((each) => !each.endsWith(" deleted"));
  expect(living).toEqual([`${(await outputs()).attachmentId} available`]);
  expect(living).not.toContain(attachmentId);
  expect(stacks.clouds.tigerCloud.peerings.map(({ status }) => status)).toEqual(["ACTIVE"]);
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
