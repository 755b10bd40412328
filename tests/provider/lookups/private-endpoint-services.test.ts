import { startTigerCloud, type TigerCloud } from "../../../local/tiger-cloud";
import { lookUp } from "../../../provider/lookups";
import { privateEndpointZoneIds } from "../../../provider/rules/private-endpoint-zones";

let cloud: TigerCloud;
beforeAll(async () => {
  cloud = await startTigerCloud();
});
afterAll(() => cloud.stop());

const look = (args: object) => {
  const { apiUrl, publicKey, secretKey } = cloud;
  const settings: Record<string, string> = { apiUrl, publicKey, secretKey };
  return lookUp(
    "getPrivateEndpointService",
    args as { regionCode: string },
    (key) => settings[key.replace("timescale:", "")],
  );
};

test("the endpoint service of a region is told with the zones in which it answers", async () => {
  expect(await look({ regionCode: "us-east-1" })).toEqual({
    result: {
      regionCode: "us-east-1",
      serviceName: expect.stringMatching(
        /^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-[0-9a-f]{17}$/,
      ) as string,
      availabilityZoneIds: ["use1-az1", "use1-az6"],
    },
  });
});

test("a region without one is told with those that there are, and a wrong one before any request", async () => {
  const { failure } = (await look({ regionCode: "eu-north-1" })) as { failure: string };
  expect(failure).toMatch(/eu-north-1.*ap-northeast-1.*\[NotFound\]$/s);
  const asked = cloud.requests.length;
  const wrong = (await look({ regionCode: "N. Virginia" })) as { failure: string };
  expect(wrong.failure).toMatch(/getPrivateEndpointService: regionCode: got "N. Virginia"/);
  expect((await look({})) as object).toHaveProperty("failure");
  expect(cloud.requests).toHaveLength(asked);
});

test("an API that has changed is told as that", async () => {
  const message = 'Cannot query field "listPrivateLinkAvailableRegions" on type "Query".';
  cloud.injectFault({
    ...{ effect: "reply", status: 200, operation: "ListPrivateLinkAvailableRegions" },
    body: { data: null, errors: [{ message }] },
  });
  const { failure } = (await look({ regionCode: "us-east-1" })) as { failure: string };
  expect(failure).toMatch(/upgrade pulumi-timescale.*\[ApiChanged\]$/);
});

test("every region of the local Tiger Cloud has two zones of its own", async () => {
  const regions = ["ap-south-1", "eu-central-2", "sa-east-1", "us-west-2"];
  for (const regionCode of regions) {
    const { result } = (await look({ regionCode })) as {
      result: { availabilityZoneIds: string[] };
    };
    expect(new Set(result.availabilityZoneIds).size).toBe(2);
  }
  expect(privateEndpointZoneIds("mars-1")).toEqual([]);
});
