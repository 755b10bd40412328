import { gatewayRule } from "../../../../doctor/rules/transit-gateway/gateway";
import { seen, UNSEEN } from "../../facts";
import { soundGateway } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const inState = (state: string) =>
  soundGateway({ gateway: { gateway: seen({ accountId: "111122223333", state }) } });

test("a gateway that AWS does not have is missing", () => {
  const one = soundGateway({ gateway: { gateway: seen(undefined) } });
  expect(foundBy(gatewayRule, one)).toEqual([
    "broken gateway-missing: Transit gateway tgw-1: AWS shows none of that id in the account and region that were asked",
  ]);
  expect(fixOf(gatewayRule, one)).toContain(
    "aws ec2 describe-transit-gateways --transit-gateway-ids tgw-1",
  );
});

test.each(["pending", "deleting", "deleted"])("a gateway that is %s passes nothing on", (state) => {
  expect(foundBy(gatewayRule, inState(state))).toEqual([
    `broken gateway-not-available: Transit gateway tgw-1: AWS calls it ${state}`,
  ]);
});

test.each(["available", "modifying"])("a gateway that is %s works", (state) => {
  expect(foundBy(gatewayRule, inState(state))).toEqual([]);
});

test("a gateway that nobody may look at is unseen", () => {
  const one = soundGateway({ gateway: { gateway: UNSEEN } });
  expect(foundBy(gatewayRule, one)).toEqual([]);
  expect(unseenBy(gatewayRule, one)).toEqual([
    "transit-gateway: Transit gateway tgw-1: no right to ask",
  ]);
});
