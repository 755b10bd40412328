import { AssociateVpcCidrBlockCommand } from "@aws-sdk/client-ec2";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { startEc2Proxy, type Ec2Proxy } from "../support/ec2-proxy";
import { programs, SERVICE_ID, useLocalStacks } from "./local-stacks";

const stacks = useLocalStacks();
let proxy: Ec2Proxy;

beforeAll(async () => {
  proxy = await startEc2Proxy(stacks.clouds.awsUrl);
});

afterAll(() => proxy.stop());

interface Policy {
  Statement: { Sid: string; Action: string[] }[];
}

/** Statements of what Pulumi's own AWS plugin asks beyond that; these tests do not see it. */
const NOT_OBSERVED = /^NotObserved/;

const networkWith = (peer: object) => ({
  networks: {
    net: {
      ...{ name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
      peers: { app: { vpcId: stacks.customer.vpcId, ...peer } },
      services: { main: { serviceId: SERVICE_ID } },
    },
  },
});

test("the policy allows what the life of a network asks of AWS, and no more", async () => {
  const stack = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify([{ ec2: proxy.url, sts: stacks.clouds.awsUrl }]) },
  });
  await stack.plan(networkWith({}));
  await stack.up();
  for (const tags of [{ team: "data" }, {}]) await stack.up(networkWith({ tags }));
  const ec2 = stacks.clouds.ec2();
  const VpcId = stacks.customer.vpcId;
  await ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: "10.99.0.0/16" }));
  ec2.destroy();
  // The customer VPC has another CIDR block: the peering is replaced, and the routes lead to it.
  expect(await stack.plan()).toContain("replace net-app-peering");
  await stack.up();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const text = await readFile(join(packageRoot(), "docs/iam-policy.json"), "utf8");
  const { Statement: statements } = JSON.parse(text) as Policy;
  const allowed = statements
    .filter(({ Sid }) => !NOT_OBSERVED.test(Sid))
    .flatMap(({ Action }) => Action);
  const asked = new Set(proxy.actions.map((action) => `ec2:${action}`));
  expect([...asked].sort()).toEqual([...new Set(allowed)].sort());
}, 300_000);
