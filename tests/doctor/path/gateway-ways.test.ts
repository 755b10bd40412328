import { findWays } from "../../../doctor/path/find-ways";
import { factsOf, gateway, peering, service } from "../tiger-cloud-facts";
import { subjectOf } from "../subjects";
import { attached, stackGateway, stackPeering } from "./stack-things";

const services = [service("db01", "1001")];
const attachments = [attached("db01", "1001")];
const stack = { attachments, gatewayPeerings: [stackGateway("1001", "5", ["vpc-1"])] };
const ofState = {
  ...{ kind: "transit-gateway", serviceId: "db01", service: services[0], customerVpcId: "vpc-1" },
  ...{ timescaleVpcId: "1001", peeringId: "5", transitGatewayId: "tgw-5" },
};

test("the gateway behind which the stack brings the VPC is a way, by the name of the VPC", () => {
  const subject = subjectOf(["db01"], ["vpc-1"], stack);
  const customerVpcs = subject.customerVpcs.map((each) => ({ ...each, name: "app" }));
  const facts = factsOf({ services, gateways: { "1001": [gateway("5", "tgw-5")] } });
  expect(findWays({ ...subject, customerVpcs }, facts)).toEqual([
    { ...ofState, name: "app", attachmentId: "tgw-attach-5" },
  ]);
  expect(findWays(subject, facts)).toMatchObject([{ name: "hub" }]);
});

test("the attachment that the state has counts, whatever Tiger Cloud calls it", () => {
  const stray = gateway("5", "tgw-5", { attachmentId: "tgw-attach-stray" });
  const facts = factsOf({ services, gateways: { "1001": [stray] } });
  expect(findWays(subjectOf(["db01"], ["vpc-1"], stack), facts)).toMatchObject([
    { attachmentId: "tgw-attach-5" },
  ]);
});

test("one that Tiger Cloud has no more is a way without an attachment", () => {
  const facts = factsOf({ services, gateways: { "1001": [] } });
  expect(findWays(subjectOf(["db01"], ["vpc-1"], stack), facts)).toEqual([
    { ...ofState, name: "hub", attachmentId: undefined },
  ]);
});

test("where GraphQL tells nothing, the state's is a way as it has it", () => {
  const facts = factsOf({ services });
  expect(findWays(subjectOf(["db01"], ["vpc-1"], stack), facts)).toMatchObject([
    { kind: "transit-gateway", attachmentId: "tgw-attach-5" },
  ]);
});

test("without a stack, each gateway of the Timescale VPC may be a way", () => {
  const gateways = { "1001": [gateway("5", "tgw-5"), gateway("6", "tgw-6")], "1002": [] };
  const facts = factsOf({ services, gateways });
  expect(findWays(subjectOf(["db01"], ["vpc-1"]), facts)).toMatchObject([
    { transitGatewayId: "tgw-5", name: undefined, attachmentId: "tgw-attach-5" },
    { transitGatewayId: "tgw-6", name: undefined, attachmentId: "tgw-attach-6" },
  ]);
});

test("a peering with a gateway that failed is left over where another one with it works", () => {
  const gateways = {
    "1001": [
      gateway("4", "tgw-5", { status: "INVALID" }),
      gateway("5", "tgw-5"),
      gateway("6", "tgw-6", { status: "DISABLED" }),
    ],
  };
  const ways = findWays(subjectOf(["db01"], ["vpc-1"]), factsOf({ services, gateways }));
  expect(ways).toMatchObject([{ peeringId: "5" }, { peeringId: "6" }]);
});

test("a VPC that the stack connects by a peering has no other way by a gateway", () => {
  const peerings = [stackPeering("1001", "1", "vpc-1")];
  const subject = subjectOf(["db01"], ["vpc-1"], { attachments, peerings });
  const facts = factsOf({
    services,
    peerings: { "1001": { value: [peering("1", "vpc-1")] } },
    gateways: { "1001": [gateway("5", "tgw-5")] },
  });
  expect(findWays(subject, facts).map(({ kind }) => kind)).toEqual(["peering"]);
});

test("a VPC that the stack does not know may be behind the gateway that it has", () => {
  const gatewayPeerings = [stackGateway("1001", "5", [])];
  const subject = subjectOf(["db01"], ["vpc-9"], { attachments, gatewayPeerings });
  const facts = factsOf({ services, gateways: { "1001": [gateway("5", "tgw-5")] } });
  expect(findWays(subject, facts)).toMatchObject([
    { kind: "transit-gateway", customerVpcId: "vpc-9", peeringId: "5", name: undefined },
  ]);
});
