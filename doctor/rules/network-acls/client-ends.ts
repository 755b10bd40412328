import { containsCidr } from "../../../provider/rules/cidr";
import type { NetworkAcl } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import { networkAclOf } from "../../path/network-acl";
import type { Case } from "../rule";

/** The network ACL of the client's subnet; undefined where it could not be looked at. */
export function clientAclOf({ client, vpc }: Case): NetworkAcl | undefined {
  return networkAclOf(valueOf(vpc.networkAcls) ?? [], client.subnetId);
}

/** The ends of the way that are outside of the client's subnet: within one, no ACL is asked. */
export function endsOutside({ subnet, destinations }: Case): string[] {
  return destinations.filter(
    (block) => subnet === undefined || !containsCidr(subnet.cidrBlock, block),
  );
}

/** Whether the client reaches some end without leaving its subnet. */
export function hasEndInside(one: Case): boolean {
  return endsOutside(one).length < one.destinations.length;
}
