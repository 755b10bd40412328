import { DeleteVpcPeeringConnectionCommand } from "@aws-sdk/client-ec2";
import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

/** Makes a network, and then somebody deletes its peering connection in AWS. */
beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
  await stack.up({
    networks: {
      net: {
        ...{ cidr: "10.0.0.0/24", regionCode: "us-east-1" },
        peers: { app: { vpcId: stacks.customer.vpcId } },
        services: { main: { serviceId: SERVICE_ID } },
      },
    },
  });
  const { provisionedId } = await stack.outputsOf("net-app-peering");
  const ec2 = stacks.clouds.ec2();
  const VpcPeeringConnectionId = String(provisionedId);
  await ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  ec2.destroy();
}, 180_000);

const GONE =
  /Peering request pcx-\w+: not accepted, the status is deleted, not pending-acceptance\. Somebody deleted it\./;

test.each([["preview"], ["up", "--yes", "--skip-preview"]])(
  "%s refuses a request that is gone, and says what to do",
  async (...command) => {
    const { tigerCloud } = stacks.clouds;
    const asked = tigerCloud.requests.length;
    const { code, stdout, stderr } = await stack.pulumi(...command);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toMatch(GONE);
    expect(stdout + stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
    const changes = tigerCloud.requests.slice(asked).filter(({ method }) => method !== "GET");
    expect(changes).toEqual([]);
  },
);

test("an update of nothing but the acceptance refuses it as well", async () => {
  const { deployment } = await stack.workspace.exportState();
  const accepter = deployment.resources?.find(({ urn }) => urn.endsWith("::net-app-accepter"));
  const urn = accepter?.urn ?? "";
  const { code } = await stack.pulumi("up", "--yes", "--skip-preview", "--target", urn);
  expect(code).not.toBe(0);
});

test("a refresh that runs the program plans to drop what is gone", async () => {
  const { stdout } = await stack.succeeds("refresh", "--run-program", "--preview-only");
  expect(stdout).toMatch(/net-app-accepter\s+delete/);
});

test("a destroy that runs the program leaves nothing", async () => {
  await stack.succeeds("destroy", "--run-program", "--yes");
  const { tigerCloud } = stacks.clouds;
  expect([tigerCloud.vpcs, tigerCloud.peerings]).toEqual([[], []]);
  expect(tigerCloud.services.map(({ vpcId }) => vpcId)).toEqual([undefined]);
  const { deployment } = await stack.workspace.exportState();
  expect((deployment.resources ?? []).map(({ type }) => type)).toEqual([]);
});
