import { endpointRule as rule } from "../../../../doctor/rules/private-endpoint/endpoint";
import { customerVpc, seen, UNSEEN } from "../../facts";
import { soundEndpoint, vpcEndpoint } from "../../endpoint-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const inState = (state: string, name?: string) =>
  soundEndpoint({ endpoints: [vpcEndpoint({ state })], ...(name && { way: { name } }) });

test("an endpoint that AWS does not have is missing", () => {
  const one = soundEndpoint({ endpoints: [] });
  expect(foundBy(rule, one)).toEqual([
    "broken endpoint-missing: VPC endpoint vpce-1: AWS has none of that id in vpc-1",
  ]);
  expect(fixOf(rule, one)).toMatch(/^Make another VPC endpoint .* service kd9w2xp4mz/);
  expect(fixOf(rule, soundEndpoint({ endpoints: [], way: { name: "metrics" } }))).toBe(
    "Run `pulumi refresh`, then `pulumi up`. That makes another one.",
  );
});

test("a client in another VPC than the endpoint is told of it", () => {
  const other = customerVpc({ vpcId: "vpc-2", vpcEndpoints: seen([vpcEndpoint()]) });
  const vpcs = new Map([["vpc-2", other]]);
  const found =
    "broken endpoint-in-other-vpc: VPC endpoint vpce-1: it is in vpc-2, and the client is in vpc-1";
  expect(foundBy(rule, soundEndpoint({ endpoints: [], also: { aws: { vpcs } } }))).toEqual([found]);
  const byStack = soundEndpoint({ endpoints: [], way: { customerVpcId: "vpc-2" } });
  expect(foundBy(rule, byStack)).toEqual([found]);
});

test.each(["rejected", "failed", "expired", "deleting", "deleted"])(
  "an endpoint that is %s is to be replaced",
  (state) => {
    expect(foundBy(rule, inState(state))).toEqual([
      `broken endpoint-lost: VPC endpoint vpce-1: AWS calls it ${state}`,
    ]);
    expect(fixOf(rule, inState(state, "metrics"))).toContain("pulumi up --replace <urn>");
  },
);

test.each(["pendingacceptance", "pending"])("an endpoint that is %s is waited for", (state) => {
  expect(foundBy(rule, inState(state))).toEqual([
    `broken endpoint-not-available: VPC endpoint vpce-1: AWS calls it ${state}`,
  ]);
  expect(fixOf(rule, inState(state))).toContain(
    "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-1 --region us-east-1",
  );
});

test("an endpoint that is partly there is a risk", () => {
  expect(foundBy(rule, inState("partial"))).toEqual([
    "risk endpoint-partly-available: VPC endpoint vpce-1: AWS calls it partial",
  ]);
});

test("endpoints that nobody may look at are unseen", () => {
  const one = soundEndpoint({ also: { vpc: { vpcEndpoints: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual(["private-endpoint: VPC endpoint vpce-1: no right to ask"]);
});
