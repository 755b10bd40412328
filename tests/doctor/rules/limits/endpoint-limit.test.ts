import { endpointLimitRule } from "../../../../doctor/rules/limits/endpoint-limit";
import { gatewayCase, seen, service } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const ENDPOINT = { host: "db", port: 5432 };
const caseWith = (poolers: number, single = 0) => {
  const there = [
    ...Array.from({ length: poolers }, () => service({ poolerEndpoint: ENDPOINT })),
    ...Array.from({ length: single }, () => service()),
  ];
  const elsewhere = service({ attachment: { vpcId: "1002", endpoint: ENDPOINT } });
  return gatewayCase({ tigerCloud: { services: seen([...there, elsewhere, elsewhere]) } });
};

test("from 45 endpoints on, poolers included, the limit of 50 is near", () => {
  expect(namesOf(endpointLimitRule, caseWith(22))).toEqual([]);
  expect(findingOf(endpointLimitRule, caseWith(22, 1))).toMatchObject({
    ...{ name: "endpoints-near-limit", severity: "risk", saw: "its services use 45 of 50" },
  });
});
