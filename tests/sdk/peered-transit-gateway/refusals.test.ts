import { TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";
import { RECORDS_FAILURES, type FailingProgramOutcome } from "../../support/failing-program";
import { ROOT, runNode } from "../../support/run-node";

const GATEWAY = "tgw-0123456789abcdef0";

/**
 * One program with a peered transit gateway for each way in which what AWS shows can differ. A failure ends a
 * program by an unhandled rejection, so it runs in a process of its own.
 */
const PROGRAM = `
  const [, root, text] = process.argv;
  const { cases, timescaleVpc, vpcId, gateway, former, unpeered } = JSON.parse(text);
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const { PeeredTransitGateway } = require(root + "/dist/sdk");
  ${RECORDS_FAILURES}
  const newResource = ({ name, inputs }) => {
    made.push(name);
    const attachmentId = "tgw-attach-" + name.replace("-peering", "");
    return { id: name, state: name.endsWith("-peering") ? { ...inputs, attachmentId } : inputs };
  };
  const whole = {
    state: "pendingAcceptance", transitGatewayId: gateway, peerAccountId: "999988887777",
    peerRegion: "us-east-1", peerTransitGatewayId: "tgw-0fedcba9876543210",
  };
  const call = ({ token, inputs }) => {
    if (token.endsWith(":getPeeringAttachments")) return { ids: ["tgw-attach-good"] };
    if (token.endsWith(":getPeeringAttachment")) {
      const { attachment = {} } = cases[inputs.id.replace("tgw-attach-", "")];
      // The engine's failures have their text in "details".
      if (typeof attachment === "string") throw Object.assign(new Error(), { details: attachment });
      return { ...whole, ...attachment };
    }
    if (token.endsWith(":getTransitGateway")) {
      return {
        ownerId: inputs.id.endsWith("e") ? "111122223333" : "123456789012",
        defaultRouteTableAssociation: inputs.id.endsWith("f") ? "disable" : "enable",
        associationDefaultRouteTableId: inputs.id.endsWith("f") ? "" : "tgw-rtb-0000000a",
      };
    }
    if (token.endsWith(":getVpcAttachments")) {
      return { ids: inputs.filters[0].values[0] === vpcId ? [] : ["tgw-attach-good"] };
    }
    if (token.endsWith(":getCallerIdentity")) return { accountId: "123456789012" };
    if (token === "aws:ec2/getRouteTable:getRouteTable") {
      const target = former[inputs.routeTableId];
      const routes = [{ cidrBlock: timescaleVpc.cidr, transitGatewayId: target }];
      return { ...inputs, routes: target === undefined ? [] : routes };
    }
    if (token === "timescale:index:getTransitGatewayPeering") {
      const why = unpeered[inputs.transitGatewayId];
      if (why !== undefined) throw new Error(why);
    }
    return {};
  };
  pulumi.runtime.setMocks({ newResource, call }, "project", "stack", true).then(() => {
    for (const [name, { args }] of Object.entries(cases)) {
      const where = { transitGatewayId: gateway, accountId: "123456789012", regionCode: "eu-west-1" };
      new PeeredTransitGateway(name, { timescaleVpc, cidrBlocks: ["10.20.0.0/16"], ...where, ...args });
    }
  });`;

const DISABLED = `${GATEWAY.slice(0, -1)}f`;
const SHARED = `${GATEWAY.slice(0, -1)}e`;
const CASES = {
  good: {},
  strange: { attachment: { peerRegion: "eu-west-1" } },
  rejected: { attachment: { state: "rejected" } },
  stranger: { args: { expectedRequesterAccountId: "111122223333" } },
  unseen: { attachment: "no matching EC2 Transit Gateway Peering Attachment found" },
  "unseen-known": {
    attachment: "no matching EC2 Transit Gateway Peering Attachment found",
    args: { expectedRequesterAccountId: "999988887777" },
  },
  forbidden: { attachment: "UnauthorizedOperation: You are not authorized" },
  alone: {
    attachment: { transitGatewayId: DISABLED },
    args: { transitGatewayId: DISABLED, gatewayRouteTables: { ids: { main: "tgw-rtb-0000000b" } } },
  },
  tableless: {
    attachment: { transitGatewayId: DISABLED },
    args: { transitGatewayId: DISABLED, association: { routeTableId: "tgw-rtb-0000000b" } },
  },
  twice: { args: { association: { routeTableId: "tgw-rtb-0000000b" } } },
  shared: { args: { transitGatewayId: SHARED, accountId: undefined } },
  elsewhere: { args: { accountId: "111122223333" } },
  apart: { args: { vpcs: { app: { vpcId: VPC_ID, routeTables: ["rtb-0a1b2c3d"] } } } },
  moved: { args: { vpcs: { app: { vpcId: "vpc-0000000a", routeTables: ["rtb-0000000a"] } } } },
  taken: { args: { vpcs: { app: { vpcId: "vpc-0000000a", routeTables: ["rtb-0000000b"] } } } },
  untold: { args: { vpcs: { app: { vpcId: "vpc-0000000a", routeTables: ["rtb-0000000c"] } } } },
};
/** The other gateways that route tables lead to, and why those are not known to lead to the Timescale VPC. */
const FORMER = {
  "rtb-0000000a": "tgw-0000000a",
  "rtb-0000000b": "tgw-0000000b",
  "rtb-0000000c": "tgw-0000000c",
};
const UNPEERED = {
  "tgw-0000000b": "Peering with a transit gateway: there is none. [NotFound]",
  "tgw-0000000c": "Tiger Cloud: the key was refused. [Unauthorized]",
};

let outcome: FailingProgramOutcome;
beforeAll(async () => {
  const given = {
    ...{ cases: CASES, timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID, gateway: GATEWAY },
    ...{ former: FORMER, unpeered: UNPEERED },
  };
  outcome = (await runNode(PROGRAM, ROOT, [JSON.stringify(given)])) as typeof outcome;
});

const madeFor = (end: string) => outcome.made.filter((name) => name.endsWith(end)).sort();

test("only an attachment that is the expected one is accepted, or one that stands for it", () => {
  expect(madeFor("-accepter")).toEqual(
    [
      "alone-accepter",
      "apart-accepter",
      "good-accepter",
      "tableless-accepter",
      "moved-accepter",
      "taken-accepter",
      "twice-accepter",
      "unseen-known-accepter",
      "untold-accepter",
    ].sort(),
  );
});

test("a route of the gateway is made where nothing stands against it", () => {
  expect(madeFor("-gateway-route-default-to-10.0.0.0-24")).toEqual(
    ["apart", "good", "moved", "taken", "unseen-known", "untold"].map(
      (name) => `${name}-gateway-route-default-to-10.0.0.0-24`,
    ),
  );
  expect(outcome.made).not.toContain("alone-gateway-route-main-to-10.0.0.0-24");
});

test("a gateway of another account than the AWS provider's is not asked to peer", () => {
  expect(madeFor("-peering")).not.toEqual(expect.arrayContaining(["shared-peering"]));
  expect(madeFor("-peering")).not.toEqual(expect.arrayContaining(["elsewhere-peering"]));
  expect(madeFor("-peering")).toContain("good-peering");
});

test("a route moves from a gateway that the Timescale VPC peers with, and from no other", () => {
  const ofApp = outcome.made.filter((name) => name.includes("-app-route"));
  expect(ofApp).toEqual(["moved-app-route-rtb-0000000a-to-10.0.0.0-24"]);
});

test("a customer VPC that is not attached gets no route", () => {
  expect(outcome.made.filter((name) => name.startsWith("apart-app-route"))).toEqual([]);
});

test.each([
  [
    "another region",
    "tgw-attach-strange: not accepted, the requester's region is eu-west-1, not us-east-1. Find out who asked for it",
  ],
  [
    "a rejected one",
    "tgw-attach-rejected: not accepted, the state is rejected, not pendingAcceptance. Somebody rejected it",
  ],
  [
    "another account",
    "tgw-attach-stranger: not accepted, the requester's account is 999988887777, not 111122223333.",
  ],
  [
    "one that AWS does not show",
    "tgw-attach-unseen: AWS does not show it after 0 s. The gateway has tgw-attach-good (pendingAcceptance) of account 999988887777",
  ],
  ["a missing right", "tgw-attach-forbidden: AWS did not allow it"],
  [
    "a gateway that associates nothing",
    "association: the transit gateway does not associate attachments by itself",
  ],
  [
    "a gateway without a default route table",
    "gatewayRouteTables: the transit gateway has no default route table; allowed then are {ids}",
  ],
  ["a second association", "association: the transit gateway associates attachments by itself"],
  [
    "a gateway that is only shared",
    `Transit gateway ${SHARED}: it belongs to account 111122223333, and the AWS provider is that of 123456789012. AWS lets only the owner peer a gateway`,
  ],
  [
    "an account that is not the owner's",
    `Transit gateway ${GATEWAY}: it belongs to account 123456789012, and accountId is 111122223333. Leave accountId out.`,
  ],
  [
    "a VPC that is not attached",
    `Customer VPC ${VPC_ID}: AWS shows no attachment to ${GATEWAY} that is available.`,
  ],
  ["a route over somebody's gateway", "rtb-0000000b  10.0.0.0/24  tgw-0000000b  leads to"],
  ["that it is not known whose gateway it is", UNPEERED["tgw-0000000c"]],
])("%s is told", (_what, words) => {
  expect(outcome.failures.join("\n")).toContain(words);
});
