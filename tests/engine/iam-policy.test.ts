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

test("the policy allows what the life of a network asks of AWS, and no more", async () => {
  const stack = await stacks.open(programs("module-systems/commonjs"), {
    config: {
      vpcId: stacks.customer.vpcId,
      serviceId: SERVICE_ID,
      "aws:endpoints": JSON.stringify([{ ec2: proxy.url, sts: stacks.clouds.awsUrl }]),
    },
  });
  await stack.plan();
  await stack.up();
  await stack.succeeds("refresh", "--yes", "--skip-preview");
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  const text = await readFile(join(packageRoot(), "docs/iam-policy.json"), "utf8");
  const { Statement: statements } = JSON.parse(text) as Policy;
  const allowed = statements
    .filter(({ Sid }) => !NOT_OBSERVED.test(Sid))
    .flatMap(({ Action }) => Action);
  expect([...new Set(proxy.actions)].map((action) => `ec2:${action}`).sort()).toEqual(
    [...new Set(allowed)].sort(),
  );
}, 300_000);
