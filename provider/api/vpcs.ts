import { canonicalCidr } from "../rules/cidr";
import type { TimescaleVpcInputs } from "../contract";
import { SharedRead } from "../wait/shared-read";
import type { Clock } from "../wait/clock";
import { apiPath } from "./path";
import type { SendInProject } from "./send-in-project";
import { checked, checkedList, type WireVpc } from "./wire";

/** A Timescale VPC as the API shows it, its CIDR block in canonical spelling. */
export interface Vpc extends TimescaleVpcInputs {
  id: string;
}

/** The endpoints of Timescale VPCs. */
export function vpcEndpoints(send: SendInProject, clock?: Clock) {
  const list = async () =>
    checkedList(await send("GET", "/vpcs", "Timescale VPCs"), "Timescale VPCs", (element) =>
      fromWire(checked<WireVpc>(element, REQUIRED, "Timescale VPCs")),
    );
  const shared = new SharedRead(list, clock && { clock });
  const get = async (id: string) =>
    fromWire(
      checked<WireVpc>(
        await send("GET", apiPath`/vpcs/${id}`, subjectOf(id)),
        REQUIRED,
        subjectOf(id),
      ),
    );
  return {
    async create(inputs: TimescaleVpcInputs): Promise<Vpc> {
      const body = { name: inputs.name, cidr: inputs.cidr, region_code: inputs.regionCode };
      const subject = `Timescale VPC "${inputs.name}"`;
      try {
        return fromWire(
          checked<WireVpc>(await send("POST", "/vpcs", subject, body), REQUIRED, subject),
        );
      } finally {
        shared.changed();
      }
    },
    /** One VPC, asked for alone. */
    get,
    /** All of them, as they are now. */
    list: () => shared.fresh(),
    /** All of them, as they were some seconds ago at most. */
    recent: () => shared.recent(),
    /** One of them, as it was some seconds ago at most. What is not listed is asked for alone. */
    async getRecent(id: string): Promise<Vpc> {
      return (await shared.recent()).find((vpc) => vpc.id === id) ?? get(id);
    },
    async rename(id: string, name: string): Promise<void> {
      try {
        await send("POST", apiPath`/vpcs/${id}/rename`, subjectOf(id), { name });
      } finally {
        shared.changed();
      }
    },
    async delete(id: string): Promise<void> {
      try {
        await send("DELETE", apiPath`/vpcs/${id}`, subjectOf(id));
      } finally {
        shared.changed();
      }
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
