import { describePeering, identicalPeerings, unusablePeering } from "./findings";
import type { TIMESCALE_PEERING } from "./description";
import { formatPeeringId } from "./id";
import type { Peering } from "../../tiger-cloud/peerings";
import type { InputsOf } from "../../describe/description";
import { createOnce } from "../../operation/create-once";
import { isTimescaleError } from "../../errors";
import { ifExists, type Operation } from "../../operation/operation";

type Inputs = InputsOf<typeof TIMESCALE_PEERING>;

/** Asks for the peering as soon as the API will take it: a new Timescale VPC needs some time. */
export function requestPeering(inputs: Inputs, operation: Operation): Promise<Peering> {
  const { timescaleVpcId, peerVpcId } = inputs;
  const { peerings } = operation.api;
  return createOnce(
    {
      subject: `Peering of Timescale VPC ${timescaleVpcId} with ${peerVpcId}`,
      find: async (age) => {
        const read = age === "fresh" ? peerings.listFresh : peerings.listRecent;
        // A Timescale VPC that is not ready may be "not found": it has no peering then.
        return identicalPeerings(inputs, (await ifExists(() => read(timescaleVpcId))) ?? []);
      },
      create: () =>
        operation.changesOf(timescaleVpcId).inTurn(() => requestWhenReady(inputs, operation)),
      idOf: ({ id }) => formatPeeringId(timescaleVpcId, id),
      describe: describePeering,
      unusable: unusablePeering,
    },
    operation,
  );
}

function requestWhenReady(
  inputs: Inputs,
  { api, wait, restartDeadline, changesOf }: Operation,
): Promise<Peering> {
  const { timescaleVpcId } = inputs;
  const subject = `Timescale VPC ${timescaleVpcId}`;
  const lane = changesOf(timescaleVpcId);
  restartDeadline();
  return wait(
    subject,
    "Look at it in the Tiger Cloud console.",
    async () => {
      try {
        return { state: "done", value: await api.peerings.create(inputs) };
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
