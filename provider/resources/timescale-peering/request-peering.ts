import { describePeering, identicalPeerings, unusablePeering } from "./findings";
import type { TIMESCALE_PEERING } from "./description";
import { formatPeeringId } from "./id";
import type { Peering } from "../../tiger-cloud/peerings";
import type { InputsOf } from "../../describe/description";
import { createOnce } from "../../operation/create-once";
import { ifExists, type Operation } from "../../operation/operation";
import { requestWhenReady } from "../../operation/request-when-ready";

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
        operation
          .changesOf(timescaleVpcId)
          .inTurn(() => requestWhenReady(timescaleVpcId, operation, () => peerings.create(inputs))),
      idOf: ({ id }) => formatPeeringId(timescaleVpcId, id),
      describe: describePeering,
      unusable: unusablePeering,
    },
    operation,
  );
}
