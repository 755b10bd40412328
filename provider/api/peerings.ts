import type { TimescalePeeringInputs } from "../contract";
import type { SendInProject } from "./client";
import { oneLine } from "./failure";
import { checked, type WirePeering } from "./wire";

/** A peering as the API shows it. */
export interface Peering {
  id: string;
  peerAccountId: string;
  peerRegionCode: string;
  peerVpcId: string;
  /** `pcx-…`; undefined until AWS has the request. */
  provisionedId: string | undefined;
  /** Upper case; `REQUESTED` while the API gives none. */
  status: string;
  /** The vendor's own words about a failure; empty where there are none. */
  errorMessage: string;
}

/** The endpoints of peerings. */
export function peeringEndpoints(send: SendInProject) {
  return {
    async create(inputs: TimescalePeeringInputs): Promise<Peering> {
      const body = {
        peer_account_id: inputs.peerAccountId,
        peer_region_code: inputs.peerRegionCode,
        peer_vpc_id: inputs.peerVpcId,
      };
      const subject = `Peering of Timescale VPC ${inputs.timescaleVpcId} with ${inputs.peerVpcId}`;
      const path = `/vpcs/${inputs.timescaleVpcId}/peerings`;
      return fromWire(
        checked<WirePeering>(await send("POST", path, subject, body), REQUIRED, subject),
      );
    },
    async get(vpcId: string, id: string): Promise<Peering> {
      const body = await send("GET", pathOf(vpcId, id), subjectOf(id));
      return fromWire(checked<WirePeering>(body, REQUIRED, subjectOf(id)));
    },
    async delete(vpcId: string, id: string): Promise<void> {
      await send("DELETE", pathOf(vpcId, id), subjectOf(id));
    },
  };
}

const REQUIRED = ["id", "peer_account_id", "peer_region_code", "peer_vpc_id"] as const;
const subjectOf = (id: string) => `Peering ${id}`;
const pathOf = (vpcId: string, id: string) => `/vpcs/${vpcId}/peerings/${id}`;

function fromWire(wire: WirePeering): Peering {
  return {
    id: wire.id,
    peerAccountId: wire.peer_account_id,
    peerRegionCode: wire.peer_region_code,
    peerVpcId: wire.peer_vpc_id,
    provisionedId: wire.provisioned_id === "" ? undefined : wire.provisioned_id,
    status: oneLine(wire.status).toUpperCase() || "REQUESTED",
    errorMessage: oneLine(wire.error_message),
  };
}
