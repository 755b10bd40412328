import { isTimescaleError } from "../../errors";
import type { ResourceHandler } from "../../describe/handler";
import { deleteAndWait } from "../../operation/change-when-free";
import { ifExists, type Operation } from "../../operation/operation";
import { withStandings } from "../../operation/ownership";
import { meaningOf } from "../../tiger-cloud/status";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import { failedPeering } from "../timescale-peering/failures";
import { formatPeeringId, parsePeeringId } from "../timescale-peering/id";
import { sharingVpcs } from "./connection-findings";
import { TRANSIT_GATEWAY_PEERING } from "./description";
import { gatewayFindings, identicalGateways } from "./findings";
import { requestPeering } from "./request-peering";
import { settle } from "./settle";
import { stateFrom, type State } from "./state";

/** A peering between a Timescale VPC and a customer's transit gateway, as Tiger Cloud asks AWS for it. */
export const transitGatewayPeering: ResourceHandler<typeof TRANSIT_GATEWAY_PEERING> = {
  description: TRANSIT_GATEWAY_PEERING,

  isUnfinished: (stored) => stored.attachmentId === "",

  replacementReason: ({ status }) =>
    meaningOf("peering", status) === "failed" ? "status" : undefined,

  // A gateway has one connection with those of a region: made first, the new one would share the old
  // one's, which then goes.
  blocksSuccessor: (stored, known) => stored.transitGatewayId === known.transitGatewayId,

  async findings(known, { api, ...look }) {
    const { timescaleVpcId } = known;
    const account = await api.account();
    const { transitGatewayPeerings: calls } = api;
    if (timescaleVpcId === undefined) {
      return gatewayFindings(known, {
        account,
        vpc: undefined,
        sharing: [],
        existing: [],
        ...look,
      });
    }
    const vpc = (await ifExists(() => calls.getVpcRecent(timescaleVpcId))) ?? null;
    const idOf = ({ id }: TransitGatewayPeering) => formatPeeringId(timescaleVpcId, id);
    const identical = identicalGateways(known, vpc?.gateways);
    const foreign = identical.filter((each) => !look.isOwn(idOf(each)));
    const existing = await withStandings(foreign, idOf, look);
    const others = vpc === null ? [] : sharingVpcs(known, vpc, await calls.listRecent());
    // What is replaced by this one goes first; what is changed in place has others beside it.
    const sharing = others.filter(
      ({ id, gateways }) =>
        identical.length > 0 ||
        !identicalGateways(known, gateways).every((each) =>
          look.isOwn(formatPeeringId(id, each.id)),
        ),
    );
    return gatewayFindings(known, { account, vpc, sharing, existing, ...look });
  },

  async create(inputs, operation) {
    const { peering, isOurs } = await requestPeering(inputs, operation);
    const { timescaleVpcId, cidrBlocks } = inputs;
    const shown = stateFrom(timescaleVpcId, peering, {}, operation.reporter);
    const before = isOurs ? { ...shown, cidrBlocks } : shown;
    const id = formatPeeringId(timescaleVpcId, peering.id);
    return { id, state: await settle(id, before, inputs, operation) };
  },

  async read(id, stored, { api, reporter }) {
    const { timescaleVpcId, number } = parsePeeringId(id);
    const found = await ifExists(() =>
      api.transitGatewayPeerings.getRecent(timescaleVpcId, number),
    );
    if (found === undefined) return undefined;
    if (meaningOf("peering", found.status) === "failed")
      reporter.warn(failedPeering(found).message);
    return stateFrom(timescaleVpcId, found, stored, reporter);
  },

  update: settle,

  async delete(id, stored, operation) {
    const { transitGatewayPeerings: calls } = operation.api;
    const { timescaleVpcId, number } = parsePeeringId(id);
    await warnOfSharing(id, stored, operation);
    await deleteAndWait(
      operation,
      { subject: `Peering ${number}`, vpcId: timescaleVpcId },
      () => removeIfThere(timescaleVpcId, number, operation),
      () => {
        const { next, arrival } = calls.follow(timescaleVpcId, number);
        return { isGone: async () => (await next()) === undefined, arrival };
      },
    );
  },
};

/** How the API words that a peering is gone already is not documented, so a refusal is looked into. */
async function removeIfThere(
  vpcId: string,
  number: string,
  { api: { transitGatewayPeerings: calls } }: Operation,
): Promise<void> {
  try {
    await calls.delete(vpcId, number);
  } catch (error) {
    if (!isTimescaleError(error, "Rejected")) throw error;
    if ((await ifExists(() => calls.get(vpcId, number))) !== undefined) throw error;
  }
}

/** Whether the deletion of one of several peerings ends the connection that they share is not documented. */
async function warnOfSharing(
  id: string,
  { timescaleVpcId, transitGatewayId }: State,
  { api, reporter }: Operation,
): Promise<void> {
  const vpcs = await api.transitGatewayPeerings.listRecent();
  const vpc = vpcs.find((each) => each.id === timescaleVpcId);
  const sharing = vpc === undefined ? [] : sharingVpcs({ transitGatewayId }, vpc, vpcs);
  if (sharing.length === 0) return;
  reporter.warn(
    `Peering ${parsePeeringId(id).number}: Timescale VPC ${sharing.map((each) => each.id).join(" and ")} shares its connection with ${transitGatewayId}. ` +
      "Look whether services there are still reached.",
  );
}
