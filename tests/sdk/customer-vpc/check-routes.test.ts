import { PCX, REQUEST, TIMESCALE_VPC, VPC_ID } from "../../support/network-mocks";
import { ROOT, runNode } from "../../support/run-node";
import { AWS_TEXTS } from "../aws/failure-texts";

/**
 * A program with one peered VPC for each case, whose route table leads to the Timescale VPC already. What
 * ends a program is an unhandled rejection, so it runs in a process of its own.
 */
const PROGRAM = `
  const [, root, text] = process.argv;
  const { preview, looks, tables, request, timescaleVpc, vpcId } = JSON.parse(text);
  const pulumi = require(root + "/node_modules/@pulumi/pulumi");
  const { PeeredVpc } = require(root + "/dist/sdk/peered-vpc/peered-vpc");
  const found = { failures: [], routes: [], asked: [] };
  process.on("unhandledRejection", ({ message }) => found.failures.push(message));
  process.once("beforeExit", () => {
    process.stdout.write(JSON.stringify(found));
    // Pulumi makes it a failure, at the exit, that promises are left.
    process.on("exit", () => (process.exitCode = 0));
  });
  const newResource = ({ type, name, inputs }) => {
    if (type === "aws:ec2/route:Route") found.routes.push(inputs.routeTableId);
    const state = type.endsWith("TimescalePeering") ? { provisionedId: request.id } : {};
    return { id: name, state: { ...inputs, ...state } };
  };
  const call = ({ token, inputs }) => {
    const target = inputs.routeTableId?.replace("rtb-", "pcx-");
    const routes = [{ cidrBlock: timescaleVpc.cidr, vpcPeeringConnectionId: target }];
    // The engine's failures have their text in "details".
    const fail = (details) => {
      throw Object.assign(new Error(), { details });
    };
    if (inputs.routeTableId in tables) fail(tables[inputs.routeTableId]);
    if (token.endsWith(":getRouteTable")) return { ...inputs, routes };
    if (!token.endsWith(":getVpcPeeringConnection")) return {};
    found.asked.push(inputs.id);
    const look = looks[inputs.id];
    return typeof look === "string" ? fail(look) : (look ?? request);
  };
  pulumi.runtime.setMocks({ newResource, call }, "project", "stack", preview).then(() => {
    const where = { accountId: "123456789012", regionCode: "eu-west-1", cidrBlocks: [] };
    for (const id of [...Object.keys(looks), ...Object.keys(tables)]) {
      const routeTables = [id.replace("pcx-", "rtb-")];
      new PeeredVpc(id, { timescaleVpc, vpcId, ...where, routeTables });
    }
  });`;

interface Found {
  failures: string[];
  /** The tables that got a route. */
  routes: string[];
  /** The connections that AWS was asked for. */
  asked: string[];
}

/** What a look at a connection gives, or with which words it fails. */
type Look = object | string;

/** Tables with a route over each of these connections, and those that cannot be read themselves. */
const withRoutesOver = (
  looks: Record<string, Look>,
  { preview = false, tables = {} }: { preview?: boolean; tables?: Record<string, string> } = {},
) =>
  runNode(PROGRAM, ROOT, [
    JSON.stringify({
      ...{ looks, preview, tables },
      ...{ request: REQUEST, timescaleVpc: TIMESCALE_VPC, vpcId: VPC_ID },
    }),
  ]) as Promise<Found>;

const [FOREIGN, BARRED] = ["pcx-00000000000000001", "pcx-00000000000000002"];

const LEFT_OVER: Record<string, Look> = {
  "pcx-0000000000000000a": REQUEST,
  "pcx-0000000000000000b": { status: "deleted" },
  "pcx-0000000000000000c": AWS_TEXTS.peeringGone,
  "pcx-0000000000000000d": AWS_TEXTS.peeringGoneInEc2,
};
const UNKNOWN: Record<string, [look: string, words: string]> = {
  "pcx-0000000000000001a": [AWS_TEXTS.throttled, "RequestLimitExceeded"],
  "pcx-0000000000000001b": [AWS_TEXTS.noAnswer, "no such host"],
  "pcx-0000000000000001c": [AWS_TEXTS.expired, "ExpiredToken"],
};
const CUT_OFF = "pcx-0000000000000002a";
const NO_TABLE: Record<string, string> = {
  "rtb-0000000000000003a": AWS_TEXTS.tableGone,
  "rtb-0000000000000003b": AWS_TEXTS.tableGoneFormerly,
};
const BARRED_TABLE = "rtb-0000000000000003c";
const CUT_OFF_TABLE = "rtb-0000000000000003d";

let found: Found;

beforeAll(async () => {
  const unknown = Object.entries(UNKNOWN).map(([id, [look]]) => [id, look] as const);
  const looks = {
    [FOREIGN]: { ...REQUEST, cidrBlock: "10.9.0.0/16" },
    [BARRED]: AWS_TEXTS.notAllowed,
    ...LEFT_OVER,
    ...Object.fromEntries(unknown),
    [CUT_OFF]: AWS_TEXTS.closing,
  };
  const tables = {
    ...NO_TABLE,
    [BARRED_TABLE]: AWS_TEXTS.deniedFormerly,
    [CUT_OFF_TABLE]: AWS_TEXTS.terminating,
  };
  found = await withRoutesOver(looks, { tables });
});

/** On mocks, a failure also reaches the resource's argument, which Pulumi names. */
const toldOf = (id: string) =>
  found.failures
    .filter((failure) => failure.includes(id))
    .map((failure) => failure.replace(/^error serializing property "\w+": /, ""));
const tableOf = (id: string) => id.replace("pcx-", "rtb-");

test("a route over a connection with another VPC is in the way", () => {
  const row = `${tableOf(FOREIGN)} +10\\.0\\.0\\.0/24 +${FOREIGN} +leads to ${FOREIGN} already`;
  expect(toldOf(FOREIGN)).toEqual([expect.stringMatching(row)]);
});

test("a route over a connection with the same Timescale VPC, or one that is no more, is a left-over", () => {
  expect(found.routes.sort()).toEqual(Object.keys(LEFT_OVER).map(tableOf));
});

test("a route over a connection that may not be looked at is refused, with the missing right", () => {
  const [told, ...others] = toldOf(BARRED);
  expect(others).toEqual([]);
  expect(told).toMatch(
    `Route to 10.0.0.0/24 in ${tableOf(BARRED)}: it leads to ${BARRED}, and whose that is cannot be told: AWS did not allow it (`,
  );
  expect(told).toMatch(
    "Allow ec2:DescribeVpcPeeringConnections to the identity of the AWS provider. Or leave this table out with routeTables.",
  );
});

test.each(Object.entries(UNKNOWN))(
  "where a look fails otherwise (%s), the route does not pass for the package's own",
  (id, [, words]) => {
    expect(toldOf(id)).toEqual([expect.stringContaining(words)]);
    expect(toldOf(id)[0]).toContain(`it leads to ${id}, and whose that is cannot be told`);
  },
);

test.each(Object.keys(NO_TABLE))(
  "a table that does not exist (%s) is told with what to do",
  (id) => {
    expect(toldOf(id)).toEqual([
      `Route table ${id}: AWS shows none in the account and region of the AWS provider. ` +
        "Correct its id in routeTables, or take it out there if it was deleted.",
    ]);
  },
);

test("a table that may not be read is told with the right that is missing", () => {
  expect(toldOf(BARRED_TABLE)).toEqual([
    `Route table ${BARRED_TABLE}: AWS did not allow it (reading EC2 VPC: UnauthorizedOperation: ` +
      "You are not authorized to perform this operation. status code: 403, request id: 963e4f60-7a3b-4d0f-9b0f-3f4a5b6c7d8e). " +
      "Allow ec2:DescribeRouteTables to the identity of the AWS provider.",
  ]);
});

test("while the engine ends for another failure, what is cut off says nothing", () => {
  expect([...toldOf(CUT_OFF), ...toldOf(CUT_OFF_TABLE)]).toEqual([]);
  const others = [FOREIGN, BARRED, ...Object.keys(UNKNOWN), ...Object.keys(NO_TABLE), BARRED_TABLE];
  expect(found.failures).toHaveLength(others.length);
});

test("in a preview without changes the own connection is known: it is looked at for its proof alone", async () => {
  expect(await withRoutesOver({ [PCX]: REQUEST }, { preview: true })).toEqual({
    ...{ failures: [], routes: [tableOf(PCX)], asked: [PCX] },
  });
});
