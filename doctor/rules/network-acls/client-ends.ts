import { containsCidr } from "../../../provider/rules/cidr";
import type { NetworkAcl, NetworkAclEntry } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import { extentOf, type Extent } from "../../path/ends";
import { aclAllows, networkAclOf, type AclQuestion } from "../../path/network-acl";
import type { Case } from "../rule";

/** The network ACL of the client's subnet; undefined where it could not be looked at. */
export function clientAclOf({ client, vpc }: Case): NetworkAcl | undefined {
  return networkAclOf(valueOf(vpc.networkAcls) ?? [], client.subnetId);
}

/** What an ACL of the client's subnet lets pass between it and the ends of the way. */
export interface Passage {
  extent: Extent;
  /** The first question of which it does not let all pass, and what is in the way there; undefined where there is none. */
  closed: { question: AclQuestion; by: NetworkAclEntry | undefined } | undefined;
}

/** How far an ACL is open for some ports, in a direction. Within the client's subnet, no ACL is asked. */
export function passageOf(
  { subnet, destinations }: Case,
  { entries }: NetworkAcl,
  ends: Omit<AclQuestion, "cidrBlock">,
): Passage {
  const outside = destinations.filter(
    (block) => subnet === undefined || !containsCidr(subnet.cidrBlock, block),
  );
  const answers = outside.map((cidrBlock) => {
    const question = { ...ends, cidrBlock };
    return { question, ...aclAllows(entries, question) };
  });
  const inside = outside.length < destinations.length ? (["all"] as const) : [];
  return {
    extent: extentOf([...answers.map(({ allows }) => allows), ...inside]),
    closed: answers.find(({ allows }) => allows !== "all"),
  };
}
