import pLimit from "p-limit";
import { startTigerCloud, type FaultEffect, type TigerCloud } from "../../../local/tiger-cloud";
import { isTimescaleError } from "../../../provider/errors";
import { getPrivateEndpointService } from "../../../provider/lookups/private-endpoint-services";
import { createApi } from "../../../provider/tiger-cloud/client";
import { SERVICES } from "../life";
import { sizeOf } from "../results";
import { API_FAULTS, GRAPHQL_FAULTS } from "./api-faults";
import { hurriedClock } from "./hurried-clock";

const regionCode = "us-east-1";
const FAULTS: Readonly<Record<string, FaultEffect>> = { ...API_FAULTS, ...GRAPHQL_FAULTS };

/** Looks up as a new process does. @returns the answer, or the code of the failure */
async function lookUp({ apiUrl, publicKey, secretKey }: TigerCloud): Promise<object | string> {
  const keys = { publicKey, secretKey, projectId: undefined };
  const api = createApi({ apiUrl, ...keys, requestTimeoutMs: 500 }, hurriedClock(20));
  try {
    return await getPrivateEndpointService.find(api, { regionCode });
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    return error.code;
  }
}

/** @returns what a look-up gave without a fault, with it, and once it was over */
async function through(effect: FaultEffect, times: number) {
  const cloud = await startTigerCloud({
    services: SERVICES.map((id) => ({ id, name: id, regionCode })),
  });
  try {
    const right = await lookUp(cloud);
    const operation = "ListPrivateLinkAvailableRegions";
    cloud.injectFault({ method: "POST", path: /\/api\/query$/, operation, times, ...effect });
    const during = await lookUp(cloud);
    expect(cloud.requests.some(({ fault }) => fault !== undefined)).toBe(true);
    cloud.clearFaults();
    return { right, during, after: await lookUp(cloud) };
  } finally {
    await cloud.stop();
  }
}

test.each(
  sizeOf("FAULTS_LASTING", 0) === 1
    ? ([
        ["one request", 1],
        ["each request", Infinity],
      ] as const)
    : ([["one request", 1]] as const),
)(
  "whatever hits %s for the endpoint service, a program gets the right one or a code",
  async (_, times) => {
    const limit = pLimit(24);
    const found = await Promise.all(
      Object.entries(FAULTS).map(([fault, effect]) =>
        limit(async () => ({ fault, ...(await through(effect, times)) })),
      ),
    );
    const isRight = ({ right, during }: (typeof found)[number]) =>
      typeof during === "string" || JSON.stringify(during) === JSON.stringify(right);
    expect(found.filter((one) => !isRight(one))).toEqual([]);
    expect(found.map(({ after }) => after)).toEqual(found.map(({ right }) => right));
    expect(found.map(({ right }) => right)).not.toContainEqual(expect.any(String));
  },
  300_000,
);
