import { serviceNameRule as rule } from "../../../../doctor/rules/private-endpoint/service-name";
import { seen, UNSEEN } from "../../facts";
import { SERVICE_NAME, soundEndpoint, vpcEndpoint } from "../../endpoint-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

test("an endpoint to something else than Tiger Cloud's service is told, with the right name", () => {
  const serviceName = "com.amazonaws.vpce.us-east-1.vpce-svc-7";
  const one = soundEndpoint({ endpoints: [vpcEndpoint({ serviceName })] });
  expect(foundBy(rule, one)).toEqual([
    `broken endpoint-to-other-service: VPC endpoint vpce-1: it leads to ${serviceName}; Tiger Cloud's in us-east-1 is ${SERVICE_NAME}`,
  ]);
  expect(fixOf(rule, one)).toContain(`--service-name ${SERVICE_NAME}`);
});

test("a region of which Tiger Cloud tells no name is let pass, and so is one of two names", () => {
  const region = (regionCode: string, serviceName: string) => ({ regionCode, serviceName });
  const told = (...endpointServices: ReturnType<typeof region>[]) =>
    soundEndpoint({ also: { tigerCloud: { endpointServices: seen(endpointServices) } } });
  expect(foundBy(rule, told(region("eu-west-1", "other")))).toEqual([]);
  const two = told(region("us-east-1", "other"), region("us-east-1", SERVICE_NAME));
  expect(foundBy(rule, two)).toEqual([]);
});

test("an endpoint that is gone has no service name to speak of", () => {
  expect(rule.judge(soundEndpoint({ endpoints: [] }))).toEqual({});
});

test("names that nobody may look at are unseen", () => {
  const one = soundEndpoint({ also: { tigerCloud: { endpointServices: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual([
    "private-endpoint: Service name of VPC endpoint vpce-1: no right to ask",
  ]);
});
