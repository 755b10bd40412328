import { attachmentFindings } from "../../../provider/resources/service-attachment/findings";
import { endpointFindings } from "../../../provider/resources/service-attachment/endpoint-findings";
import { interruptionFindings } from "../../../provider/resources/service-attachment/interruption-findings";
import { endpointCount } from "../../../provider/tiger-cloud/endpoint-count";
import type { Service } from "../../../provider/tiger-cloud/services";
import type { Standing } from "../../../provider/operation/ownership";

const service = (others: Partial<Service> = {}): Service => ({
  ...{ id: "db01", name: "metrics", regionCode: "us-east-1", status: "READY" },
  publicEndpoint: undefined,
  attachment: undefined,
  poolerEndpoint: undefined,
  readReplicas: [],
  ...others,
});
const ENDPOINT = { host: "h", port: 1 };
const inVpc = (vpcId: string) => ({ attachment: { vpcId, endpoint: ENDPOINT } });

describe("a service that a plan moves is announced", () => {
  test.each([
    ["public to VPC", service(), "1001", "from its public endpoint to Timescale VPC 1001"],
    ["VPC to VPC", service(inVpc("1001")), "1002", "from Timescale VPC 1001 to Timescale VPC 1002"],
    [
      "VPC to one that is not made yet",
      service(inVpc("1001")),
      undefined,
      "from Timescale VPC 1001 to a Timescale VPC whose id is not known yet",
    ],
  ])("%s", (_what, moved, timescaleVpcId, way) => {
    const known = timescaleVpcId === undefined ? {} : { timescaleVpcId };
    expect(interruptionFindings(known, moved)).toEqual([
      {
        severity: "warning",
        property: "timescaleVpcId",
        reason:
          `service db01 ("metrics") moves ${way}: it is not reachable for some minutes, ` +
          "and its host and port change. Update connection strings after it.",
      },
    ]);
    expect(interruptionFindings({ ...known, allowInterruption: false }, moved)).toMatchObject([
      { severity: "failure", reason: expect.stringMatching(/allowInterruption to true/) as string },
    ]);
  });
});

test("an attached service whose VPC is yet to be taken over is not said to move: it never does", () => {
  const attached = service(inVpc("1001"));
  const found = (standing: Standing | undefined) =>
    attachmentFindings(
      { serviceId: "db01", allowInterruption: false },
      {
        ...{ service: attached, services: [attached], vpc: undefined },
        ...{ adopt: true, entry: undefined, standing },
      },
    );
  expect(found({ kind: "stranger" })).toEqual([
    {
      severity: "warning",
      property: "serviceId",
      reason:
        "service db01 is attached to Timescale VPC 1001, and the id of the wanted one is not known yet. " +
        "If it is taken over and is this one, the service stays where it is; if not, the update refuses to move it.",
    },
  ]);
  expect(found(undefined)).toMatchObject([{ severity: "failure", property: "timescaleVpcId" }]);
});

test("a service that stays where it is is not announced", () => {
  const known = { timescaleVpcId: "1001", allowInterruption: false };
  expect(interruptionFindings(known, service(inVpc("1001")))).toEqual([]);
});

test("a service uses one endpoint, and one for each pooler and replica", () => {
  expect(endpointCount(service())).toBe(1);
  const replica = { id: "r", name: "r" };
  const readReplicas = [replica, { ...replica, poolerEndpoint: ENDPOINT }];
  expect(endpointCount(service({ poolerEndpoint: ENDPOINT, readReplicas }))).toBe(5);
});

test("a VPC that nears its 50 endpoints is warned of", () => {
  const there = (count: number) =>
    Array.from({ length: count }, (_, index) => service({ id: `s${index}`, ...inVpc("1001") }));
  expect(endpointFindings("1001", service(), there(43))).toEqual([]);
  expect(endpointFindings("1001", service(), there(44))).toMatchObject([
    {
      severity: "warning",
      reason: expect.stringMatching(
        /^with service db01, 45 of the 50 endpoints of .* 1001/,
      ) as string,
    },
  ]);
  expect(endpointFindings("1002", service(), there(44))).toEqual([]);
  expect(endpointFindings(undefined, service(), there(44))).toEqual([]);
});
