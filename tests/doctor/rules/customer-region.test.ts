import { customerRegionOption } from "../../../doctor/rules/customer-region";
import { endpointCase, gatewayCase, peering, peeringCase, seen } from "../facts";

test("a peering names the region of the customer VPC", () => {
  expect(customerRegionOption(peeringCase())).toBe(" --region eu-west-1");
  const one = peeringCase({ peering: peering({ id: "5002" }) });
  expect(customerRegionOption(one)).toBe("");
});

test("a gateway is in the region of the VPCs behind it", () => {
  const gateway = {
    ...{ id: "6001", transitGatewayId: "tgw-1", peerAccountId: "1", peerRegionCode: "eu-west-2" },
    ...{ cidrBlocks: [], attachmentId: undefined, requesterAttachmentId: undefined },
    ...{ status: "ACTIVE", errorMessage: "" },
  };
  const one = gatewayCase({ vpcState: { gateways: [gateway] } });
  expect(customerRegionOption(one)).toBe(" --region eu-west-2");
});

test("an endpoint is in the region of its claim, else of its service", () => {
  expect(customerRegionOption(endpointCase())).toBe(" --region us-east-1");
  const claim = {
    ...{ id: "7001", vpcEndpointId: "vpce-1", status: "APPROVED", name: "", bindings: [] },
    regionCode: "us-east-2",
  };
  const one = endpointCase({ tigerCloud: { connections: seen([claim]) } });
  expect(customerRegionOption(one)).toBe(" --region us-east-2");
});

test("where nothing leads anywhere, no region is known", () => {
  const { way, ...rest } = peeringCase();
  expect(customerRegionOption({ ...rest, way: { ...way, kind: "none" } })).toBe("");
});
