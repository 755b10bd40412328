import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { awaitActivation, type AcceptancePlan } from "../peering-acceptance";
import { protectOption } from "../protection";
import type { TimescalePeering } from "../resources/timescale-peering";
import type { ResolvedTimescaleVpc } from "./timescale-vpc-reference";
import { getTimescalePeering } from "../lookups/timescale-peering";
import { shownInPreview } from "../shown-in-preview";
import { verifyPeeringRequest } from "./verify-peering-request";
import { withPlainStacks } from "../plain-stacks";

/** What an acceptance leaves. */
export interface Acceptance {
  /** `pcx-…`; known only once the request was found to be the expected one, where we accept it. */
  vpcPeeringConnectionId: pulumi.Output<string>;
  /** The status words of Tiger Cloud and of AWS; the latter undefined where it is not read. */
  tigerStatus: pulumi.Output<string>;
  awsStatus: pulumi.Output<string> | undefined;
  /** What must be there before the connection is used. */
  resources: pulumi.Resource[];
}

/** Accepts the request that was verified, and waits until Tiger Cloud calls the peering active. */
export function acceptPeering(name: string, plan: AcceptancePlan<TimescalePeering>): Acceptance {
  const { accept, timescaleVpc, peering, tags, parent } = plan;
  if (!accept) {
    tellHowToAccept(peering, timescaleVpc, parent);
    return {
      vpcPeeringConnectionId: peering.provisionedId,
      ...{ tigerStatus: peering.status, awsStatus: undefined, resources: [peering] },
    };
  }
  const expected = {
    timescaleCidr: timescaleVpc.cidr,
    timescaleRegionCode: timescaleVpc.regionCode,
    accountId: peering.peerAccountId,
    vpcId: peering.peerVpcId,
    regionCode: peering.peerRegionCode,
    requesterAccountId: plan.requesterAccountId,
  };
  const request = verifyPeeringRequest(name, provisionedIdOf(peering, parent), expected, parent);
  const accepter = withPlainStacks(
    () =>
      new aws.ec2.VpcPeeringConnectionAccepter(
        childNames.accepter(name),
        {
          vpcPeeringConnectionId: request.id,
          autoAccept: true,
          ...(tags && { tags }),
        },
        { parent, dependsOn: request.proof, ...protectOption(plan.protect) },
      ),
  );
  const activation = awaitActivation(name, plan, accepter);
  return {
    vpcPeeringConnectionId: accepter.vpcPeeringConnectionId,
    tigerStatus: activation.status,
    awsStatus: accepter.acceptStatus,
    resources: [accepter, activation],
  };
}

function provisionedIdOf(
  peering: TimescalePeering,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  return shownInPreview(peering, peering.provisionedId, async (id) => {
    return (await getTimescalePeering({ id }, { parent })).provisionedId;
  });
}

/** Says what the other account's owner has to compare and to run. */
function tellHowToAccept(
  peering: TimescalePeering,
  timescaleVpc: ResolvedTimescaleVpc,
  parent: pulumi.ComponentResource,
): void {
  const { provisionedId, peerAccountId, peerRegionCode, peerVpcId } = peering;
  pulumi
    .all([provisionedId, peerAccountId, peerRegionCode, peerVpcId, timescaleVpc.cidr])
    .apply(([id, account, region, vpcId, cidr]) =>
      pulumi.log.info(
        `Peering request ${id}: left to account ${account} to accept. Check there that it comes from ${cidr} and leads to ${vpcId}, then run: ` +
          `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${id} --region ${region}`,
        parent,
      ),
    );
}
