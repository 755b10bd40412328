import { claimRule as rule } from "../../../../doctor/rules/private-endpoint/claim";
import { UNSEEN } from "../../facts";
import { connection, soundEndpoint, vpcEndpoint } from "../../endpoint-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const withStatus = (status: string) => soundEndpoint({ connections: [connection({ status })] });

test("an endpoint that the project has not claimed is to be claimed", () => {
  const other = connection({ id: "7002", vpcEndpointId: "vpce-2" });
  const one = soundEndpoint({ connections: [other] });
  expect(foundBy(rule, one)).toEqual([
    "broken endpoint-not-claimed: Claim of vpce-1: the project has none",
  ]);
  expect(fixOf(rule, one)).toContain("endpoint identifier vpce-1");
  expect(fixOf(rule, { ...one, way: { ...one.way, name: "metrics" } })).toMatch(
    /^Run `pulumi refresh`, then `pulumi up`, which claims it\./,
  );
});

test.each(["REJECTED", "REMOVED"])("%s is final: only another endpoint helps", (status) => {
  expect(foundBy(rule, withStatus(status))).toEqual([
    `broken endpoint-claim-lost: Claim of vpce-1: Tiger Cloud calls it ${status.toLowerCase()}`,
  ]);
  expect(fixOf(rule, withStatus(status))).toMatch(/^Make another VPC endpoint/);
});

test.each(["PENDING", "SOMETHING_NEW"])("a claim that is %s is waited for", (status) => {
  expect(foundBy(rule, withStatus(status))).toEqual([
    `broken endpoint-claim-pending: Claim of vpce-1: Tiger Cloud calls it ${status.toLowerCase()}`,
  ]);
});

test("of two claims of one endpoint, that of the way counts", () => {
  const connections = [connection({ id: "7000", status: "REMOVED" }), connection()];
  expect(foundBy(rule, soundEndpoint({ connections }))).toEqual([]);
});

test("the claim of an endpoint that is gone is told with the endpoint", () => {
  const connections = [connection({ status: "REMOVED" })];
  expect(rule.judge(soundEndpoint({ connections, endpoints: [] }))).toEqual({});
  const endpoints = [vpcEndpoint({ state: "rejected" })];
  expect(rule.judge(soundEndpoint({ connections, endpoints }))).toEqual({});
});

test("the claim of an endpoint that nobody may look at is judged by itself", () => {
  const one = soundEndpoint({ connections: [], also: { vpc: { vpcEndpoints: UNSEEN } } });
  expect(foundBy(rule, one)).toHaveLength(1);
});

test("claims that nobody may look at are unseen", () => {
  const one = soundEndpoint({ also: { tigerCloud: { connections: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual(["private-endpoint: Claim of vpce-1: no right to ask"]);
});
