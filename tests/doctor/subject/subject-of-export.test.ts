import { subjectOfExport } from "../../../doctor/subject/subject-of-export";
import { awsProvider, entry, exported, network, ours, peeredVpc, SERVICE_ID } from "./states";

const usual = { profile: undefined, roleArn: undefined, externalId: undefined };
const place = { regionCode: "us-east-1", accountId: "123456789012", access: usual };

test("a network tells its services, its customer VPCs and what it made of them", () => {
  const provider = awsProvider("default_7_48_0", { region: "us-east-1" });
  const text = exported([provider, ...network("shared", ["app", "jobs"], provider)]);
  expect(subjectOfExport(text)).toEqual({
    title: "db/test",
    services: [{ id: SERVICE_ID }],
    customerVpcs: [
      { vpcId: "vpc-0", name: "app", ...place, clientGroupIds: ["sg-0"] },
      { vpcId: "vpc-1", name: "jobs", ...place, clientGroupIds: ["sg-1"] },
    ],
    stack: {
      attachments: [{ name: "main", serviceId: SERVICE_ID, timescaleVpcId: "1001" }],
      peerings: [0, 1].map((number) => ({
        ...{ name: ["app", "jobs"][number], timescaleVpcId: "1001", peeringId: `500${number}` },
        ...{ peerVpcId: `vpc-${number}`, provisionedId: `pcx-${number}` },
      })),
      ...{ gatewayPeerings: [], privateEndpoints: [] },
    },
    from: undefined,
  });
});

test("the order of a state changes nothing", () => {
  const entries = network("shared", ["app", "jobs", "web"]);
  const turned = subjectOfExport(exported(entries.toReversed()));
  const { customerVpcs, services } = subjectOfExport(exported(entries));
  expect(turned).toMatchObject({ customerVpcs, services });
});

test("a peering that has no request yet, or is to be made again, is read as far as it got", () => {
  const inputs = { timescaleVpcId: "1001", peerVpcId: "vpc-7", peerRegionCode: "eu-west-1" };
  const unfinished = ours("TimescalePeering", "a", "1001/5007", {
    ...{ inputs, outputs: { status: "REQUESTED", provisionedId: "" } },
  });
  const replaced = ours("TimescalePeering", "b", "1001/5008", {
    ...{ inputs: { ...inputs, peerVpcId: "vpc-8" }, pendingReplacement: true },
  });
  const { stack, customerVpcs } = subjectOfExport(exported([unfinished, replaced]));
  expect(stack.peerings).toMatchObject([
    { name: "a", peeringId: "5007", peerVpcId: "vpc-7", provisionedId: undefined },
    { name: "b", peeringId: "5008", peerVpcId: "vpc-8", provisionedId: undefined },
  ]);
  expect(customerVpcs).toMatchObject([
    { vpcId: "vpc-7", regionCode: "eu-west-1", clientGroupIds: [] },
    { vpcId: "vpc-8", regionCode: "eu-west-1", clientGroupIds: [] },
  ]);
});

test("of what was replaced and waits to be deleted, the successor counts", () => {
  const outputs = { timescaleVpcId: "1001", peerVpcId: "vpc-7" };
  const former = ours("TimescalePeering", "a", "1001/5001", { outputs, delete: true });
  const present = ours("TimescalePeering", "a", "1001/5002", { outputs });
  const { stack } = subjectOfExport(exported([former, present]));
  expect(stack.peerings.map(({ peeringId }) => peeringId)).toEqual(["5002"]);
});

test("a VPC whose peering could not be made is known by the group that was made in it", () => {
  const made = peeredVpc("app", 3, {}).filter(({ urn }) => !/TimescalePeering|ccepter/.test(urn));
  const { customerVpcs, stack } = subjectOfExport(exported(made));
  expect(stack.peerings).toEqual([]);
  expect(customerVpcs).toMatchObject([{ vpcId: "vpc-3", name: "app", clientGroupIds: ["sg-3"] }]);
});

test("an old peering's id without that of its Timescale VPC is understood", () => {
  const outputs = { timescaleVpcId: "1001", peerVpcId: "vpc-7" };
  const { stack } = subjectOfExport(exported([ours("TimescalePeering", "a", "5001", { outputs })]));
  expect(stack.peerings).toMatchObject([{ timescaleVpcId: "1001", peeringId: "5001" }]);
});

test("two networks with one key keep their whole names", () => {
  const other = network("other", ["app"]).map((each) => ({ ...each, id: `${each.id ?? ""}9` }));
  const { stack } = subjectOfExport(exported([...network("shared", ["app"]), ...other]));
  expect(stack.peerings.map(({ name }) => name).sort()).toEqual(["other-app", "shared-app"]);
});

test("a secret is neither needed nor shown, be it encrypted or left out", () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b4", ciphertext: "v1:canary" };
  const provider = awsProvider("default", {
    ...{ region: "us-east-1", profile: secret, assumeRoles: secret, secretKey: secret },
  });
  const entries = [provider, ...network("shared", ["app"], provider)];
  const hidden = ours("ServiceAttachment", "x", "[secret]", {
    outputs: { serviceId: "[secret]", timescaleVpcId: secret, host: "[secret]" },
  });
  const subject = subjectOfExport(exported([...entries, hidden]));
  expect(subject.customerVpcs).toMatchObject([{ access: usual }]);
  expect(subject.services).toEqual([{ id: SERVICE_ID }]);
  expect(JSON.stringify(subject)).not.toMatch(/canary|\[secret\]/);
});

test.each([
  ["nothing that is JSON", "error: no stack"],
  ["something else", "[]"],
  ["a list in place of a state", JSON.stringify({ deployment: { resources: 7 } })],
])("where Pulumi printed %s, that is told with what to do", (_what, text) => {
  expect(() => subjectOfExport(text, { stackName: "dev" })).toThrow(
    "Stack dev: `pulumi stack export` printed something else than a state. Upgrade Pulumi, or give --service and --vpc.",
  );
});

const NONE =
  "it has no peering, private endpoint or service attachment of pulumi-timescale. " +
  "Give the stack that has them with --stack, or --service and --vpc.";

test("a stack without anything of ours is told, with its name where there is one", () => {
  const bucket = entry("aws:s3/bucket:Bucket", "a", { id: "a" });
  expect(() => subjectOfExport(exported([bucket]))).toThrow(`Stack db/test: ${NONE}`);
  const empty = JSON.stringify({ version: 3, deployment: { manifest: {} } });
  expect(() => subjectOfExport(empty)).toThrow(`Selected stack: ${NONE}`);
});

test("a stack that attaches a service and brings no customer VPC needs one", () => {
  const text = exported(network("shared", []));
  expect(() => subjectOfExport(text)).toThrow(
    "Stack db/test: it brings no customer VPC to Tiger Cloud. Give that of the clients with --vpc, or another stack with --stack.",
  );
  expect(subjectOfExport(text, { vpcId: "vpc-7" })).toMatchObject({
    services: [{ id: SERVICE_ID }],
    customerVpcs: [{ vpcId: "vpc-7" }],
  });
});
