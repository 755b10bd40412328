import type { InputsOf, StateOf } from "../../describe/description";
import { isTimescaleError, UnfinishedResource } from "../../errors";
import { changeWhenFree, deleteAndWait } from "../../operation/change-when-free";
import { ifExists, type Operation } from "../../operation/operation";
import { withStandings } from "../../operation/ownership";
import { canonicalCidrSet } from "../../rules/cidr";
import { DOCTOR_ADVICE } from "../../rules/doctor-advice";
import { meaningOf } from "../../tiger-cloud/status";
import type { Peering } from "../../tiger-cloud/peerings";
import type { ResourceHandler } from "../../describe/handler";
import { driftWarning, hasDrifted, isToBeTold } from "./cidr-drift";
import { TIMESCALE_PEERING } from "./description";
import { failedPeering } from "./failures";
import { identicalPeerings, overlapFindings, peeringFindings } from "./findings";
import { formatPeeringId, parsePeeringId } from "./id";
import { requestPeering } from "./request-peering";

type Inputs = InputsOf<typeof TIMESCALE_PEERING>;
type State = StateOf<typeof TIMESCALE_PEERING>;

/** A peering between a Timescale VPC and a customer VPC, as Tiger Cloud asks AWS for it. */
export const timescalePeering: ResourceHandler<typeof TIMESCALE_PEERING> = {
  description: TIMESCALE_PEERING,

  isUnfinished: (stored) => stored.provisionedId === "",

  replacementReason(stored, known) {
    if (meaningOf("peering", stored.status) === "failed") return "status";
    const { cidrDrift = "replace" } = known;
    return cidrDrift === "replace" && hasDrifted(stored, known) ? "peerCidrBlocks" : undefined;
  },

  isBehind: isToBeTold,

  warnings(id, stored, known) {
    const { cidrDrift = "replace" } = known;
    return cidrDrift === "ignore" || !hasDrifted(stored, known)
      ? []
      : [driftWarning(id, stored, known, cidrDrift)];
  },

  // Two VPCs can have one peering: in a Timescale VPC, no customer VPC is peered twice.
  blocksSuccessor: (stored, known) =>
    stored.timescaleVpcId === known.timescaleVpcId && stored.peerVpcId === known.peerVpcId,

  async findings(known, { api, ...look }) {
    const { timescaleVpcId, timescaleVpcCidr, peerCidrBlocks } = known;
    if (timescaleVpcId === undefined) return overlapFindings(timescaleVpcCidr, peerCidrBlocks);
    const vpc = await ifExists(() => api.vpcs.getRecent(timescaleVpcId));
    const peerings = (vpc && (await ifExists(() => api.peerings.listRecent(timescaleVpcId)))) ?? [];
    const idOf = ({ id }: Peering) => formatPeeringId(timescaleVpcId, id);
    const foreign = identicalPeerings(known, peerings).filter((each) => !look.isOwn(idOf(each)));
    const existing = await withStandings(foreign, idOf, look);
    return peeringFindings(known, { vpc, peerings, existing, ...look });
  },

  async create(inputs, operation) {
    const { id: number } = await requestPeering(inputs, operation);
    const id = formatPeeringId(inputs.timescaleVpcId, number);
    return { id, state: await waitForPcx(id, inputs, operation) };
  },

  async read(id, _stored, { api, reporter }) {
    const { timescaleVpcId, number } = parsePeeringId(id);
    const found = await ifExists(() => api.peerings.getRecent(timescaleVpcId, number));
    if (found === undefined) return undefined;
    if (meaningOf("peering", found.status) === "failed")
      reporter.warn(failedPeering(found).message);
    return stateOf(timescaleVpcId, found);
  },

  // Every other input replaces: an update tells of CIDR blocks, and finishes what a create left.
  async update(id, stored, inputs, operation) {
    if (isToBeTold(stored, inputs)) await tellCidrBlocks(id, inputs, operation);
    return waitForPcx(id, inputs, operation);
  },

  async delete(id, _stored, operation) {
    const { peerings } = operation.api;
    const { timescaleVpcId, number } = parsePeeringId(id);
    await deleteAndWait(
      operation,
      { subject: `Peering ${number}`, vpcId: timescaleVpcId },
      () => peerings.delete(timescaleVpcId, number),
      () => {
        const { next, arrival } = peerings.follow(timescaleVpcId, number);
        return { isGone: async () => (await ifExists(next)) === undefined, arrival };
      },
    );
  },
};

/** A failure leaves the state as it was, so that the next update tells of them again. */
async function tellCidrBlocks(
  id: string,
  { timescaleVpcId: vpcId, peerCidrBlocks = [] }: Inputs,
  operation: Operation,
): Promise<void> {
  const { number } = parsePeeringId(id);
  const thing = { subject: `Peering ${number}`, vpcId };
  const blocks = canonicalCidrSet(peerCidrBlocks);
  const tell = () => operation.api.peerings.updateCidrBlocks(vpcId, number, blocks);
  await operation.changesOf(vpcId).inTurn(() => changeWhenFree(operation, thing, tell));
}

/** Waits for the pcx; whatever goes wrong meanwhile, the id is kept, with the last status. */
async function waitForPcx(
  id: string,
  { timescaleVpcId, peerAccountId, peerRegionCode, peerVpcId }: Inputs,
  { api, wait }: Operation,
): Promise<State> {
  const { number } = parsePeeringId(id);
  const target = { timescaleVpcId, peerAccountId, peerRegionCode, peerVpcId };
  let seen: State = { ...target, provisionedId: "", status: "REQUESTED" };
  const { next, arrival } = api.peerings.follow(timescaleVpcId, number);
  try {
    return await wait(
      `Peering ${number}`,
      `Run \`pulumi up\` again to go on waiting. ${DOCTOR_ADVICE}`,
      async () => {
        // A list may lag behind the request that it does not show yet.
        const peering = (await next()) ?? (await api.peerings.get(timescaleVpcId, number));
        seen = stateOf(timescaleVpcId, peering);
        if (meaningOf("peering", peering.status) === "failed") throw failedPeering(peering);
        if (peering.provisionedId === undefined) return { state: "pending", saw: peering.status };
        return { state: "done", value: seen };
      },
      arrival,
    );
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    throw new UnfinishedResource(id, seen, error);
  }
}

function stateOf(timescaleVpcId: string, peering: Peering): State {
  return {
    timescaleVpcId,
    peerAccountId: peering.peerAccountId,
    peerRegionCode: peering.peerRegionCode,
    peerVpcId: peering.peerVpcId,
    provisionedId: peering.provisionedId ?? "",
    status: peering.status,
  };
}
