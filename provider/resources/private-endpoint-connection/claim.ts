import { isTimescaleError, TimescaleError } from "../../errors";
import type { Operation } from "../../operation/operation";
import { DOCTOR_ADVICE } from "../../rules/doctor-advice";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import { meaningOf } from "../../tiger-cloud/status";

const NOT_FOUND_FIX = `Look in AWS whether the endpoint is available and leads to Tiger Cloud's service of its region, then run \`pulumi up\` again. ${DOCTOR_ADVICE}`;

/**
 * Claims a VPC endpoint. Tiger Cloud knows of a new one some time after AWS does, so it is let look before each try.
 *
 * @throws `Exists` where it is another project's, `WaitFailed` where it can no longer be claimed
 */
export function claimWhenFound(
  vpcEndpointId: string,
  { api: { privateLinks }, wait }: Operation,
): Promise<PrivateLinkConnection> {
  return wait(`VPC endpoint ${vpcEndpointId}`, NOT_FOUND_FIX, async () => {
    await syncOrGoOn(privateLinks.sync);
    try {
      const connection = await privateLinks.claim(vpcEndpointId);
      const isPending = meaningOf("privateEndpoint", connection.status) === "pending";
      if (isPending) return { state: "pending", saw: connection.status };
      return { state: "done", value: connection };
    } catch (error) {
      const final = finalRefusal(vpcEndpointId, error);
      if (final !== undefined) throw final;
      if (!isTimescaleError(error, "NotFound")) throw error;
      return { state: "pending", saw: "not known to Tiger Cloud yet" };
    }
  });
}

/** A sync that fails leaves the one that Tiger Cloud does by itself. What no try can mend ends the claim. */
async function syncOrGoOn(sync: () => Promise<void>): Promise<void> {
  try {
    await sync();
  } catch (error) {
    if (!isTimescaleError(error, "Rejected", "Busy", "Unavailable", "NotFound")) throw error;
  }
}

/** The vendor's refusals have no codes: its words tell them, those that are final before the others. */
function finalRefusal(vpcEndpointId: string, error: unknown): TimescaleError | undefined {
  if (!isTimescaleError(error)) return undefined;
  if (/already claimed/i.test(error.message)) return claimedByOthers(vpcEndpointId);
  if (/cannot be claimed/i.test(error.message)) return unusable(vpcEndpointId);
  return undefined;
}

function claimedByOthers(vpcEndpointId: string): TimescaleError {
  return new TimescaleError(
    "Exists",
    `VPC endpoint ${vpcEndpointId}: another project on Tiger Cloud has claimed it. ` +
      "If that is none of yours, somebody learned its id: delete the endpoint in AWS and make another one. " +
      "Else use the keys of that project.",
  );
}

function unusable(vpcEndpointId: string): TimescaleError {
  return new TimescaleError(
    "WaitFailed",
    `VPC endpoint ${vpcEndpointId}: its connection was rejected or removed, which is for good. ` +
      "Replace the endpoint in AWS; the new one is claimed by the same `pulumi up`.",
  );
}
