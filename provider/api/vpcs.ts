import { canonicalCidr } from "../rules/cidr";
import type { TimescaleVpcInputs } from "../contract";
import type { SendInProject } from "./client";
import { checked, type WireVpc } from "./wire";

/** A Timescale VPC as the API shows it, its CIDR block in canonical spelling. */
export interface Vpc extends TimescaleVpcInputs {
  id: string;
}

/** The endpoints of Timescale VPCs. */
export function vpcEndpoints(send: SendInProject) {
  return {
    async create(inputs: TimescaleVpcInputs): Promise<Vpc> {
      const body = { name: inputs.name, cidr: inputs.cidr, region_code: inputs.regionCode };
      const subject = `Timescale VPC "${inputs.name}"`;
      return fromWire(
        checked<WireVpc>(await send("POST", "/vpcs", subject, body), REQUIRED, subject),
      );
    },
    async get(id: string): Promise<Vpc> {
      return fromWire(
        checked<WireVpc>(await send("GET", `/vpcs/${id}`, subjectOf(id)), REQUIRED, subjectOf(id)),
      );
    },
    async rename(id: string, name: string): Promise<void> {
      await send("POST", `/vpcs/${id}/rename`, subjectOf(id), { name });
    },
    async delete(id: string): Promise<void> {
      await send("DELETE", `/vpcs/${id}`, subjectOf(id));
    },
  };
}

const REQUIRED = ["id", "name", "cidr", "region_code"] as const;
const subjectOf = (id: string) => `Timescale VPC ${id}`;

function fromWire(wire: WireVpc): Vpc {
  return {
    id: wire.id,
    name: wire.name,
    cidr: canonicalCidr(wire.cidr),
    regionCode: wire.region_code,
  };
}
