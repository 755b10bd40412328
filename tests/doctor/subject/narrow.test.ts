import { subjectOfExport, type ExportArguments } from "../../../doctor/subject/subject-of-export";
import { exported, network, ours, SERVICE_ID, type Entry } from "./states";

/** A second network beside the usual one, with a service and a VPC of its own. */
function secondNetwork(): Entry[] {
  return JSON.parse(
    JSON.stringify(network("second", ["web"]))
      .replaceAll('"1001', '"2002')
      .replaceAll("vpc-0", "vpc-9")
      .replaceAll("sg-0", "sg-9")
      .replaceAll(SERVICE_ID, "other12345"),
  ) as Entry[];
}

const STATE = exported([...network("first", ["app", "jobs"]), ...secondNetwork()]);
const asked = (given: ExportArguments) => {
  const { title, services, customerVpcs, stack } = subjectOfExport(STATE, given);
  return {
    title,
    services,
    vpcIds: customerVpcs.map(({ vpcId }) => vpcId),
    timescaleVpcIds: [...new Set(stack.peerings.map((each) => each.timescaleVpcId))],
  };
};

test("without arguments, all of the stack is the subject", () => {
  expect(asked({})).toEqual({
    title: "db/test",
    services: [{ id: SERVICE_ID }, { id: "other12345" }],
    vpcIds: ["vpc-0", "vpc-1", "vpc-9"],
    timescaleVpcIds: ["1001", "2002"],
  });
});

test("a service of the stack narrows it to the VPCs of its network", () => {
  expect(asked({ service: "other12345" })).toEqual({
    title: "db/test, other12345",
    services: [{ name: "other12345" }],
    ...{ vpcIds: ["vpc-9"], timescaleVpcIds: ["2002"] },
  });
});

test("a service that the stack does not attach, or that is named, may be behind each of its peerings", () => {
  expect(asked({ service: "metrics" })).toMatchObject({
    services: [{ name: "metrics" }],
    vpcIds: ["vpc-0", "vpc-1", "vpc-9"],
    timescaleVpcIds: ["1001", "2002"],
  });
});

test("a VPC of the stack narrows it to the services that its peerings lead to", () => {
  expect(asked({ vpcId: "vpc-9", stackName: "dev" })).toEqual({
    title: "dev, vpc-9",
    services: [{ id: "other12345" }],
    ...{ vpcIds: ["vpc-9"], timescaleVpcIds: ["2002"] },
  });
});

test("a VPC that the stack does not have is looked at with all services of the stack", () => {
  const { customerVpcs, ...rest } = subjectOfExport(STATE, {
    vpcId: "vpc-5",
    regionCode: "sa-east-1",
  });
  expect(rest.services).toHaveLength(2);
  expect(customerVpcs).toMatchObject([
    { vpcId: "vpc-5", regionCode: "sa-east-1", clientGroupIds: [] },
  ]);
});

test("a service and a VPC of different networks are both kept", () => {
  expect(asked({ service: "other12345", vpcId: "vpc-0" })).toMatchObject({
    services: [{ name: "other12345" }],
    vpcIds: ["vpc-0"],
  });
});

test("where the client is goes along", () => {
  const from = { kind: "subnet", subnetId: "subnet-1" } as const;
  expect(subjectOfExport(STATE, { from }).from).toEqual(from);
});

test("beside a service and a VPC, the stack need have nothing of ours", () => {
  const none = exported([ours("TimescaleVpc", "a", "1001", { outputs: { cidr: "10.0.0.0/24" } })]);
  const given = { service: "metrics", vpcId: "vpc-5" };
  expect(subjectOfExport(none, given)).toMatchObject({
    services: [{ name: "metrics" }],
    customerVpcs: [{ vpcId: "vpc-5" }],
  });
  expect(() => subjectOfExport(none, { vpcId: "vpc-5" })).toThrow("it has no peering");
});
