import type { TigerCloudApi } from "../tiger-cloud/client";
import type { Peering } from "../tiger-cloud/peerings";
import { ifExists } from "../operation/operation";
import {
  accountIdValidator,
  awsVpcIdValidator,
  decimalIdValidator,
  peeringConnectionIdValidator,
  regionValidator,
} from "../rules/inputs";
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
    id: ({ id }) => id,
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
    id: decimalIdValidator,
    provisionedId: peeringConnectionIdValidator,
    peerVpcId: awsVpcIdValidator,
    peerAccountId: accountIdValidator,
    peerRegionCode: regionValidator,
  },
  oneOf: [["timescaleVpcId", "id"], ["timescaleVpcId", "peerVpcId"], ["provisionedId"]],
  async find(api, args) {
    const { timescaleVpcId } = args;
    const all = timescaleVpcId === undefined ? await everywhere(api) : await of(api, args);
    return resultOf(chooseOne(all, PEERING, args));
  },
};

async function of(
  api: TigerCloudApi,
  { timescaleVpcId = "" }: GetTimescalePeeringArgs,
): Promise<PlacedPeering[]> {
  const peerings = await ifExists(() => peeringsOf(api, timescaleVpcId));
  if (peerings !== undefined) return peerings;
  // Says what Timescale VPCs there are; one that came about meanwhile has no peerings yet.
  chooseOne(await api.vpcs.list(), VPC, { id: timescaleVpcId });
  return [];
}

async function everywhere(api: TigerCloudApi): Promise<PlacedPeering[]> {
  const vpcs = await api.vpcs.list();
  // One that goes meanwhile takes its peerings along.
  const lists = await Promise.all(vpcs.map(({ id }) => ifExists(() => peeringsOf(api, id))));
  return lists.flatMap((peerings) => peerings ?? []);
}

async function peeringsOf(api: TigerCloudApi, timescaleVpcId: string): Promise<PlacedPeering[]> {
  const peerings = await api.peerings.list(timescaleVpcId);
  return peerings.map((peering) => ({ ...peering, timescaleVpcId }));
}

function resultOf(peering: PlacedPeering): GetTimescalePeeringResult {
  const { id, timescaleVpcId, provisionedId, status, errorMessage } = peering;
  const { peerAccountId, peerRegionCode, peerVpcId } = peering;
  return {
    ...{ id, timescaleVpcId, peerAccountId, peerRegionCode, peerVpcId, provisionedId, status },
    errorMessage: errorMessage === "" ? undefined : errorMessage,
  };
}
