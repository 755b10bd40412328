import type * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { aliasesFor } from "../former-keys";
import type { ResolvedTimescaleVpc } from "../peered-vpc/timescale-vpc-reference";
import type { PeeredTransitGatewayArgs } from "./arguments";
import { AttachedVpc } from "./attached-vpc";

/** What all customer VPCs behind a gateway have in common. */
interface Surroundings {
  transitGatewayId: pulumi.Input<string>;
  timescaleVpc: ResolvedTimescaleVpc;
  protect: boolean | undefined;
  parent: pulumi.ComponentResource;
}

/** The customer VPCs behind a gateway, by their names in the arguments. */
export function attachVpcs(
  name: string,
  { vpcs = {}, tags, cidrBlocks: reachedCidrBlocks }: PeeredTransitGatewayArgs,
  { parent, ...surroundings }: Surroundings,
): Record<string, AttachedVpc> {
  const nameOf = (key: string) => childNames.attachedVpc(name, key);
  return Object.fromEntries(
    Object.entries(vpcs).map(([key, vpc]) => {
      const { provider, aliases } = vpc;
      const plan = { ...vpc, ...surroundings, tags, reachedCidrBlocks };
      const options = {
        ...{ parent, ...(provider && { provider }) },
        ...aliasesFor(aliases, nameOf),
      };
      return [key, new AttachedVpc(nameOf(key), plan, options)];
    }),
  );
}
