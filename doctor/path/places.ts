import type { AwsFacts, FoundClient, Subnet, VpcFacts } from "../facts/aws";
import { valueOf } from "../facts/seen";
import type { CustomerVpcSubject, Subject } from "../subject/subject";
import type { ClientPlace, Way } from "./way";

/** A place of clients with the subnet that it is in. */
export interface Place {
  client: ClientPlace;
  /** Undefined where subnets could not be looked at, or there are none. */
  subnet: Subnet | undefined;
}

/** What `--from` names, where it was given and found. */
export function foundClient({ from }: Subject, aws: AwsFacts): FoundClient | undefined {
  return from === undefined ? undefined : valueOf(aws.from);
}

/**
 * Where connections begin in a customer VPC: what `--from` found there, else each subnet. Where subnets could not
 * be looked at, it is one place without a subnet, so that all else is judged.
 *
 * @param kind of the ways that begin there: who uses an endpoint need not wear the groups of a peering's clients
 * @param found what `--from` names; it is in this VPC
 */
export function placesOf(
  vpc: VpcFacts,
  subject: CustomerVpcSubject | undefined,
  kind: Way["kind"],
  found: FoundClient | undefined,
): Place[] {
  const isEndpoint = kind === "private-endpoint";
  const groupIds = (isEndpoint ? subject?.endpointClientGroupIds : subject?.clientGroupIds) ?? [];
  const securityGroupIds = found?.securityGroupIds ?? (groupIds.length > 0 ? groupIds : undefined);
  const subnets = (valueOf(vpc.subnets) ?? []).filter(
    ({ subnetId }) => found?.subnetId === undefined || found.subnetId === subnetId,
  );
  if (subnets.length === 0) return [withoutSubnet(vpc, found, securityGroupIds)];
  return subnets.map((subnet) => {
    const { subnetId } = subnet;
    return { client: { subnetId, cidrBlock: blockOf(found, subnet), securityGroupIds }, subnet };
  });
}

function blockOf(found: FoundClient | undefined, { cidrBlock }: Subnet): string {
  return found?.address === undefined ? cidrBlock : `${found.address}/32`;
}

function withoutSubnet(
  { vpc }: VpcFacts,
  found: FoundClient | undefined,
  securityGroupIds: readonly string[] | undefined,
): Place {
  const known = found?.address === undefined ? undefined : `${found.address}/32`;
  const cidrBlock = known ?? valueOf(vpc)?.cidrBlocks[0] ?? "";
  return {
    client: { subnetId: found?.subnetId ?? "", cidrBlock, securityGroupIds },
    subnet: undefined,
  };
}
