import type { TigerCloudApi } from "../tiger-cloud/client";
import type { Peering } from "../tiger-cloud/peerings";
import { TimescaleError } from "../errors";
import { ifExists } from "../operation/operation";
import {
  accountIdValidator,
  awsVpcIdValidator,
  decimalIdValidator,
  peeringConnectionIdValidator,
  peeringIdValidator,
  regionValidator,
} from "../rules/inputs";
import { formatPeeringId, parsePeeringId } from "../resources/timescale-peering/id";
import { chooseOne, type Kind } from "./choose";
import type { GetTimescalePeeringArgs, GetTimescalePeeringResult } from "./contract";
import type { Lookup } from "./lookup";
import { VPC } from "./vpcs";

interface PlacedPeering extends Peering {
  timescaleVpcId: string;
}

const PEERING: Kind<PlacedPeering> = {
  noun: "Peering",
  properties: {
    timescaleVpcId: ({ timescaleVpcId }) => timescaleVpcId,
    id: ({ timescaleVpcId, id }) => formatPeeringId(timescaleVpcId, id),
    provisionedId: ({ provisionedId }) => provisionedId,
    peerVpcId: ({ peerVpcId }) => peerVpcId,
    peerAccountId: ({ peerAccountId }) => peerAccountId,
    peerRegionCode: ({ peerRegionCode }) => peerRegionCode,
  },
  unique: ["id", "provisionedId"],
  describe(peering) {
    const { id, timescaleVpcId, provisionedId = "no pcx yet", status } = peering;
    const peer = `${peering.peerVpcId} in ${peering.peerAccountId} and ${peering.peerRegionCode}`;
    return `${id} of Timescale VPC ${timescaleVpcId} (${provisionedId}, ${peer}, ${status})`;
  },
};

export const getTimescalePeering: Lookup<"getTimescalePeering"> = {
  validators: {
    timescaleVpcId: decimalIdValidator,
    id: peeringIdValidator,
    provisionedId: peeringConnectionIdValidator,
    peerVpcId: awsVpcIdValidator,
    peerAccountId: accountIdValidator,
    peerRegionCode: regionValidator,
  },
  oneOf: [["id"], ["timescaleVpcId", "peerVpcId"], ["provisionedId"]],
  async find(api, args) {
    const wanted = withWholeId(args);
    const all = wanted.timescaleVpcId === undefined ? await everywhere(api) : await of(api, wanted);
    return resultOf(chooseOne(all, PEERING, wanted));
  },
};

/** An id alone tells the Timescale VPC; with that beside it, its second part is enough. */
function withWholeId({ id, ...args }: GetTimescalePeeringArgs): GetTimescalePeeringArgs {
  if (id === undefined) return args;
  const { timescaleVpcId } = args;
  if (id.includes("/")) return { timescaleVpcId: parsePeeringId(id).timescaleVpcId, ...args, id };
  if (timescaleVpcId !== undefined) return { ...args, id: formatPeeringId(timescaleVpcId, id) };
  throw new TimescaleError(
    "Rejected",
    `getTimescalePeering: id: got ${JSON.stringify(id)}; allowed is an id such as 1001/5001. Or give timescaleVpcId, too.`,
  );
}

async function of(
  api: TigerCloudApi,
  { timescaleVpcId = "" }: GetTimescalePeeringArgs,
): Promise<PlacedPeering[]> {
  const peerings = await ifExists(() => peeringsOf(api, timescaleVpcId));
  if (peerings !== undefined) return peerings;
  // Says what Timescale VPCs there are; one that came about meanwhile has no peerings yet.
  chooseOne(await api.vpcs.listFresh(), VPC, { id: timescaleVpcId });
  return [];
}

async function everywhere(api: TigerCloudApi): Promise<PlacedPeering[]> {
  const vpcs = await api.vpcs.listFresh();
  // One that goes meanwhile takes its peerings along.
  const lists = await Promise.all(vpcs.map(({ id }) => ifExists(() => peeringsOf(api, id))));
  return lists.flatMap((peerings) => peerings ?? []);
}

async function peeringsOf(api: TigerCloudApi, timescaleVpcId: string): Promise<PlacedPeering[]> {
  const peerings = await api.peerings.listFresh(timescaleVpcId);
  return peerings.map((peering) => ({ ...peering, timescaleVpcId }));
}

function resultOf(peering: PlacedPeering): GetTimescalePeeringResult {
  const { id, timescaleVpcId, provisionedId, status, errorMessage } = peering;
  const { peerAccountId, peerRegionCode, peerVpcId } = peering;
  return {
    id: formatPeeringId(timescaleVpcId, id),
    ...{ timescaleVpcId, peerAccountId, peerRegionCode, peerVpcId, provisionedId, status },
    errorMessage: errorMessage === "" ? undefined : errorMessage,
  };
}
