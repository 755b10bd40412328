import { canonicalCidr } from "../rules/cidr";
import type { TimescaleVpcInputs } from "../contract";
import { SharedRead } from "../wait/shared-read";
import type { Clock } from "../wait/clock";
import { apiPath } from "./rest/path";
import type { SendInProject } from "./rest/send-in-project";
import { readAnswer, readList, type Fields } from "./wire";

/** A Timescale VPC as the API shows it, its CIDR block in canonical spelling. */
export interface Vpc extends TimescaleVpcInputs {
  id: string;
}

/** The endpoints of Timescale VPCs. */
export function vpcEndpoints(send: SendInProject, clock?: Clock) {
  const list = async () =>
    readList(await send("GET", "/vpcs", "Timescale VPCs"), "Timescale VPCs", fromWire);
  const shared = new SharedRead(list, clock && { clock });
  const get = async (id: string) =>
    readAnswer(await send("GET", apiPath`/vpcs/${id}`, subjectOf(id)), subjectOf(id), fromWire);
  return {
    async create(inputs: TimescaleVpcInputs): Promise<Vpc> {
      const body = { name: inputs.name, cidr: inputs.cidr, region_code: inputs.regionCode };
      const subject = `Timescale VPC "${inputs.name}"`;
      try {
        return readAnswer(await send("POST", "/vpcs", subject, body), subject, fromWire);
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

const subjectOf = (id: string) => `Timescale VPC ${id}`;

function fromWire(fields: Fields): Vpc {
  return {
    id: fields.id("id"),
    name: fields.text("name"),
    cidr: canonicalCidr(fields.id("cidr")),
    regionCode: fields.id("region_code"),
  };
}
