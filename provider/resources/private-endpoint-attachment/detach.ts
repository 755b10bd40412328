import { isAnswerLost, isTimescaleError } from "../../errors";
import type { Operation } from "../../operation/operation";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import type { Observation } from "../../wait/wait-for";
import { isLost } from "../private-endpoint-connection/findings";
import { Asked } from "./asked";
import { parseAttachmentId } from "./id";
import { leadsTo } from "./state";

const FIX = "Look at the service in the Tiger Cloud console, then run `pulumi destroy` again.";
const GONE: Observation<undefined> = { state: "done", value: undefined };
const GOING: Observation<undefined> = { state: "pending", saw: "being detached" };

/**
 * Takes a service away from a connection and waits until that is over. What is gone already counts as done.
 *
 * @param isUnfinished true where an attach may be under way that the API does not show yet
 */
export async function detachAndWait(
  id: string,
  isUnfinished: boolean,
  operation: Operation,
): Promise<void> {
  const { serviceId, connectionId } = parseAttachmentId(id);
  const { next, arrival } = operation.api.privateLinks.follow(connectionId);
  const asked = new Asked();
  const look = async (): Promise<Observation<undefined>> => {
    const connection = await next();
    if (connection === undefined) return GONE;
    const isThere = leadsTo(connection, serviceId);
    const isSought = isUnfinished && !asked.isCertain;
    if (!isThere && !isSought) return GONE;
    if (asked.isWaitedFor()) return GOING;
    return ask(connection, serviceId, asked, operation);
  };
  await operation.wait(`Service ${serviceId}`, FIX, look, arrival);
}

async function ask(
  connection: PrivateLinkConnection,
  serviceId: string,
  asked: Asked,
  { api }: Operation,
): Promise<Observation<undefined>> {
  const wasLost = asked.isMaybe;
  try {
    await api.privateLinks.detach(serviceId, connection.id);
    asked.isTaken();
    return GOING;
  } catch (error) {
    if (isAnswerLost(error)) return { state: "pending", saw: asked.isLost() };
    if (isTimescaleError(error, "Busy")) return { state: "pending", saw: "busy" };
    if (!isTimescaleError(error, "Rejected", "NotFound")) throw error;
    // Nothing was on the way, or there is nothing left to be reached.
    if (!leadsTo(connection, serviceId) || isLost(connection)) return GONE;
    // What a lost request or the deletion of the service began is still to be seen to its end.
    if (!wasLost && error.code === "Rejected") throw error;
    asked.isTaken();
    return GOING;
  }
}
