import type { Endpoint } from "../contract";
import type { SendInProject } from "./client";
import { oneLine } from "./failure";
import { checked, type WireEndpoint, type WireService } from "./wire";

/** A service as the API shows it. */
export interface Service {
  id: string;
  regionCode: string;
  /** Upper case. */
  status: string;
  /** Where it answers publicly; undefined while it is attached to a VPC or moving. */
  publicEndpoint: Endpoint | undefined;
  /** The Timescale VPC it is attached to, and where it answers there. */
  attachment: { vpcId: string; endpoint: Endpoint | undefined } | undefined;
  poolerEndpoint: Endpoint | undefined;
}

/** The endpoints of services. */
export function serviceEndpoints(send: SendInProject) {
  return {
    async get(id: string): Promise<Service> {
      const body = await send("GET", `/services/${id}`, subjectOf(id));
      return fromWire(checked<WireService>(body, REQUIRED, subjectOf(id)));
    },
    async attach(id: string, vpcId: string): Promise<void> {
      await send("POST", `/services/${id}/attachToVPC`, subjectOf(id), { vpc_id: vpcId });
    },
    async detach(id: string, vpcId: string): Promise<void> {
      await send("POST", `/services/${id}/detachFromVPC`, subjectOf(id), { vpc_id: vpcId });
    },
  };
}

const REQUIRED = ["service_id", "region_code", "status"] as const;
const subjectOf = (id: string) => `Service ${id}`;

function fromWire(wire: WireService): Service {
  const vpcId = wire.vpc_endpoint?.vpc_id;
  return {
    id: wire.service_id,
    regionCode: wire.region_code,
    status: oneLine(wire.status).toUpperCase(),
    publicEndpoint: endpointOf(wire.endpoint),
    attachment:
      vpcId === undefined || vpcId === ""
        ? undefined
        : { vpcId, endpoint: endpointOf(wire.vpc_endpoint) },
    poolerEndpoint: endpointOf(wire.connection_pooler?.endpoint),
  };
}

function endpointOf(wire: WireEndpoint | undefined): Endpoint | undefined {
  if (wire?.host === undefined || wire.host === "" || wire.port === undefined) return undefined;
  return { host: wire.host, port: wire.port };
}
