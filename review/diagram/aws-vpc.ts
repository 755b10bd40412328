import { nameOf } from "../../provider/rules/urn";
import { AWS_VPC } from "../types";
import { knownText, type Named, type ResourceSet } from "./resource-set";

/** What a plan tells of a VPC that is one of its resources. */
export interface PlannedVpc {
  /** Its Pulumi name. */
  name: string;
  cidrBlocks?: string[];
  accountId?: string;
}

/** The VPC of that id, or from that resource; undefined where the plan has none. */
export function awsVpcOf({ id, from }: Named, all: ResourceSet): PlannedVpc | undefined {
  const made = all
    .ofType(AWS_VPC)
    .find((vpc) => (id === null ? from.includes(vpc.urn) : vpc.id === id));
  if (made === undefined) return undefined;
  const block = knownText(made.inputs["cidrBlock"]);
  const accountId = knownText(made.lastOutputs["ownerId"]);
  return {
    name: nameOf(made.urn),
    ...(block !== null && { cidrBlocks: [block] }),
    ...(accountId !== null && { accountId }),
  };
}
