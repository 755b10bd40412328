import { execFileSync } from "node:child_process";
import fc from "fast-check";
import ts from "typescript";
import { planAdoption, readState, reportOf, toText, type MigrationReport } from "../../migration";
import { importsOf } from "../../migration/adoption";
import { childNames } from "../../sdk/child-names";
import { IDS, networkOf, PASSWORD, shownState, stateFile, type Described } from "./states";

const reportOn = (text: string): MigrationReport =>
  reportOf(planAdoption(readState(text, "state")));
const of = (...resources: Described[]) => reportOn(stateFile(resources));
const network = networkOf(IDS);
const without = (type: string) => network.filter((each) => each.type !== type);
const changed = (type: string, values: object) =>
  network.map((each) =>
    each.type === type ? { ...each, values: { ...each.values, ...values } } : each,
  );

test("a state file and what terraform shows of it lead to the same report", () => {
  expect(reportOn(stateFile(network, "module.net"))).toEqual(
    reportOn(shownState(network, "module.net")),
  );
});

test("the program adopts the network, and imports its route and rule by their Pulumi names", () => {
  const { program, notes } = of(...network);
  expect(program).toMatchInlineSnapshot(`
   "import * as pulumi from "@pulumi/pulumi";
   import { TimescaleNetwork } from "pulumi-timescale";

   // Take this out after the first update, and \`adopt\` and \`transformations\` with it.
   const existing = new Map([
     ["db-app-route-rtb-0123456789abcdef0-to-10.0.0.0-24", "rtb-0123456789abcdef0_10.0.0.0/24"],
     ["db-app-group-clients-tcp-5432", "sgr-0123456789abcdef0"],
   ]);
   const takeOver: pulumi.ResourceTransformation = ({ name, props, opts }) => {
     const id = existing.get(name);
     if (id === undefined) return undefined;
     const taken = { import: id, ignoreChanges: ["description"] };
     return { props, opts: pulumi.mergeOptions(opts, taken) };
   };

   new TimescaleNetwork("db", {
     name: "production",
     cidr: "10.0.0.0/24",
     regionCode: "us-east-1",
     adopt: true,
     peers: {
       "app": {
         vpcId: "vpc-0123456789abcdef0",
         routeTables: ["rtb-0123456789abcdef0"],
         securityGroup: { existing: { "clients": "sg-0123456789abcdef0" } },
         ports: [5432],
       },
     },
     services: {
       "metrics": { serviceId: "kd9w2xp4mz" },
     },
   }, { transformations: [takeOver] });
   "
  `);
  expect(notes).toEqual([expect.stringMatching(/^timescale_service\.metrics: .*ignore_changes/)]);
});

test("the names of routes are those that the component gives", () => {
  const { networks } = planAdoption(readState(stateFile(network), "state"));
  const [[name]] = importsOf(networks[0]!) as [[string, string]];
  expect(name).toBe(childNames.route("db-app", IDS.routeTableId, "10.0.0.0/24"));
});

test("what depends on others leaves Terraform's state first; services and groups stay", () => {
  expect(reportOn(stateFile(network, "module.net")).release).toEqual([
    `terraform state rm 'module.net.aws_route.db["it'\\''s private"]'`,
    "terraform state rm module.net.aws_vpc_security_group_egress_rule.postgresql",
    "terraform state rm module.net.aws_vpc_peering_connection_accepter.app",
    "terraform state rm module.net.timescale_peering_connection.app",
    "terraform state rm module.net.timescale_vpcs.db",
  ]);
});

test("a rule of the older type is found by the id that its provider keeps beside its own", () => {
  const rule = {
    type: "aws_security_group_rule",
    name: "out",
    values: {
      ...{ id: "sgrule-42", type: "egress", protocol: "tcp", from_port: 5432, to_port: 5432 },
      ...{ cidr_blocks: ["10.0.0.0/24"], security_group_id: IDS.groupId },
      security_group_rule_id: IDS.ruleId,
    },
  };
  const { program } = of(...without("aws_vpc_security_group_egress_rule"), rule);
  expect(program).toContain(`["db-app-group-clients-tcp-5432", "${IDS.ruleId}"]`);
});

test("a peering of whose AWS half the state has nothing is not accepted", () => {
  const { program, notes } = of(...network.slice(0, 2));
  expect(program).toContain("accept: false");
  expect(program).toContain('accountId: "123456789012"');
  expect(program).not.toContain("transformations");
  expect(notes).toEqual([expect.stringContaining("nothing of its AWS half")]);
});

test("peers in several accounts get a provider each", () => {
  const far = { peer_account_id: "210987654321", accepter_provisioned_id: "pcx-2", id: 5002 };
  const peering = network[1]!;
  const { program, takeOver } = of(
    ...network,
    { ...peering, name: "far", values: { ...peering.values, ...far } },
    { ...network[3]!, name: "far", values: { vpc_peering_connection_id: "pcx-2" } },
  );
  expect(program).toContain('provider: providers["210987654321-us-east-1"]');
  expect(takeOver).toEqual(["pulumi preview", "pulumi up"]);
});

test.each<[string, Described[], RegExp]>([
  [
    "a peering of a Timescale VPC that is not there",
    changed("timescale_peering_connection", { timescale_vpc_id: 7 }),
    /its Timescale VPC is not in this state/,
  ],
  [
    "a Timescale VPC whose CIDR block is none",
    changed("timescale_vpcs", { cidr: "fd00::/64" }),
    /timescale_vpcs\.db: left to Terraform, fd00::\/64 is no IPv4 CIDR block/,
  ],
  [
    "a route to a part of the CIDR block",
    changed("aws_route", { destination_cidr_block: "10.0.0.0/25" }),
    /aws_route\.db.*does not lead to all of 10\.0\.0\.0\/24/,
  ],
  [
    "a rule without its id",
    changed("aws_vpc_security_group_egress_rule", { security_group_rule_id: "" }),
    /the state has no id of it that begins with sgr-/,
  ],
])("%s is left to Terraform, and said so", (_what, resources, note) => {
  const report = of(...resources);
  expect(report.notes.join("\n")).toMatch(note);
});

test.each(["10.10.10.10/16", "10.10/16", "10.10.0.0/16"])(
  "the CIDR block %s is printed as programs take it, and found in routes and rules",
  (cidr) => {
    const resources = network.map((each) => ({
      ...each,
      values: JSON.parse(
        JSON.stringify(each.values).replaceAll(
          "10.0.0.0/24",
          each.type.startsWith("aws") ? "10.10.0.0/16" : cidr,
        ),
      ) as Record<string, unknown>,
    }));
    const { program, notes } = of(...resources);
    expect(program).toContain('cidr: "10.10.0.0/16"');
    expect(program).toContain(
      '["db-app-route-rtb-0123456789abcdef0-to-10.10.0.0-16", "rtb-0123456789abcdef0_10.10.0.0/16"]',
    );
    expect(program).toContain('["db-app-group-clients-tcp-5432", "sgr-0123456789abcdef0"]');
    expect(notes.filter((note) => note.includes("is 10.10.0.0/16 in the program"))).toHaveLength(
      cidr === "10.10.0.0/16" ? 0 : 1,
    );
    expect(notes.join()).not.toContain("left to Terraform");
  },
);

test.each(["INVALID", "timeout", "DISABLED", "WHATEVER"])(
  "a peering that is %s is left to Terraform with its AWS half, and said so",
  (status) => {
    const report = of(
      ...changed("timescale_peering_connection", { status, error_message: "CIDRs overlap" }),
    );
    const notes = report.notes.join("\n");
    expect(notes).toContain(
      `timescale_peering_connection.app: left to Terraform, its status is ${status} (CIDRs overlap), so nothing is known to go over it.`,
    );
    expect(notes).toContain("accepter.app: left to Terraform, its peering is.");
    expect(notes).toMatch(/aws_route\.db.*: left to Terraform, its peering is\./);
    expect(report.program).not.toContain(IDS.vpcId);
    expect(report.release).toEqual(["terraform state rm timescale_vpcs.db"]);
  },
);

test.each(["pending", "Approved", "ACTIVE", "", null])(
  "a peering that is %p is taken over",
  (status) => {
    const { program } = of(...changed("timescale_peering_connection", { status }));
    expect(program).toContain(IDS.vpcId);
  },
);

test.each([["TCP"], ["6"]])("a rule for the protocol %s is one for TCP", (ip_protocol) => {
  const { program } = of(...changed("aws_vpc_security_group_egress_rule", { ip_protocol }));
  expect(program).toContain("ports: [5432]");
});

test("no secret of the state is printed", () => {
  expect(PASSWORD).not.toBe("");
  const report = of(...network);
  expect(toText(report) + JSON.stringify(report)).not.toContain(PASSWORD);
});

test.each([
  ["{", /it is not JSON/],
  ["[]", /it is no Terraform state/],
  ['{"version":3}', /it is no Terraform state/],
  ['{"format_version":"1.0","planned_values":{}}', /it is a plan/],
])("%s is refused in one sentence", (text, message) => {
  expect(() => readState(text, "s")).toThrow(message);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom(
    ...["`$(id)`", "'; rm -rf / #", '"});evil();//', "\u001b[31m", "a\nb", "\u202e", "${x}", "\\'"],
  ),
);

test("whatever a state holds, the program parses and calls nothing of it", () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, key, id) => {
      const { program } = reportOn(
        stateFile([
          { ...network[0]!, name: key, values: { ...network[0]!.values, name } },
          { ...network[1]!, name: key, values: { ...network[1]!.values, peer_vpc_id: id } },
          ...network.slice(3, 4),
          { ...network[4]!, values: { ...network[4]!.values, route_table_id: id } },
          { ...network[6]!, values: { ...network[6]!.values, security_group_rule_id: id } },
        ]),
      );
      const options = { reportDiagnostics: true };
      const { diagnostics = [] } = ts.transpileModule(program, options);
      expect(diagnostics).toEqual([]);
      expect(program).toMatch(/^[\x20-\x7e\n]*$/);
      const file = ts.createSourceFile("index.ts", program, ts.ScriptTarget.ES2022, true);
      expect(file.statements).toHaveLength(5);
      const texts: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteral(node)) texts.push(node.text);
        node.forEachChild(visit);
      };
      visit(file);
      expect(texts).toEqual(expect.arrayContaining([name, id]));
    }),
  );
});

test("whatever a state holds, each address is one word of the shell", () => {
  // A shell cannot hold NUL or half a surrogate pair in a word.
  const word = hostile.filter((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (keys) => {
      const text = shownState(network.slice(0, 1));
      const state = JSON.parse(text) as {
        values: { root_module: { resources: { address: string }[] } };
      };
      const { root_module: root } = state.values;
      root.resources = keys.map((address) => ({ ...root.resources[0]!, address }));
      const { release } = reportOn(JSON.stringify(state));
      const script = `terraform() { printf '%s\\0' "$#" "$3"; }\n${release.join("\n")}\n`;
      const printed = execFileSync("bash", ["--norc", "-c", script], {
        encoding: "utf8",
        env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
      });
      expect(printed.split("\0").slice(0, -1)).toEqual(keys.flatMap((key) => ["3", key]));
    }),
    { numRuns: 30 },
  );
});
