import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { recordAwsActions, type AwsRecorder } from "../security/aws-actions";
import { programs, SERVICE_ID, useLocalStacks } from "./local-stacks";

const stacks = useLocalStacks();
let recorder: AwsRecorder;

beforeAll(async () => {
  recorder = await recordAwsActions(stacks.clouds.awsUrl);
});

afterAll(() => recorder.stop());

interface Policy {
  Statement: { Sid: string; Action: string[] }[];
}

/** Statements of what Pulumi's own AWS plugin asks beyond that; these tests do not see it. */
const NOT_OBSERVED = /^NotObserved/;

test("the policy allows what the life of a network asks of AWS, and no more", async () => {
  const { url } = recorder;
  const stack = await stacks.open(programs("module-systems/commonjs"), {
    config: {
      vpcId: stacks.customer.vpcId,
      serviceId: SERVICE_ID,
      "aws:endpoints": JSON.stringify([{ ec2: url, sts: url }]),
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
  expect([...recorder.actions].sort()).toEqual([...new Set(allowed)].sort());
}, 300_000);
