import fc from "fast-check";
import { readExport } from "../../../../provider/hosts/ownership/read-export";
import { entryOf, exportOf } from "../../../support/entries";

const STACK = "urn:pulumi:test::db::pulumi:pulumi:Stack::db-test";
const NETWORK = "urn:pulumi:test::db::timescale:index:TimescaleNetwork::net";
const VPC = "pulumi-nodejs:dynamic/timescale:TimescaleVpc";
const reading = (...resources: unknown[]) =>
  readExport(JSON.stringify({ version: 3, deployment: { resources } }));

test("it tells of which stack it is, and our entries with their parents", () => {
  const urn = `urn:pulumi:test::db::timescale:index:TimescaleNetwork$${VPC}::net-vpc`;
  expect(
    reading(
      { urn: STACK },
      { urn: NETWORK, parent: STACK },
      { urn, id: "1001", parent: NETWORK, inputs: { name: "blue" } },
    ),
  ).toEqual({
    origin: { stack: "test", project: "db" },
    begun: [],
    entries: [
      {
        ...{ urn, type: "TimescaleVpc", name: "net-vpc", id: "1001", doomed: false },
        parents: [{ type: "timescale:index:TimescaleNetwork", name: "net" }],
      },
    ],
  });
});

test("names may hold anything, the separator included", () => {
  const urn = `urn:pulumi:test::db::${VPC}::prod::db`;
  expect(reading({ urn, id: "1" })?.entries).toMatchObject([{ name: "prod::db" }]);
});

test("what waits to be deleted is told from what is there", () => {
  const entries = [entryOf("a", "1", { doomed: true }), entryOf("a", "2")];
  expect(readExport(exportOf(entries))?.entries).toEqual(entries);
});

test("what was deleted to be made again, is read only, or has no id yet, has nothing", () => {
  const urn = `urn:pulumi:test::db::${VPC}::a`;
  const given = [
    { urn, id: "1", pendingReplacement: true },
    { urn, id: "1", external: true },
    { urn },
    { urn, id: "" },
  ];
  expect(reading(...given)?.entries).toEqual([]);
});

test("other resources may hold whatever they like, parents in a ring included", () => {
  const [one, two] = [`${NETWORK}1`, `${NETWORK}2`];
  const urn = `urn:pulumi:test::db::${VPC}::a`;
  const given = [
    ...[null, 7, "text", [], {}, { urn: 7 }, { urn: "urn:other" }],
    { urn: "urn:pulumi:test::db::aws:ec2/vpc:Vpc::v", id: { no: "text" }, inputs: 1 },
    { urn: one, parent: two },
    { urn: two, parent: one },
    { urn, id: "1", parent: one },
  ];
  expect(reading(...given)?.entries).toMatchObject([
    { id: "1", parents: [{ name: "net1" }, { name: "net2" }] },
  ]);
});

test("it tells of creates that began and did not end, with what was wanted", () => {
  const urn = `urn:pulumi:test::db::${VPC}::a`;
  const inputs = { name: "blue" };
  const text = (pending: unknown) =>
    JSON.stringify({ deployment: { resources: [], pending_operations: pending } });
  const pending = [
    { type: "creating", resource: { urn, inputs } },
    { type: "updating", resource: { urn: `${urn}2`, inputs } },
    { type: "creating", resource: { urn: "urn:pulumi:test::db::aws:ec2/vpc:Vpc::v", inputs } },
    ...[null, 7, {}, { type: "creating" }, { type: "creating", resource: { urn } }],
    { type: "creating", resource: { urn: 7, inputs } },
  ];
  expect(readExport(text(pending))?.begun).toEqual([{ urn, inputs }]);
  for (const other of [undefined, null, 7, {}]) expect(readExport(text(other))?.begun).toEqual([]);
});

test("a stack without anything in it has no entries, and says nothing of itself", () => {
  const nothing = { origin: undefined, entries: [], begun: [] };
  expect(readExport('{"version":3,"deployment":{"manifest":{}}}')).toEqual(nothing);
  expect(reading()).toEqual(nothing);
});

test.each(["", "error: no stack selected", "[]", "null", "{}", '{"deployment":{"resources":7}}'])(
  "%j is no export",
  (text) => {
    expect(readExport(text)).toBeUndefined();
  },
);

test("nothing that it may be given makes it fail", () => {
  fc.assert(
    fc.property(
      fc.array(fc.object({ key: fc.constantFrom("urn", "id", "parent", "x") })),
      (all) => {
        expect(reading(...all)).toBeDefined();
      },
    ),
  );
});
