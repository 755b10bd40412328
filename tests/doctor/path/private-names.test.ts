import { privateAnswerOf, zonesOf, type PrivateAnswer } from "../../../doctor/path/private-names";
import { UNSEEN } from "../facts";
import { HOST, record, zone } from "../endpoint-facts";

const PROJECT = "p1.tsdb.cloud.timescale.com";
const endsOf = (answer: PrivateAnswer) => (answer.kind === "ends" ? answer.ends : answer.kind);

test("a name that no zone has is answered publicly", () => {
  expect(privateAnswerOf([], HOST)).toEqual({ kind: "public" });
  expect(privateAnswerOf([zone("example.com"), zone("other.timescale.com")], HOST)).toEqual({
    kind: "public",
  });
});

test("a zone whose name only ends in the same letters does not have the name", () => {
  expect(zonesOf([zone("e.com")], "timescale.com")).toEqual([]);
});

test("the zone of the longest name answers alone, whether it has the record or not", () => {
  const wide = zone(PROJECT, [record(HOST, { values: ["10.0.1.10"] })], "Z2");
  const exact = zone(HOST);
  expect(endsOf(privateAnswerOf([wide], HOST))).toEqual([{ address: "10.0.1.10" }]);
  expect(privateAnswerOf([wide, exact], HOST)).toEqual({ kind: "nothing", zone: exact });
});

test("names are compared without their case and last dot", () => {
  const own = zone(`${HOST.toUpperCase()}.`, [
    record(`${HOST}.`, { aliasTo: "VPCE-1.Example.com." }),
  ]);
  expect(endsOf(privateAnswerOf([own], HOST))).toEqual([{ name: "vpce-1.example.com" }]);
});

test("aliases and CNAME records are followed, through other zones as well", () => {
  const zones = [
    zone(PROJECT, [record(HOST, { type: "CNAME", values: ["db.corp"] })]),
    zone("corp", [
      record("db.corp", { aliasTo: "a.corp" }),
      record("a.corp", { values: ["10.0.1.10"] }),
    ]),
  ];
  expect(endsOf(privateAnswerOf(zones, HOST))).toEqual([{ address: "10.0.1.10" }]);
});

test("a name that leads to one without a record leads to nothing", () => {
  const zones = [
    zone(PROJECT, [record(HOST, { type: "CNAME", values: ["db.corp"] })]),
    zone("corp"),
  ];
  expect(privateAnswerOf(zones, HOST)).toEqual({ kind: "nothing", zone: zones[0] });
});

test("names that lead to each other lead to nothing", () => {
  const zones = [
    zone("corp", [
      record("a.corp", { type: "CNAME", values: ["b.corp"] }),
      record("b.corp", { type: "CNAME", values: ["a.corp"] }),
    ]),
  ];
  expect(privateAnswerOf(zones, "a.corp").kind).toBe("nothing");
});

test("all records of a name count", () => {
  const records = ["vpce-1.example.com", "vpce-2.example.com"].map((aliasTo) =>
    record(HOST, { aliasTo }),
  );
  expect(endsOf(privateAnswerOf([zone(HOST, records)], HOST))).toEqual([
    { name: "vpce-1.example.com" },
    { name: "vpce-2.example.com" },
  ]);
});

test("records of other types have no address", () => {
  const records = [
    record(HOST, { type: "AAAA", values: ["fd00::1"] }),
    record(HOST, { type: "TXT" }),
  ];
  expect(privateAnswerOf([zone(HOST, records)], HOST).kind).toBe("nothing");
});

test.each([
  ["x.corp", "10.0.0.1", "a wildcard answers for a name that does not exist"],
  ["y.x.corp", "10.0.0.1", "a wildcard answers for names of more parts"],
  ["own.corp", "10.0.0.2", "a record of the name itself goes before"],
  ["y.deep.corp", "10.0.0.3", "the nearest wildcard answers"],
])("of wildcards: %s is %s, for %#: %s", (name, address) => {
  const records = [
    record("*.corp", { values: ["10.0.0.1"] }),
    record("own.corp", { values: ["10.0.0.2"] }),
    record("*.deep.corp", { values: ["10.0.0.3"] }),
  ];
  expect(endsOf(privateAnswerOf([zone("corp", records)], name))).toEqual([{ address }]);
});

test.each(["deep.corp", "y.own.corp", "text.corp"])(
  "a wildcard does not answer for %s, beside which something exists",
  (name) => {
    const records = [
      record("*.corp", { values: ["10.0.0.1"] }),
      record("own.corp", { values: ["10.0.0.2"] }),
      record("a.deep.corp", { values: ["10.0.0.3"] }),
      record("text.corp", { type: "TXT" }),
    ];
    expect(privateAnswerOf([zone("corp", records)], name).kind).toBe("nothing");
  },
);

test("a zone whose records nobody saw is no answer, not nothing", () => {
  const hidden = { ...zone("corp"), records: UNSEEN };
  const reason = UNSEEN.unseen;
  expect(privateAnswerOf([hidden], "db.corp")).toEqual({ kind: "unseen", zone: hidden, reason });
  const own = zone(HOST, [record(HOST, { type: "CNAME", values: ["db.corp"] })]);
  expect(privateAnswerOf([own, hidden], HOST)).toEqual({ kind: "unseen", zone: hidden, reason });
});
