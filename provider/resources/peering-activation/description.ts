import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { text } from "../../describe/type";
import { peeringIdValidator } from "../../rules/inputs";
import { OF_TIMESCALE_VPC } from "../timescale-vpc/description";
import { peeringIdText } from "../timescale-peering/id";

export const PEERING_ACTIVATION = describe({
  name: "PeeringActivation",
  noun: "wait",
  doc: `The wait, after a peering was accepted in AWS, until Tiger Cloud calls it active, be it with a VPC or with a
transit gateway. Make it depend
on the acceptance, and what needs the connection depend on it. It owns nothing: deleting it does
nothing.

It fails with \`WaitTimeout\` where nobody accepts the request in time, and with \`WaitFailed\` at once
where the request was rejected or has failed.`,
  id: { format: "`1001/5001`", doc: "that of the peering" },
  timeoutsMs: DEFAULT_TIMEOUTS_MS,
  inputs: {
    timescaleVpcId: OF_TIMESCALE_VPC,
    peeringId: {
      ...{ kind: "identity", type: peeringIdText, validate: peeringIdValidator },
      doc: "Id of the {@link TimescalePeering} or {@link TransitGatewayPeering}.",
      format: "`1001/5001`, or the second number alone",
      outputDoc: "Id of the peering, as it was given.",
    },
  },
  outputs: {
    status: { type: text, doc: "The word that ended the wait: `ACTIVE`.", format: "`ACTIVE`" },
  },
});
