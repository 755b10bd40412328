import { PCX, REQUEST, TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";
import { ROOT, runNode } from "../../support/run-node";
import { AWS_TEXTS } from "../aws/failure-texts";

/**
 * One peered VPC whose route table leads to the Timescale VPC already. What ends a program is an
 * unhandled rejection, so it runs in a process of its own.
 */
const PROGRAM = `
  const [, root, text] = process.argv;
  const { preview, target, look, request, timescaleVpc, vpcId } = JSON.parse(text);
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const { PeeredVpc } = require(root + "/dist/sdk/peered-vpc/peered-vpc");
  const found = { failures: [], routes: 0, looks: 0 };
  process.on("unhandledRejection", ({ message }) => found.failures.push(message));
  process.once("beforeExit", () => {
    process.stdout.write(JSON.stringify(found));
    // Pulumi makes it a failure, at the exit, that promises are left.
    process.on("exit", () => (process.exitCode = 0));
  });
  const newResource = ({ type, name, inputs }) => {
    if (type === "aws:ec2/route:Route") found.routes += 1;
    const state = type.endsWith("TimescalePeering") ? { provisionedId: request.id } : {};
    return { id: name, state: { ...inputs, ...state } };
  };
  const call = ({ token, inputs }) => {
    const routes = [{ cidrBlock: timescaleVpc.cidr, vpcPeeringConnectionId: target }];
    if (token.endsWith(":getRouteTable")) return { ...inputs, routes };
    if (!token.endsWith(":getVpcPeeringConnection")) return {};
    found.looks += 1;
    if (inputs.id === request.id) return request;
    // The engine's failures have their text in "details".
    if (typeof look === "string") throw Object.assign(new Error(), { details: look });
    return look;
  };
  pulumi.runtime.setMocks({ newResource, call }, "project", "stack", preview).then(() => {
    const where = { accountId: "123456789012", regionCode: "eu-west-1", cidrBlocks: [] };
    const routeTables = ["rtb-0000000a"];
    new PeeredVpc("app", { timescaleVpc, vpcId, ...where, routeTables });
  });`;

const TABLE = "rtb-0000000a";
const FOREIGN = "pcx-0fffffffffffffff0";

interface Found {
  failures: string[];
  /** How many routes were made. */
  routes: number;
  /** How often AWS was asked for a connection. */
  looks: number;
}

/** What becomes of a route over `target`, where a look at it gives this, or fails with these words. */
const routeOver = (look: object | string, { target = FOREIGN, preview = false } = {}) =>
  runNode(PROGRAM, ROOT, [
    JSON.stringify({
      ...{ look, target, preview },
      ...{ request: REQUEST, timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID },
    }),
  ]) as Promise<Found>;

test("a route over a connection with another VPC is in the way", async () => {
  const { failures, routes } = await routeOver({ ...REQUEST, cidrBlock: "10.9.0.0/16" });
  expect(failures.join()).toMatch(
    new RegExp(`${TABLE} +10\\.0\\.0\\.0/24 +${FOREIGN} +leads to ${FOREIGN} already`),
  );
  expect(routes).toBe(0);
});

test.each<[string, object | string]>([
  ["with the same Timescale VPC", REQUEST],
  ["that is deleted, and of which AWS tells no CIDR block", { status: "deleted" }],
  ["that AWS has forgotten", AWS_TEXTS.peeringGone],
  ["that AWS has forgotten, in EC2's words", AWS_TEXTS.peeringGoneInEc2],
])("a route over a connection %s is a left-over: a new one is made", async (_what, look) => {
  expect(await routeOver(look)).toMatchObject({ failures: [], routes: 1 });
});

test("a route over a connection that may not be looked at is refused, with the missing right", async () => {
  const { failures, routes } = await routeOver(AWS_TEXTS.notAllowed);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatch(
    `Route to 10.0.0.0/24 in ${TABLE}: it leads to ${FOREIGN}, and whose that is cannot be told: AWS did not allow it (`,
  );
  expect(failures[0]).toMatch(
    "Allow ec2:DescribeVpcPeeringConnections to the identity of the AWS provider. Or leave this table out with routeTables.",
  );
  expect(routes).toBe(0);
});

test.each([
  ["asked too often", AWS_TEXTS.throttled, "RequestLimitExceeded"],
  ["not reached", AWS_TEXTS.noAnswer, "no such host"],
  ["asked with credentials that have expired", AWS_TEXTS.expired, "ExpiredToken"],
])("where AWS is %s, the route does not pass for the package's own", async (_what, text, words) => {
  const { failures, routes } = await routeOver(text);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toContain(words);
  expect(failures[0]).toContain(`it leads to ${FOREIGN}`);
  expect(routes).toBe(0);
});

test("while the engine ends for another failure, a look that is cut off says nothing", async () => {
  expect(await routeOver(AWS_TEXTS.closing)).toMatchObject({ failures: [], routes: 0 });
});

test("in a preview without changes the own connection is known: it is looked at for its proof alone", async () => {
  const own = await routeOver(AWS_TEXTS.notAllowed, { target: PCX, preview: true });
  expect(own).toEqual({ failures: [], routes: 1, looks: 1 });
});
