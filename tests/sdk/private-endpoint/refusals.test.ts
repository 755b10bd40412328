import { RECORDS_FAILURES, type FailingProgramOutcome } from "../../support/failing-program";
import { VPC_ID } from "../../support/network-mocks";
import { ROOT, runNode } from "../../support/run-node";

/** One program with a private endpoint, in an AWS account that shows what `shown` has. */
const PROGRAM = `
  const [, root, text] = process.argv;
  const { shown, vpcId } = JSON.parse(text);
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const { PrivateEndpoint } = require(root + "/dist/sdk");
  ${RECORDS_FAILURES}
  const newResource = ({ name, inputs }) => {
    made.push(name);
    return { id: name, state: { ...inputs, ...shown.outputs?.[name] } };
  };
  const answers = {
    "aws:index/getRegion:getRegion": () => ({ region: shown.region ?? "eu-west-1" }),
    "aws:ec2/getVpc:getVpc": () => ({ enableDnsSupport: true, enableDnsHostnames: true, ...shown.vpc }),
    "timescale:index:getService": () => ({ id: "kd9w2xp4mz", regionCode: "eu-west-1" }),
    "timescale:index:getPrivateEndpointService": () => ({
      serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
      availabilityZoneIds: ["euw1-az2", "euw1-az3"],
    }),
    "aws:ec2/getSubnets:getSubnets": ({ filters }) => ({
      ids: filters.some(({ values }) => values[0] === "euw1-az2") ? ["subnet-0000000a"] : [],
    }),
  };
  const call = ({ token, inputs }) => answers[token]?.(inputs) ?? {};
  pulumi.runtime.setMocks({ newResource, call }, "project", "stack", true).then(() => {
    new PrivateEndpoint("db", { serviceId: "kd9w2xp4mz", vpcId, ...shown.args });
  });`;

const outcomeOf = (shown: object) =>
  runNode(PROGRAM, ROOT, [
    JSON.stringify({ shown, vpcId: VPC_ID }),
  ]) as Promise<FailingProgramOutcome>;

test.each<[string, object, string]>([
  [
    "a service in another region than the AWS provider",
    { region: "us-east-1" },
    "serviceId: service kd9w2xp4mz is in eu-west-1, and the AWS provider in us-east-1. Make the endpoint in eu-west-1",
  ],
  [
    "a VPC that answers no names",
    { vpc: { enableDnsSupport: false } },
    `vpcId: ${VPC_ID}: enableDnsSupport is false, so private hosted zones do not answer in it`,
  ],
  [
    "a VPC that answers neither names of AWS nor of zones",
    { vpc: { enableDnsSupport: false, enableDnsHostnames: false } },
    `vpcId: ${VPC_ID}: enableDnsSupport and enableDnsHostnames are false, so private hosted zones`,
  ],
  [
    "an endpoint that Tiger Cloud has rejected",
    { outputs: { "db-endpoint": { state: "rejected" } } },
    "VPC endpoint db-endpoint: it is rejected in AWS, so the service is not reached over it. It can never be used again.",
  ],
  [
    "a subnet in which Tiger Cloud does not answer",
    { args: { subnetIds: ["subnet-0000000f"] } },
    `subnetIds: subnet-0000000f is not in ${VPC_ID} and one of euw1-az2, euw1-az3`,
  ],
])("%s is refused, and nothing is claimed", async (_what, shown, words) => {
  const { failures, made } = await outcomeOf(shown);
  expect(failures.join("\n")).toContain(words);
  expect(made).not.toContain("db-connection");
});
