import type { TigerCloud } from "../../local/tiger-cloud";

/** What `tests/engine/programs/resources` is to make, as far as the proofs use it. */
export interface Wanted {
  vpcs: Record<string, { name: string; cidr: string; regionCode: string }>;
  peerings: Record<
    string,
    { timescaleVpcId: string; peerAccountId: string; peerRegionCode: string; peerVpcId: string }
  >;
  /** Peerings with transit gateways. */
  gateways: Record<
    string,
    {
      timescaleVpcId: string;
      peerAccountId: string;
      peerRegionCode: string;
      transitGatewayId: string;
      cidrBlocks: string[];
    }
  >;
  activations: Record<string, { timescaleVpcId: string; peeringId: string }>;
  attachments: Record<string, { serviceId: string; timescaleVpcId: string }>;
}

export const NOTHING: Wanted = {
  ...{ vpcs: {}, peerings: {}, gateways: {}, activations: {}, attachments: {} },
};

/** What is in a Tiger Cloud, without the ids that it makes up. Each list is sorted. */
export interface Cloud {
  vpcs: string[];
  peerings: string[];
  attachments: string[];
}

/** What a program makes of an empty Tiger Cloud. */
export function cloudOf({ vpcs, peerings, gateways, attachments, activations }: Wanted): Cloud {
  const nameOf = (reference: string) => vpcs[reference.replace(/^vpc:/, "")]?.name ?? reference;
  const activated = Object.values(activations).map(({ peeringId }) => peeringId);
  return {
    vpcs: Object.values(vpcs).map(vpcLine).sort(),
    peerings: [
      ...Object.entries(peerings).map(([key, { timescaleVpcId, peerVpcId }]) =>
        peeringLine(
          nameOf(timescaleVpcId),
          peerVpcId,
          activated.includes(`peering:${key}`) ? "ACTIVE" : "any",
        ),
      ),
      ...Object.values(gateways).map(({ timescaleVpcId, transitGatewayId, cidrBlocks }) =>
        peeringLine(nameOf(timescaleVpcId), transitGatewayId, `to ${cidrBlocks.join(", ")}`),
      ),
    ].sort(),
    attachments: Object.values(attachments)
      .map(({ serviceId, timescaleVpcId }) => `${serviceId} in ${nameOf(timescaleVpcId)}`)
      .sort(),
  };
}

/** What is there; the status of a peering counts where `wanted` says that it does. */
export function observedCloud(cloud: TigerCloud, wanted: Cloud): Cloud {
  const nameOf = (id: string) => cloud.vpcs.find((vpc) => vpc.id === id)?.name ?? `VPC ${id}`;
  return {
    vpcs: cloud.vpcs.map(vpcLine).sort(),
    peerings: cloud.peerings
      .map(({ vpcId, peerVpcId, status, wantedCidrBlocks }) => {
        if (peerVpcId.startsWith("tgw-")) {
          const blocks = [...wantedCidrBlocks].sort().join(", ");
          return peeringLine(nameOf(vpcId), peerVpcId, `to ${blocks}`);
        }
        const line = peeringLine(nameOf(vpcId), peerVpcId, status ?? "none");
        const any = peeringLine(nameOf(vpcId), peerVpcId, "any");
        return wanted.peerings.includes(any) ? any : line;
      })
      .sort(),
    attachments: cloud.services
      .filter(({ vpcId, move }) => vpcId !== undefined || move !== undefined)
      .map(({ id, vpcId = "", move }) => `${id} in ${nameOf(vpcId)}${move ? ", moving" : ""}`)
      .sort(),
  };
}

const vpcLine = ({ name, cidr, regionCode }: { name: string; cidr: string; regionCode: string }) =>
  `${name} ${cidr} ${regionCode}`;

const peeringLine = (vpcName: string, peerVpcId: string, status: string) =>
  `${vpcName} - ${peerVpcId} ${status}`;
