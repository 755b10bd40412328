import fc from "fast-check";
import { planKeyedRoutes, planListedRoutes } from "../../../sdk/customer-vpc/plan-routes";

test("the routes of a list are named after the ids, each once, in one order", () => {
  expect(planListedRoutes(["rtb-2", "rtb-1", "rtb-2", "rtb-10"])).toEqual([
    { key: "rtb-1", routeTableId: "rtb-1" },
    { key: "rtb-10", routeTableId: "rtb-10" },
    { key: "rtb-2", routeTableId: "rtb-2" },
  ]);
  expect(planListedRoutes([])).toEqual([]);
});

test("neither the order nor the repetition of ids changes what is planned", () => {
  const ids = fc.array(fc.constantFrom("rtb-1", "rtb-2", "rtb-3", "rtb-4"));
  fc.assert(
    fc.property(ids, (given) => {
      const planned = planListedRoutes(given);
      expect(planListedRoutes([...given].reverse())).toEqual(planned);
      expect(planListedRoutes([...given, ...given])).toEqual(planned);
      expect(planned).toHaveLength(new Set(given).size);
    }),
  );
});

test("the list that is given is left as it is", () => {
  const ids = Object.freeze(["rtb-2", "rtb-1"]);
  expect(planListedRoutes(ids)).toHaveLength(2);
});

test("the routes of a map are named after its keys", () => {
  expect(planKeyedRoutes({ private: "rtb-2", public: "rtb-1" })).toEqual([
    { key: "private", routeTableId: "rtb-2" },
    { key: "public", routeTableId: "rtb-1" },
  ]);
  expect(planKeyedRoutes({})).toEqual([]);
});
