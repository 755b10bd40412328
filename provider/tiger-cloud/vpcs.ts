import { canonicalCidr } from "../rules/cidr";
import { decoder, id, listDecoder, nothing, object, text } from "./decode";
import type { Protocols } from "./protocols";
import { apiPath } from "./rest/path";
import { READ } from "./rest/rest";
import { SharedList } from "./shared-list";

/** A Timescale VPC as the API shows it. */
export interface Vpc {
  id: string;
  name: string;
  /** In canonical spelling. */
  cidr: string;
  regionCode: string;
}

/** The calls of Timescale VPCs. */
export function vpcCalls({ rest, clock }: Protocols) {
  const get = async (vpcId: string) =>
    rest({ ...READ, path: pathOf(vpcId), subject: subjectOf(vpcId), answer });
  const load = async () => rest({ ...LIST, answer: listAnswer });
  const shared = new SharedList(load, get, clock);
  return {
    /** One VPC, asked for alone. */
    get,
    /** All of them, as they are now. */
    listFresh: () => shared.fresh(),
    /** All of them, as they were some seconds ago at most. */
    listRecent: () => shared.recent(),
    /** One of them, as it was some seconds ago at most. What is not listed is asked for alone. */
    getRecent: (vpcId: string) => shared.getRecent(vpcId),
    /** Makes a VPC, which takes peerings only after a while: the API does not tell when. */
    async create({ name, cidr, regionCode }: Omit<Vpc, "id">): Promise<Vpc> {
      const body = { name, cidr, region_code: regionCode };
      const call = { method: "POST", path: "/vpcs", repeatable: false, body } as const;
      const subject = `Timescale VPC "${name}"`;
      return shared.changing(() => rest({ ...call, subject, answer }));
    },
    /** Gives a VPC another name. */
    async rename(vpcId: string, name: string): Promise<void> {
      const path = apiPath`/vpcs/${vpcId}/rename`;
      const call = { method: "POST", path, repeatable: true, body: { name } } as const;
      const subject = subjectOf(vpcId);
      return shared.changing(() => rest({ ...call, subject, answer: nothing }));
    },
    /** Asks for the end of a VPC, which takes a while. */
    async delete(vpcId: string): Promise<void> {
      const call = { method: "DELETE", path: pathOf(vpcId), repeatable: true } as const;
      const subject = subjectOf(vpcId);
      return shared.changing(() => rest({ ...call, subject, answer: nothing }));
    },
  };
}

const LIST = { ...READ, path: "/vpcs", list: true, subject: "Timescale VPCs" };
const subjectOf = (vpcId: string) => `Timescale VPC ${vpcId}`;
const pathOf = (vpcId: string) => apiPath`/vpcs/${vpcId}`;

const vpc = object({ id, name: text, cidr: id, region_code: id }, (told): Vpc => {
  return {
    id: told.id,
    name: told.name,
    cidr: canonicalCidr(told.cidr),
    regionCode: told.region_code,
  };
});
const answer = decoder("VPC", vpc);
const listAnswer = listDecoder("VPCs", vpc, "id");
