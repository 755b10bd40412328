import { routesFromTigerCloudRule as rule } from "../../../../doctor/rules/gateway-routes/from-tiger-cloud";
import type { GatewayRoute } from "../../../../doctor/facts/aws";
import { seen, UNSEEN } from "../../facts";
import { gatewayRoute, peeringAttachment, soundGateway } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const withRoutes = (...routes: GatewayRoute[]) =>
  soundGateway({ gateway: { routeTables: new Map([["tgw-rtb-2", seen(routes)]]) } });
const TABLE = "Gateway route table tgw-rtb-2 for 10.0.0.0/16";

test("a table without a route back to the client lacks one, by propagation or a static one", () => {
  const one = withRoutes(gatewayRoute("10.0.2.0/24", "tgw-attach-2"));
  expect(foundBy(rule, one)).toEqual([
    `broken gateway-return-route-missing: ${TABLE}: it has no route back to 10.0.1.0/24`,
  ]);
  expect(fixOf(rule, one)).toBe(
    "aws ec2 enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id tgw-rtb-2 --transit-gateway-attachment-id tgw-attach-2 --region eu-west-1. " +
      "Where routes are static: aws ec2 create-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-2 --destination-cidr-block 10.0.1.0/24 --transit-gateway-attachment-id tgw-attach-2 --region eu-west-1",
  );
});

test("only the client's own block is asked for", () => {
  expect(foundBy(rule, withRoutes(gatewayRoute("10.0.1.0/24", "tgw-attach-2")))).toEqual([]);
});

test("a way back that is a blackhole or leads elsewhere is told", () => {
  const one = withRoutes(
    gatewayRoute("10.0.0.0/16", "tgw-attach-9"),
    gatewayRoute("10.0.1.128/25"),
  );
  expect(foundBy(rule, one)).toEqual([
    `broken gateway-return-route-blackhole: ${TABLE}: a blackhole takes 10.0.1.128/25 of 10.0.1.0/24 by 10.0.1.128/25`,
    `broken gateway-return-route-elsewhere: ${TABLE}: it leads elsewhere: 10.0.1.0/25 of 10.0.1.0/24 by 10.0.0.0/16 to tgw-attach-9`,
  ]);
});

const UNASSOCIATED = { associations: seen(new Map([["tgw-attach-1", undefined]])) };

test("what comes back over an attachment that is associated with no table is dropped", () => {
  const one = soundGateway({ gateway: UNASSOCIATED });
  expect(foundBy(rule, one)).toEqual([
    "broken gateway-attachment-association-missing: Attachment tgw-attach-1 of tgw-1: it is associated with no route table of the gateway",
  ]);
  expect(fixOf(rule, soundGateway({ gateway: UNASSOCIATED, way: { name: "hub" } }))).toMatch(
    /^Set `association: \{routeTableId\}`.*By hand: aws ec2 associate-transit-gateway-route-table /,
  );
});

test("an attachment that is not accepted has no association to speak of", () => {
  const peeringAttachments = seen([peeringAttachment({ state: "pendingAcceptance" })]);
  expect(rule.judge(soundGateway({ gateway: { ...UNASSOCIATED, peeringAttachments } }))).toEqual(
    {},
  );
});

test("the attachment that stands in is the one that has an association", () => {
  const peeringAttachments = seen([peeringAttachment({ attachmentId: "tgw-attach-7" })]);
  const associations = seen(new Map([["tgw-attach-7", "tgw-rtb-2"]]));
  expect(foundBy(rule, soundGateway({ gateway: { peeringAttachments, associations } }))).toEqual(
    [],
  );
});

test("what nobody may look at is unseen", () => {
  expect(unseenBy(rule, soundGateway({ gateway: { associations: UNSEEN } }))).toEqual([
    "gateway-routes: Gateway route table of tgw-attach-1: no right to ask",
  ]);
});
