import { aliasAdvice } from "../../../../provider/hosts/ownership/alias";
import { entryOf, urnOf } from "../../../support/entries";

const NETWORK = "timescale:index:TimescaleNetwork";
const PEERED_VPC = "timescale:index:PeeredVpc";
const inNetwork = [{ type: NETWORK, name: "net" }];
const inPeer = [{ type: PEERED_VPC, name: "app" }];
const inPeerOfNetwork = [{ type: PEERED_VPC, name: "net-app" }, ...inNetwork];

const vpc = (name: string, parents = inNetwork) => entryOf(name, "1001", { parents });
const service = entryOf("net-main", "db01", { type: "ServiceAttachment", parents: inNetwork });
const peering = (name: string, parents: { type: string; name: string }[]) =>
  entryOf(name, "5001", { type: "TimescalePeering", parents });

test("an entry of the program itself gets its former name", () => {
  expect(aliasAdvice(entryOf("a", "1001"), urnOf("b"))).toBe(
    'write aliases: [{ name: "a" }] on "b"',
  );
});

test.each([
  [
    "a service's key",
    service,
    urnOf("net-prim", "ServiceAttachment", [NETWORK]),
    'write aliases: ["main"] on services["prim"] of the TimescaleNetwork "net"',
  ],
  [
    "a peer's key",
    peering("net-app-peering", inPeerOfNetwork),
    urnOf("net-web-peering", "TimescalePeering", [NETWORK, PEERED_VPC]),
    'write aliases: ["app"] on peers["web"] of the TimescaleNetwork "net"',
  ],
  [
    "a network, as its service shows",
    service,
    urnOf("db-main", "ServiceAttachment", [NETWORK]),
    'write aliases: [{ name: "net" }] on the TimescaleNetwork "db"',
  ],
  [
    "a network, as its VPC shows",
    vpc("net-vpc"),
    urnOf("db-vpc", "TimescaleVpc", [NETWORK]),
    'write aliases: [{ name: "net" }] on the TimescaleNetwork "db"',
  ],
  [
    "a network, as its peering shows",
    peering("net-app-peering", inPeerOfNetwork),
    urnOf("db-app-peering", "TimescalePeering", [NETWORK, PEERED_VPC]),
    'write aliases: [{ name: "net" }] on the TimescaleNetwork "db"',
  ],
  [
    "what may be either, a key or a network,",
    service,
    urnOf("net-eu-main", "ServiceAttachment", [NETWORK]),
    'write aliases: ["main"] on services["eu-main"] of the TimescaleNetwork "net", ' +
      'or aliases: [{ name: "net" }] on the TimescaleNetwork "net-eu"',
  ],
  [
    "a PeeredVpc",
    peering("app-peering", inPeer),
    urnOf("web-peering", "TimescalePeering", [PEERED_VPC]),
    'write aliases: [{ name: "app" }] on the PeeredVpc "web"',
  ],
])("%s gets what the component takes", (_what, former, urn, advice) => {
  expect(aliasAdvice(former, urn)).toBe(advice);
});

test.each([
  [
    "moved into a component",
    entryOf("net-vpc", "1001"),
    urnOf("net-vpc", "TimescaleVpc", [NETWORK]),
  ],
  ["moved out of one", vpc("net-vpc"), urnOf("mine")],
  [
    "in a component of the user's own",
    vpc("a", [{ type: "my:index:Thing", name: "thing" }]),
    urnOf("b", "TimescaleVpc", ["my:index:Thing"]),
  ],
  [
    "of a network whose name and key both are others now",
    service,
    urnOf("db-prim", "ServiceAttachment", [NETWORK]),
  ],
  [
    "a peering that got a name of another form",
    peering("app-peering", inPeer),
    urnOf("web-link", "TimescalePeering", [PEERED_VPC]),
  ],
])(
  "an entry that is %s gets its former URN, which is right wherever it is",
  (_where, former, urn) => {
    expect(aliasAdvice(former, urn)).toContain(`write aliases: ["${former.urn}"] on "`);
  },
);
