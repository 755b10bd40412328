import { isTimescaleError } from "../errors";
import { ifExists, type Operation } from "./operation";

const BUSY_FIX = "Another change of it is under way: run `pulumi up` again when that is finished.";
const GONE_FIX = "Look at it in the Tiger Cloud console, then run `pulumi destroy` again.";

/** What is changed, and which Timescale VPC that change keeps busy. */
export interface ChangedThing {
  /** Such as `Peering 17`. */
  subject: string;
  vpcId: string;
}

/**
 * Calls `change` until the API no longer says that another change is under way. What else it
 * throws ends the wait. To be called in turn, see `Lane`.
 */
export function changeWhenFree<T>(
  operation: Operation,
  { subject, vpcId }: ChangedThing,
  change: () => Promise<T>,
): Promise<T> {
  const lane = operation.changesOf(vpcId);
  operation.restartDeadline();
  return operation.wait(
    subject,
    BUSY_FIX,
    async () => {
      try {
        return { state: "done", value: await change() };
      } catch (error) {
        if (!isTimescaleError(error, "Busy")) throw error;
        lane.busy();
        return { state: "pending", saw: "busy" };
      }
    },
    () => lane.nextSettled(),
  );
}

/** Looks at what is being deleted; see `Follower`. */
export interface Disappearance {
  isGone: () => Promise<boolean>;
  arrival?: () => Promise<void>;
}

/** Deletes something and waits until it is gone. What is gone already counts as deleted. */
export async function deleteAndWait(
  operation: Operation,
  thing: ChangedThing,
  remove: () => Promise<void>,
  look: () => Disappearance,
): Promise<void> {
  await operation.changesOf(thing.vpcId).change(
    async () => {
      await ifExists(() => changeWhenFree(operation, thing, remove));
    },
    () => {
      const { isGone, arrival } = look();
      return operation.wait(
        thing.subject,
        GONE_FIX,
        async () =>
          (await isGone())
            ? { state: "done", value: undefined }
            : { state: "pending", saw: "being deleted" },
        arrival,
      );
    },
  );
}
