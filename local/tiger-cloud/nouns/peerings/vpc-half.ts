import type { PeeringState } from "../../ec2-link";
import { madeUpDigits, type AwsHalf, type Ending, type Seen } from "./aws-half";

const DELETED: Ending = { status: "DISABLED", errorMessage: "The peering was deleted in AWS" };

/** What becomes of a peering whose request ended so. */
const ENDINGS = new Map<PeeringState, Ending>([
  ["rejected", { status: "INVALID", errorMessage: "The peering request was rejected" }],
  ["failed", { status: "INVALID", errorMessage: "The CIDR blocks of the two VPCs overlap" }],
  ["expired", { status: "TIMEOUT", errorMessage: "The peering request has expired" }],
  ["deleting", DELETED],
  ["deleted", DELETED],
]);

/** Peerings with VPCs: both sides have one id of them, `pcx-…`. */
export const vpcHalf: AwsHalf = {
  takesTurns: false,
  gone: DELETED,
  async send({ ec2, jobs }, vpc, peering) {
    const made = ec2
      ? await ec2.createPeering(vpc, peering, jobs.signal)
      : { provisionedId: `pcx-${madeUpDigits(peering)}`, state: "pending-acceptance" };
    const { provisionedId, state, ...more } = made;
    const ids = { provisionedId, accepterProvisionedId: provisionedId };
    return { ...ids, seen: seenAs(state), arrivalMs: 0, ...more };
  },
  remove: async ({ ec2, jobs }, vpc, peering) => ec2?.deletePeering(vpc, peering, jobs.signal),
  look: async (ec2, vpc, signal) => {
    const states = await ec2.peeringStates(vpc, signal);
    return new Map([...states].map(([id, state]) => [id, seenAs(state)]));
  },
};

function seenAs(state: PeeringState): Seen {
  const isAccepted = state === "active" || state === "provisioning";
  return ENDINGS.get(state) ?? (isAccepted ? "accepted" : "waiting");
}
