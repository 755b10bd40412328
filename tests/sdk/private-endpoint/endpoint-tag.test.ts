import * as pulumi from "@pulumi/pulumi";
import { formerTagValues, subnetsInUse } from "../../../sdk/private-endpoint/endpoint-tag";
import { failureOf } from "../../support/failure-of";
import { failing, VPC_ID } from "../../support/network-mocks";
import { ENDPOINT_TOKENS } from "../../support/private-endpoint-mocks";
import { AWS_TEXTS } from "../aws/failure-texts";

class Network extends pulumi.ComponentResource {}

const SERVICE = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0";

/** The subnets that are found where AWS answers so. */
async function inUse(answer: () => object): Promise<string[]> {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: ({ token }) => (token === ENDPOINT_TOKENS.endpoint ? answer() : {}),
  });
  const parent = new Network("test:index:Network", "net");
  const tagged = { vpcId: VPC_ID, serviceName: SERVICE, tagValues: ["project/stack/db"] };
  try {
    return await subnetsInUse(tagged, parent);
  } finally {
    await pulumi.runtime.disconnect();
  }
}

const failed = (text: string) =>
  `invocation of ${ENDPOINT_TOKENS.endpoint} returned an error: 1 error occurred:\n\t* ${text}\n\n`;

test("the subnets of the endpoint are found by its tag", async () => {
  expect(await inUse(() => ({ subnetIds: ["subnet-0000000c"] }))).toEqual(["subnet-0000000c"]);
  expect(await inUse(() => ({}))).toEqual([]);
});

test.each([
  ["no endpoint", "no matching EC2 VPC Endpoint found"],
  ["two, as after a replacement that was cut off,", "multiple EC2 VPC Endpoints matched; use more"],
])("where there is %s the subnets are chosen anew", async (_what, text) => {
  expect(await inUse(failing(failed(text)))).toEqual([]);
});

test("where AWS does not tell, the program ends: other subnets would move the endpoint", async () => {
  const { message } = await failureOf(inUse(failing(AWS_TEXTS.notAllowed)));
  expect(message).toMatch(
    /^VPC endpoint of project\/stack\/db in vpc-0123456789abcdef0: AWS did not allow it/,
  );
});

test("a component that was renamed is sought by its former names as well", async () => {
  await pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) });
  const type = "timescale:index:PrivateEndpoint";
  const aliases = [
    { name: "old" },
    `urn:pulumi:dev::shop::my:index:Team$${type}::older`,
    // What has the name that the component has now, and what is known later.
    { type: "timescale:index:Other" },
    { name: pulumi.output("later") },
    pulumi.output({ name: "much later" }),
    "no URN",
  ];
  expect(formerTagValues({ aliases })).toEqual(["project/stack/old", "shop/dev/older"]);
  expect([formerTagValues({}), formerTagValues(undefined)]).toEqual([[], []]);
  await pulumi.runtime.disconnect();
});
