import fc from "fast-check";
import type { Given, Values } from "../../../../provider/describe/given";
import {
  fingerprintOf,
  witnessOf,
  type CreateNote,
  type Traces,
} from "../../../../provider/hosts/ownership/lost-work";
import { TIMESCALE_PEERING } from "../../../../provider/resources/timescale-peering/description";
import { TIMESCALE_VPC } from "../../../../provider/resources/timescale-vpc/description";
import { TRANSIT_GATEWAY_PEERING } from "../../../../provider/resources/transit-gateway-peering/description";
import { PEERING_INPUTS, VPC_INPUTS } from "../../../support/handlers";
import { without } from "../../../support/without";

const known = (values: Values, ...unknown: string[]): Given => ({
  values,
  unknown: new Set(unknown),
});
const WANTED = known(PEERING_INPUTS);
const NOTHING: Traces = { note: undefined, begun: [], holdsParent: true };
const noteOf = (wanted: Given, more: Partial<CreateNote> = {}): CreateNote => ({
  ...{ asked: fingerprintOf(TIMESCALE_PEERING, wanted) ?? "", isMade: false },
  ...more,
});
const tells = (traces: Partial<Traces>, wanted = WANTED) =>
  witnessOf("1001/5001", TIMESCALE_PEERING, wanted, { ...NOTHING, ...traces });

test("nobody tells of what nobody noted", () => {
  expect(tells({})).toBeUndefined();
});

test("a note of the same request tells, whoever has the Timescale VPC", () => {
  for (const holdsParent of [true, false]) {
    expect(tells({ note: noteOf(WANTED), holdsParent })).toBe("asked");
    const note = noteOf(WANTED, { id: "1001/5001", isMade: true });
    expect(tells({ note, holdsParent })).toBe("made");
  }
});

test("a note of what is called by an id from the start tells that it was asked for", () => {
  expect(tells({ note: noteOf(WANTED, { id: "1001/5001" }) })).toBe("asked");
});

test("a note of something else that was made tells that it is not this, whatever the state says", () => {
  const note = noteOf(WANTED, { id: "1001/5002", isMade: true });
  expect(tells({ note, begun: [PEERING_INPUTS] })).toBeUndefined();
});

test("the state tells of what was begun with the same inputs in a Timescale VPC of the stack", () => {
  expect(tells({ begun: [PEERING_INPUTS] })).toBe("begun");
  const note = noteOf(known({ ...PEERING_INPUTS, peerVpcId: "vpc-0000000000000000f" }));
  expect(tells({ note, begun: [{}, PEERING_INPUTS] })).toBe("begun");
  expect(tells({ begun: [PEERING_INPUTS], holdsParent: false })).toBeUndefined();
});

test.each(["timescaleVpcId", "peerAccountId", "peerRegionCode", "peerVpcId"])(
  "a request for another %s tells nothing, nor does one where that is not known",
  (name) => {
    const other = { ...PEERING_INPUTS, [name]: "other" };
    expect(tells({ note: noteOf(known(other)) })).toBeUndefined();
    expect(tells({ begun: [other] })).toBeUndefined();
    const secret = { ...PEERING_INPUTS, [name]: { ciphertext: "v1:…" } };
    expect(tells({ begun: [secret] })).toBeUndefined();
    const rest = without(PEERING_INPUTS, name);
    const traces = { note: noteOf(WANTED), begun: [PEERING_INPUTS] };
    expect(tells(traces, known(rest, name))).toBeUndefined();
  },
);

test("what only steers checks is no part of a request, and a gateway's CIDR blocks are", () => {
  expect(tells({ note: noteOf(WANTED) }, known({ ...PEERING_INPUTS, peerCidrBlocks: [] }))).toBe(
    "asked",
  );
  const gateway = {
    timescaleVpcId: "1001",
    transitGatewayId: "tgw-1",
    cidrBlocks: ["10.1.0.0/16"],
  };
  const begun = { ...NOTHING, begun: [gateway] };
  const tellsOf = (values: Values) =>
    witnessOf("1001/5001", TRANSIT_GATEWAY_PEERING, known(values), begun);
  expect(tellsOf(gateway)).toBe("begun");
  expect(tellsOf({ ...gateway, cidrBlocks: ["10.2.0.0/16"] })).toBeUndefined();
});

test("a fingerprint shows nothing, and is of one kind of thing", () => {
  const print = fingerprintOf(TIMESCALE_VPC, known(VPC_INPUTS));
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(fingerprintOf(TIMESCALE_PEERING, known(VPC_INPUTS))).not.toBe(print);
});

test("two requests have one fingerprint where all that is sent is the same, and only there", () => {
  const inputs = fc.record({
    name: fc.string(),
    cidr: fc.constantFrom("10.0.0.0/24", "10.1.0.0/24"),
    regionCode: fc.constantFrom("us-east-1", "eu-west-1"),
  });
  fc.assert(
    fc.property(inputs, inputs, (one, other) => {
      const [left, right] = [one, other].map((each) => fingerprintOf(TIMESCALE_VPC, known(each)));
      const isSame =
        one.name === other.name && one.cidr === other.cidr && one.regionCode === other.regionCode;
      expect(left === right).toBe(isSame);
    }),
  );
});

test("without a note of the very request, only a state that holds the parent tells", () => {
  const note = fc.option(
    fc.record({
      asked: fc.constantFrom("other", fingerprintOf(TIMESCALE_PEERING, WANTED) ?? ""),
      id: fc.constantFrom("1001/5001", "1001/5002"),
      isMade: fc.boolean(),
    }),
    { nil: undefined },
  );
  const begun = fc.array(
    fc.constantFrom<Values>(PEERING_INPUTS, {}, { ...PEERING_INPUTS, peerVpcId: "vpc-2" }),
  );
  fc.assert(
    fc.property(note, begun, fc.boolean(), (noted, all, holdsParent) => {
      const witness = tells({ note: noted, begun: all, holdsParent });
      const isNoted = noted?.asked === fingerprintOf(TIMESCALE_PEERING, WANTED);
      if (isNoted) expect(witness === undefined).toBe(noted?.id !== "1001/5001");
      else expect(witness === "begun").toBe(holdsParent && all.includes(PEERING_INPUTS));
    }),
  );
});
