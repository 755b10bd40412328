import { endpointZonesRule as rule } from "../../../../doctor/rules/private-endpoint/zones";
import { UNSEEN } from "../../facts";
import { soundEndpoint, vpcEndpoint } from "../../endpoint-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const inSubnets = (...subnetIds: string[]) =>
  soundEndpoint({ endpoints: [vpcEndpoint({ subnetIds })] });

test("an endpoint in zones alone in which Tiger Cloud does not answer reaches no service", () => {
  const one = inSubnets("subnet-3");
  expect(foundBy(rule, one)).toEqual([
    "broken endpoint-zones-unserved: VPC endpoint vpce-1: its subnets are in use1-az2; Tiger Cloud answers in use1-az1 and use1-az6 alone",
  ]);
  expect(fixOf(rule, one)).toBe(
    "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --region us-east-1 --add-subnet-ids subnet-1 subnet-2 --remove-subnet-ids subnet-3",
  );
});

test("one interface elsewhere is a risk, for the name answers with its address as well", () => {
  const one = inSubnets("subnet-1", "subnet-2", "subnet-3");
  expect(foundBy(rule, one)).toEqual([
    "risk endpoint-zone-unserved: VPC endpoint vpce-1: it has an interface in use1-az2; Tiger Cloud answers in use1-az1 and use1-az6 alone",
  ]);
  expect(fixOf(rule, one)).toBe(
    "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --region us-east-1 --remove-subnet-ids subnet-3",
  );
});

test("one zone alone is a risk", () => {
  const one = inSubnets("subnet-2");
  expect(foundBy(rule, one)).toEqual([
    "risk endpoint-in-one-zone: VPC endpoint vpce-1: it has an interface in use1-az6 alone; Tiger Cloud answers in use1-az1 and use1-az6",
  ]);
  expect(fixOf(rule, { ...one, way: { ...one.way, name: "metrics" } })).toMatch(
    /subnetIds of the PrivateEndpoint.*By hand: .*--add-subnet-ids subnet-1$/,
  );
});

test("where the VPC has no subnet in a zone, one is to be made", () => {
  const subnetId = "subnet-1";
  const subnets = { value: [{ subnetId, cidrBlock: "10.0.1.0/24", zoneId: "use1-az1" }] };
  const endpoints = [vpcEndpoint({ subnetIds: [subnetId] })];
  expect(fixOf(rule, soundEndpoint({ endpoints, also: { vpc: { subnets } } }))).toContain(
    "--add-subnet-ids <a new subnet in use1-az6>",
  );
});

test("a region whose zones nobody knows is let pass", () => {
  const serviceName = "com.amazonaws.vpce.eu-north-1.vpce-svc-1";
  const endpoints = [vpcEndpoint({ serviceName, subnetIds: ["subnet-3"] })];
  expect(rule.judge(soundEndpoint({ endpoints }))).toEqual({});
});

test("zones that nobody may look at are unseen", () => {
  const one = soundEndpoint({ also: { vpc: { subnets: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual([
    "private-endpoint: Zones of VPC endpoint vpce-1: no right to ask",
  ]);
});
