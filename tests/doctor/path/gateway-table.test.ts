import { gatewayRoutesTo, gatewayTableOf, partsOutside } from "../../../doctor/path/gateway-table";
import { seen, UNSEEN } from "../facts";
import { gatewayRoute, transitGateway } from "../gateway-facts";

test("the most specific route of a gateway wins, part by part", () => {
  const routes = [gatewayRoute("10.70.0.0/25", "b"), gatewayRoute("10.0.0.0/8", "a")];
  expect(gatewayRoutesTo(routes, "10.70.0.0/24")).toEqual([
    { block: "10.70.0.0/25", route: routes[0] },
    { block: "10.70.0.128/25", route: routes[1] },
  ]);
});

test("blocks together have what none of them has alone", () => {
  expect(partsOutside("10.0.1.0/24", ["10.0.1.0/25", "10.0.1.128/25"])).toEqual([]);
  expect(partsOutside("10.0.1.0/24", ["10.0.1.0/25", "10.9.0.0/16"])).toEqual(["10.0.1.128/25"]);
  expect(partsOutside("10.0.1.0/24", [])).toEqual(["10.0.1.0/24"]);
});

test("an attachment is associated with a table, with none, or nobody knows", () => {
  const facts = transitGateway({
    associations: seen(
      new Map([
        ["a", "tgw-rtb-1"],
        ["b", undefined],
      ]),
    ),
  });
  expect(gatewayTableOf(facts, "a")).toMatchObject({ value: { id: "tgw-rtb-1" } });
  expect(gatewayTableOf(facts, "b")).toEqual({ value: undefined });
  expect(gatewayTableOf(facts, "c")).toEqual({ unseen: "AWS did not tell the association of c" });
  expect(gatewayTableOf({ ...facts, associations: UNSEEN }, "a")).toEqual(UNSEEN);
  const without = { ...facts, routeTables: new Map() };
  expect(gatewayTableOf(without, "a")).toEqual({ unseen: "nobody looked at tgw-rtb-1" });
});
