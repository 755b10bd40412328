import { isTimescaleError, type TimescaleError } from "../../errors";
import { ifExists, type Operation } from "../../operation/operation";
import { isLost } from "./findings";

const IN_USE_FIX =
  "A service is still behind it: take it away in the Tiger Cloud console, then run `pulumi destroy` again.";

/** Rejects a connection for good. A service that was behind it leaves some time after it was told to. */
export async function rejectWhenFree(id: string, operation: Operation): Promise<void> {
  const { api, wait } = operation;
  await wait(`Private endpoint connection ${id}`, IN_USE_FIX, async () => {
    try {
      await ifExists(() => api.privateLinks.reject(id));
    } catch (error) {
      if (!isTimescaleError(error, "Rejected", "Busy")) throw error;
      if (hasBindings(error)) return { state: "pending", saw: "a service is behind it" };
      if (!(await hasEnded(id, operation))) throw error;
    }
    return { state: "done", value: undefined };
  });
}

/** The vendor's refusals have no codes: its words tell this one. */
function hasBindings({ message }: TimescaleError): boolean {
  return /existing bindings/i.test(message);
}

/** What the API says to one that an earlier request rejected is not documented, so a refusal is looked into. */
async function hasEnded(id: string, { api }: Operation): Promise<boolean> {
  const found = await ifExists(() => api.privateLinks.getRecent(id));
  return found === undefined || isLost(found);
}
