import { serviceAttachmentRule } from "../../../../doctor/rules/service/service-attachment";
import { gatewayCase, peeringCase, service } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("a service that answers in the Timescale VPC of the way is sound", () => {
  expect(namesOf(serviceAttachmentRule, peeringCase())).toEqual([]);
  expect(namesOf(serviceAttachmentRule, gatewayCase())).toEqual([]);
});

test("a service that is attached nowhere is not reached, and the stack attaches it", () => {
  const publicEndpoint = { host: "db.example.com", port: 30123 };
  const one = peeringCase({ service: service({ attachment: undefined, publicEndpoint }) });
  expect(findingOf(serviceAttachmentRule, one)).toMatchObject({
    ...{ name: "service-not-attached", severity: "broken" },
    saw: "it is attached to no Timescale VPC: it answers publicly, at db.example.com:30123",
    fix: expect.stringContaining("`pulumi up`. The stack attaches it") as string,
  });
});

test("without a stack, people attach it", () => {
  const one = peeringCase({ service: service({ attachment: undefined }) }, { name: undefined });
  expect(findingOf(serviceAttachmentRule, one).fix).toContain(
    "Attach kd9w2xp4mz to Timescale VPC 1001",
  );
});

test("a service in another Timescale VPC is not reached over this one", () => {
  const attachment = { vpcId: "1002", endpoint: { host: "db.example.com", port: 5432 } };
  expect(
    findingOf(serviceAttachmentRule, peeringCase({ service: service({ attachment }) })),
  ).toMatchObject({
    ...{ name: "service-attached-elsewhere", severity: "broken" },
    saw: "it is attached to Timescale VPC 1002, not to 1001",
  });
});

test("an attachment without an endpoint is not done", () => {
  const attachment = { vpcId: "1001", endpoint: undefined };
  expect(
    findingOf(serviceAttachmentRule, peeringCase({ service: service({ attachment }) })),
  ).toMatchObject({
    ...{ name: "service-endpoint-unknown", severity: "broken" },
  });
});

test.each(["CONFIGURING", "DELETING", "FROZEN"])(
  "while it is %s, other rules speak of it",
  (status) => {
    const one = peeringCase({ service: service({ status, attachment: undefined }) });
    expect(namesOf(serviceAttachmentRule, one)).toEqual([]);
  },
);
