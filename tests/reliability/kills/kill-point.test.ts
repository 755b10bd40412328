import {
  apiCall,
  chooseKillPoint,
  ec2Call,
  killPointsOf,
  seededRandom,
  victimsAt,
} from "./kill-point";

const calls = ["CreateRoute", "CreateRoute", "DescribeVpcs"].map(ec2Call);

test("a change can be hit before and after its work, a read while it is under way", () => {
  expect(killPointsOf(calls).map(({ call, skip, moment }) => [call, skip, moment])).toEqual([
    ["CreateRoute", 0, "before the work"],
    ["CreateRoute", 0, "after the work"],
    ["CreateRoute", 1, "before the work"],
    ["CreateRoute", 1, "after the work"],
    ["DescribeVpcs", 0, "reading"],
  ]);
});

test("each seed has a point, also where nothing is read or nothing is changed", () => {
  for (const some of [calls, calls.slice(0, 2), calls.slice(2)]) {
    for (let seed = 0; seed < 100; seed += 1) {
      const choose = () => chooseKillPoint(some, seededRandom(seed));
      expect(choose()).toEqual(choose());
    }
  }
});

test("what is killed is what waits for the request, of whichever cloud it asks", () => {
  const asked = { method: "POST", path: "/api/query", operation: "OpenPeerRequest" };
  const query = { ...asked, operation: "GetAllVPCs" };
  expect(apiCall(asked)).toEqual({ name: "POST /api/query OpenPeerRequest", isRead: false });
  expect(apiCall(query).isRead).toBe(true);
  expect(victimsAt({ call: apiCall(asked).name })).not.toContain("AWS plugin");
  expect(ec2Call("ListResourceRecordSets").isRead).toBe(true);
  expect(victimsAt({ call: ec2Call("SearchTransitGatewayRoutes").name })).toContain("AWS plugin");
});
