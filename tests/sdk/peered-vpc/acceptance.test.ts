import { REQUEST, TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";
import { RECORDS_FAILURES, type FailingProgramOutcome } from "../../support/failing-program";
import { ROOT, runNode } from "../../support/run-node";

/**
 * One program with a peered VPC for each way in which a request can differ. A failed registration
 * ends a program by an unhandled rejection, so it runs in a process of its own.
 */
const PROGRAM = `
  const [, root, text] = process.argv;
  const { requests, timescaleVpc, vpcId } = JSON.parse(text);
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const { PeeredVpc } = require(root + "/dist/sdk/peered-vpc/peered-vpc");
  ${RECORDS_FAILURES}
  const newResource = ({ name, inputs }) => {
    made.push(name);
    const pcx = "pcx-" + name.replace("-peering", "");
    const state = name.endsWith("-peering") ? { ...inputs, provisionedId: pcx } : inputs;
    return { id: name, state };
  };
  const call = ({ token, inputs }) => {
    if (token === "aws:ec2/getVpc:getVpc") return { cidrBlockAssociations: [] };
    if (token === "aws:ec2/getRouteTable:getRouteTable") return { routes: [] };
    if (inputs.id === undefined) throw new Error("not mocked");
    const answer = requests[inputs.id.replace("pcx-", "")];
    // The engine's failures have their text in "details".
    if (typeof answer === "string") throw Object.assign(new Error(), { details: answer });
    return answer;
  };
  pulumi.runtime.setMocks({ newResource, call }, "project", "stack", true).then(() => {
    for (const name of Object.keys(requests)) {
      const where = { accountId: "123456789012", regionCode: "eu-west-1" };
      const routeTables = { ids: { private: "rtb-0a1b2c3d" } };
      new PeeredVpc(name, { timescaleVpc, vpcId, ...where, routeTables });
    }
  });`;

const run = (requests: Record<string, unknown>) =>
  runNode(PROGRAM, ROOT, [
    JSON.stringify({ requests, timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID }),
  ]) as Promise<FailingProgramOutcome>;

const STRANGER = "Find out who sent it; do not accept it by hand.";

const DIFFERENCES: Record<string, [difference: object, words: string]> = {
  status: [{ status: "rejected" }, "the status is rejected, not pending-acceptance"],
  cidr: [
    { cidrBlock: "10.0.0.0/16" },
    "the requester's CIDR block is 10.0.0.0/16, not 10.0.0.0/24",
  ],
  region: [{ requesterRegion: "us-east-2" }, "the requester's region is us-east-2, not us-east-1"],
  account: [
    { peerOwnerId: "210987654321" },
    "the accepter's account is 210987654321, not 123456789012",
  ],
  vpc: [{ peerVpcId: "vpc-0d0d0d0d" }, `the accepter's VPC is vpc-0d0d0d0d, not ${VPC_ID}`],
  "peer-region": [{ peerRegion: "eu-west-2" }, "the accepter's region is eu-west-2, not eu-west-1"],
};

let outcome: FailingProgramOutcome;
beforeAll(async () => {
  const differing = Object.entries(DIFFERENCES).map(([name, [difference]]): [string, object] => [
    name,
    { ...REQUEST, ...difference },
  ]);
  const requests: Record<string, unknown> = {
    good: REQUEST,
    ...Object.fromEntries(differing),
    unseen: "no matching EC2 VPC Peering Connection found",
    forbidden: "AccessDenied: not authorised",
  };
  outcome = await run(requests);
});

test("only the request that is the expected one is accepted, and gets routes", () => {
  const [accepters, activations, routes] = [
    "accepter",
    "activation",
    "route-private-to-10.0.0.0-24",
  ].map((end) => outcome.made.filter((name) => name.endsWith(`-${end}`)));
  expect(accepters).toEqual(["good-accepter"]);
  expect(activations).toEqual(["good-activation"]);
  expect(routes).toEqual(["good-route-private-to-10.0.0.0-24"]);
});

const words = () =>
  outcome.failures.map((failure) => failure.replace(/^error serializing[^:]*: /, ""));

test.each(Object.entries(DIFFERENCES))("another %s is told", (name, [, difference]) => {
  expect(words()).toContain(
    `Peering request pcx-${name}: not accepted, ${difference}. ` +
      (name === "status"
        ? "Somebody rejected it in AWS. Find out why, then run `pulumi refresh` and `pulumi up`, which sends it again."
        : STRANGER),
  );
});

test("in a preview, a request that AWS does not show is told without a wait", () => {
  expect(words()).toContain(
    "Peering request pcx-unseen: AWS does not show it after 0 s. " +
      "Check that the AWS provider is in the account and region of the customer VPC; " +
      "if the request was removed, run `pulumi refresh`, then `pulumi up`.",
  );
});

test("another failure of AWS is told in its own words", () => {
  expect(words().join("\n")).toContain("AccessDenied: not authorised");
});
