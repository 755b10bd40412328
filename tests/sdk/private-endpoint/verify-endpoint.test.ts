import { regionalName } from "../../../sdk/private-endpoint/regional-name";
import { endpointProblem } from "../../../sdk/private-endpoint/verify-endpoint";

const SEEN = { id: "vpce-1", state: "available", serviceName: "svc-a", vpcId: "vpc-1" };
const EXPECTED = { serviceName: "svc-a", vpcId: "vpc-1" };

test("an endpoint that is available, and the expected one, is claimed", () => {
  expect(endpointProblem(SEEN, EXPECTED)).toBeUndefined();
});

test("one that leads elsewhere, or is in another VPC, is not claimed", () => {
  const text = endpointProblem({ ...SEEN, serviceName: "svc-b", vpcId: "vpc-2" }, EXPECTED);
  expect(text).toContain("not claimed, for it leads to svc-b, not to svc-a, and it is in vpc-2");
});

test.each([
  ["rejected", "can never be used again. Replace it"],
  ["failed", "can never be used again. Replace it"],
  ["pendingAcceptance", "Tiger Cloud accepts each endpoint by itself"],
])("one that is %s is not built on, and what to do is told", (state, words) => {
  expect(endpointProblem({ ...SEEN, state }, EXPECTED)).toContain(words);
});

test("the regional name is told by its form, wherever it stands", () => {
  const zonal = { dnsName: "vpce-0a1b-c2d3-us-east-1a.vpce-svc-1.example", hostedZoneId: "Z1" };
  const regional = { dnsName: "vpce-0a1b-c2d3.vpce-svc-1.example", hostedZoneId: "Z2" };
  expect(regionalName([zonal, regional])).toEqual(regional);
  expect(regionalName([regional, zonal])).toEqual(regional);
  expect(regionalName([])).toEqual({ dnsName: "", hostedZoneId: "" });
});
