import { routesToTigerCloudRule as rule } from "../../../../doctor/rules/gateway-routes/to-tiger-cloud";
import type { GatewayRoute } from "../../../../doctor/facts/aws";
import { seen, UNSEEN } from "../../facts";
import { gatewayRoute, peeringAttachment, soundGateway } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const withRoutes = (...routes: GatewayRoute[]) =>
  soundGateway({ gateway: { routeTables: new Map([["tgw-rtb-1", seen(routes)]]) } });
const TABLE = "Gateway route table tgw-rtb-1";
const routeCommand = (verb: string, cidrBlock: string) =>
  `aws ec2 ${verb}-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-1 --destination-cidr-block ${cidrBlock} --transit-gateway-attachment-id tgw-attach-1 --region eu-west-1`;

test("a table without a route to the Timescale VPC lacks one", () => {
  const one = withRoutes(gatewayRoute("10.0.0.0/16", "tgw-attach-2"));
  expect(foundBy(rule, one)).toEqual([
    `broken gateway-route-missing: ${TABLE}: it has no route to 10.70.0.0/24`,
  ]);
  expect(fixOf(rule, one)).toBe(routeCommand("create", "10.70.0.0/24"));
});

test("in a stack, the table has to be among those that get the route", () => {
  const one = soundGateway({
    gateway: { routeTables: new Map([["tgw-rtb-1", seen([])]]) },
    way: { name: "hub" },
  });
  expect(fixOf(rule, one)).toMatch(
    /^Run `pulumi refresh`.*gatewayRouteTables.*tgw-rtb-1.*By hand: /,
  );
});

test("a route that is a blackhole gives way to another one", () => {
  const one = withRoutes(gatewayRoute("10.70.0.0/24"));
  expect(foundBy(rule, one)).toEqual([
    `broken gateway-route-blackhole: ${TABLE}: a blackhole takes 10.70.0.0/24 by 10.70.0.0/24`,
  ]);
  expect(fixOf(rule, one)).toBe(routeCommand("replace", "10.70.0.0/24"));
});

test("a wide route elsewhere gives way to a more specific one", () => {
  const one = withRoutes(gatewayRoute("0.0.0.0/0", "tgw-attach-9"));
  expect(foundBy(rule, one)).toEqual([
    `broken gateway-route-elsewhere: ${TABLE}: it leads elsewhere: 10.70.0.0/24 by 0.0.0.0/0 to tgw-attach-9`,
  ]);
  expect(fixOf(rule, one)).toBe(routeCommand("create", "10.70.0.0/24"));
});

test("of a block that is led in parts, each part that goes wrong is told", () => {
  const one = withRoutes(
    gatewayRoute("10.70.0.0/24", "tgw-attach-1"),
    gatewayRoute("10.70.0.0/26", "tgw-attach-9"),
    gatewayRoute("10.70.0.128/25"),
  );
  expect(foundBy(rule, one)).toEqual([
    `broken gateway-route-blackhole: ${TABLE}: a blackhole takes 10.70.0.128/25 of 10.70.0.0/24 by 10.70.0.128/25`,
    `broken gateway-route-elsewhere: ${TABLE}: it leads elsewhere: 10.70.0.0/26 of 10.70.0.0/24 by 10.70.0.0/26 to tgw-attach-9`,
  ]);
});

test("the attachment that stands in is the one to lead to", () => {
  const peeringAttachments = seen([peeringAttachment({ attachmentId: "tgw-attach-7" })]);
  const routesTo = (id: string) =>
    soundGateway({
      gateway: {
        peeringAttachments,
        routeTables: new Map([["tgw-rtb-1", seen([gatewayRoute("10.70.0.0/24", id)])]]),
      },
    });
  expect(foundBy(rule, routesTo("tgw-attach-7"))).toEqual([]);
  expect(foundBy(rule, routesTo("tgw-attach-1"))).toHaveLength(1);
});

test("a route of which AWS does not tell the attachment is let pass", () => {
  const one = withRoutes({ cidrBlock: "10.70.0.0/24", attachmentIds: [], isBlackhole: false });
  expect(foundBy(rule, one)).toEqual([]);
});

test("an attachment that is associated with no table is dropped", () => {
  const associations = seen(new Map([["tgw-attach-2", undefined]]));
  const one = soundGateway({ gateway: { associations } });
  expect(foundBy(rule, one)).toEqual([
    "broken vpc-attachment-association-missing: Attachment tgw-attach-2 of vpc-1: it is associated with no route table of the gateway",
  ]);
  expect(fixOf(rule, one)).toContain("--transit-gateway-route-table-id <tgw-rtb-…>");
  const single = soundGateway({
    gateway: { associations, routeTables: new Map([["tgw-rtb-5", seen([])]]) },
  });
  expect(fixOf(rule, single)).toBe(
    "aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id tgw-rtb-5 --transit-gateway-attachment-id tgw-attach-2 --region eu-west-1",
  );
});

test("what nobody may look at is unseen, and a VPC without an attachment is told elsewhere", () => {
  const table = new Map([["tgw-rtb-1", UNSEEN]]);
  const said = "gateway-routes: Gateway route table of vpc-1 at tgw-1: no right to ask";
  expect(unseenBy(rule, soundGateway({ gateway: { routeTables: table } }))).toEqual([said]);
  expect(unseenBy(rule, soundGateway({ gateway: { associations: UNSEEN } }))).toEqual([said]);
  expect(rule.judge(soundGateway({ vpc: { gatewayAttachments: seen([]) } }))).toEqual({});
});
