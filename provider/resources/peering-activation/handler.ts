import { failureIf } from "../../operation/finding";
import { DOCTOR_ADVICE } from "../../rules/doctor-advice";
import { meaningOf } from "../../tiger-cloud/status";
import type { ResourceHandler } from "../../describe/handler";
import { failedPeering, gonePeering } from "../timescale-peering/failures";
import { formatPeeringId, numberOfPeering, parsePeeringId } from "../timescale-peering/id";
import { PEERING_ACTIVATION } from "./description";
import { followEither, getEither } from "./either-kind";

/**
 * The wait, after acceptance, until Tiger Cloud calls a peering active. It owns nothing in the
 * cloud. A peering that is no longer active makes it gone, so that the next up waits again.
 */
export const peeringActivation: ResourceHandler<typeof PEERING_ACTIVATION> = {
  description: PEERING_ACTIVATION,

  findings: ({ timescaleVpcId, peeringId }) =>
    Promise.resolve(failureIf("peeringId", otherVpc(timescaleVpcId, peeringId))),

  async create(inputs, { api, wait }) {
    const { timescaleVpcId, peeringId } = inputs;
    const number = numberOfPeering(peeringId);
    const { next, arrival } = followEither(api, timescaleVpcId, number);
    const status = await wait(
      `Peering ${number}`,
      `Accept the request in the peer's AWS account and run \`pulumi up\` again. ${DOCTOR_ADVICE}`,
      async () => {
        const peering = await next();
        if (peering === undefined) throw gonePeering(number);
        const meaning = meaningOf("peering", peering.status);
        if (meaning === "failed") throw failedPeering(peering);
        if (meaning !== "done") return { state: "pending", saw: peering.status };
        return { state: "done", value: peering.status };
      },
      arrival,
    );
    return { id: formatPeeringId(timescaleVpcId, number), state: { ...inputs, status } };
  },

  async read(id, { peeringId = id }, { api }) {
    const { timescaleVpcId, number } = parsePeeringId(id);
    const found = await getEither(api, timescaleVpcId, number);
    if (found === undefined || meaningOf("peering", found.status) !== "done") return undefined;
    return { timescaleVpcId, peeringId, status: found.status };
  },

  update: (_id, stored, inputs) => Promise.resolve({ ...stored, ...inputs }),

  delete: () => Promise.resolve(),
};

/** Why a peering cannot be one of this Timescale VPC; undefined where it may be. */
function otherVpc(timescaleVpcId?: string, peeringId = ""): string | undefined {
  const [vpcId, number] = peeringId.split("/");
  if (number === undefined || timescaleVpcId === undefined || vpcId === timescaleVpcId) return;
  return (
    `got ${JSON.stringify(peeringId)}; allowed is a peering of Timescale VPC ${timescaleVpcId}. ` +
    "Pass the id output of one of its peerings."
  );
}
