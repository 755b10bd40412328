import { isTimescaleError } from "../errors";
import type { Operation } from "./operation";

/**
 * Asks for something in a Timescale VPC as soon as the API will take it: a new one needs some time, and a
 * change under way is waited for. To be called in turn, see `Lane`.
 */
export function requestWhenReady<T>(
  timescaleVpcId: string,
  { api, wait, restartDeadline, changesOf }: Operation,
  request: () => Promise<T>,
): Promise<T> {
  const lane = changesOf(timescaleVpcId);
  restartDeadline();
  return wait(
    `Timescale VPC ${timescaleVpcId}`,
    "Look at it in the Tiger Cloud console.",
    async () => {
      try {
        return { state: "done", value: await request() };
      } catch (error) {
        if (isTimescaleError(error, "Busy")) {
          lane.busy();
          return { state: "pending", saw: "busy" };
        }
        if (!isTimescaleError(error, "NotFound")) throw error;
        // The API calls a VPC that is not ready "not found"; only one that cannot be read is none.
        await api.vpcs.get(timescaleVpcId);
        return { state: "pending", saw: "not ready" };
      }
    },
    () => lane.nextSettled(),
  );
}
