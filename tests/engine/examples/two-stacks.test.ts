import type { EC2Client } from "@aws-sdk/client-ec2";
import {
  examples,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "../local-stacks";
import { expectDiagram } from "./expect-diagram";
import { reviewedUp } from "./reviewed-up";
import { tracesInVpc } from "./traces-in-vpc";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();
let ec2: EC2Client;
let network: LocalStack;
let application: LocalStack;

beforeAll(async () => {
  ec2 = stacks.clouds.ec2();
  const env = { PULUMI_BACKEND_URL: `file://${await folders.make()}` };
  network = await stacks.open(examples("two-stacks/network"), {
    ...{ env, config: { serviceId: SERVICE_ID } },
  });
  const { vpcId } = stacks.customer;
  application = await stacks.open(examples("two-stacks/application"), {
    ...{ env, config: { vpcId, networkStack: "organization/two-stacks-network/test" } },
  });
}, 120_000);

afterAll(() => ec2.destroy());

test("the network team attaches the service, the application team connects its VPC", async () => {
  await reviewedUp(network, "two-stacks-network");
  expect(await tracesInVpc(ec2, stacks.customer.vpcId)).toEqual([]);
  await reviewedUp(application, "two-stacks-application");
  expect(await tracesInVpc(ec2, stacks.customer.vpcId)).toEqual([
    "out to 10.0.0.0/24 port 5432",
    "peering active",
    "route to 10.0.0.0/24",
    "route to 10.0.0.0/24",
  ]);
  const { stdout } = await application.succeeds("stack", "output", "connectionString");
  expect(stdout).toMatch(/^postgres:\/\/tsdbadmin@\S+:5432\/tsdb\?sslmode=require\s*$/);
  await expectDiagram("two-stacks", network);
});

test("a second preview of both plans nothing", async () => {
  await network.succeeds("preview", "--expect-no-changes");
  await application.succeeds("preview", "--expect-no-changes");
});

test("both are destroyed, the application's stack first", async () => {
  await application.succeeds("destroy", "--yes", "--skip-preview");
  expect(await tracesInVpc(ec2, stacks.customer.vpcId)).toEqual([]);
  expect(stacks.clouds.tigerCloud.vpcs).toHaveLength(1);
  await network.succeeds("destroy", "--yes", "--skip-preview");
  expect(stacks.clouds.tigerCloud.vpcs).toEqual([]);
});
