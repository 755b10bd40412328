import { isUnknown } from "../../provider/rules/unknown";
import type { Change } from "../plan";
import type { DangerRule, Finding, PlanIndex } from "./danger";
import { sentence, whyReplaced } from "./sentence";
import { TIMESCALE_PEERING } from "./timescale-peering";

const ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
const CONNECTION = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";

/** AWS's own side of a peering. */
export const awsPeeringRule: DangerRule = {
  knows: (type) => type === ACCEPTER || type === CONNECTION,
  tellsLossBy: ["delete", "replace"],
  findIn: (change, index) =>
    change.type === ACCEPTER ? findInAccepter(change, index) : findInConnection(change),
};

/** To delete an accepter is to forget it: AWS keeps the peering. To replace one accepts another. */
function findInAccepter(change: Change, { byType }: PlanIndex): Finding[] {
  if (change.operation !== "replace") return [];
  const { vpcPeeringConnectionId: from } = change.oldInputs;
  const { vpcPeeringConnectionId: to } = change.newInputs;
  if (from === to && !isUnknown(to)) return [];
  const peerings = byType.get(TIMESCALE_PEERING) ?? [];
  // The peering's own danger tells it already.
  if (peerings.some(({ oldOutputs }) => oldOutputs["provisionedId"] === from)) return [];
  return [
    {
      class: "interrupts",
      why: whyReplaced(change),
      meaning: sentence`Peering ${from} gives way to ${to}: private traffic stops until the new one is accepted and active.`,
    },
  ];
}

function findInConnection(change: Change): Finding[] {
  if (change.operation !== "replace" && change.operation !== "delete") return [];
  const { vpcId, peerVpcId } = change.oldInputs;
  const isReplaced = change.operation === "replace";
  return [
    {
      class: "interrupts",
      why: isReplaced ? whyReplaced(change) : ["it is deleted"],
      meaning: isReplaced
        ? sentence`The peering of VPC ${vpcId} and VPC ${peerVpcId} is made again: traffic stops until it is accepted and active.`
        : sentence`The peering of VPC ${vpcId} and VPC ${peerVpcId} goes: connections over it end.`,
    },
  ];
}
