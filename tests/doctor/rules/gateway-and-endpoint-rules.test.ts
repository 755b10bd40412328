import { LINKS } from "../../../doctor/finding";
import { GATEWAY_AND_ENDPOINT_RULES as RULES } from "../../../doctor/rules/gateway-and-endpoint-rules";
import { NETWORK_RULES } from "../../../doctor/rules/network-rules";
import type { Case } from "../../../doctor/rules/rule";
import { soundEndpoint } from "../endpoint-facts";
import { soundGateway } from "../gateway-facts";

const verdictsOf = (one: Case) =>
  [...RULES, ...NETWORK_RULES]
    .filter(({ ways }) => ways.includes(one.way.kind))
    .map((rule) => rule.judge(one));
const saidOf = (one: Case) =>
  verdictsOf(one).flatMap(({ findings = [], unseen = [] }) => [...findings, ...unseen]);

test.each<[string, Case]>([
  ["transit gateway", soundGateway()],
  ["transit gateway of a stack", soundGateway({ way: { name: "hub" } })],
  ["private endpoint", soundEndpoint()],
  ["private endpoint of a stack", soundEndpoint({ way: { name: "metrics" } })],
])("nothing is said of a sound %s", (_, one) => {
  expect(saidOf(one)).toEqual([]);
});

test("each check has one name, and one rule", () => {
  const names = RULES.flatMap(({ checks }) => checks.map(({ name }) => name));
  expect(names).toEqual([...new Set(names)]);
});

test("rules stand in the order of their links, so that the first finding is the first to mend", () => {
  const links = RULES.map(({ checks }) => LINKS.indexOf(checks[0]!.link));
  expect(links).toEqual([...links].sort((one, other) => one - other));
});
