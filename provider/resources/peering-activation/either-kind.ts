import { isTimescaleError } from "../../errors";
import { ifExists } from "../../operation/operation";
import type { TigerCloudApi } from "../../tiger-cloud/client";
import type { Peering } from "../../tiger-cloud/peerings";
import type { TransitGatewayPeering } from "../../tiger-cloud/transit-gateway-answers";
import type { Follower } from "../../wait/shared-read";

/** A peering with a VPC or with a transit gateway. */
export type EitherPeering = Peering | TransitGatewayPeering;

type Calls = Pick<TigerCloudApi, "peerings" | "transitGatewayPeerings">;

/**
 * Looks at one peering time and again, of whichever kind it is. GraphQL is asked about what REST does not
 * show; once it shows the peering, it alone is asked.
 */
export function followEither(
  { peerings, transitGatewayPeerings }: Calls,
  vpcId: string,
  number: string,
): Follower<EitherPeering | undefined> {
  const byRest: Follower<EitherPeering | undefined> = peerings.follow(vpcId, number);
  let byGraphql: typeof byRest | undefined;
  return {
    async next() {
      if (byGraphql !== undefined) return byGraphql.next();
      const shown = await byRest.next();
      if (shown !== undefined) return shown;
      const follower = transitGatewayPeerings.follow(vpcId, number);
      const found = await unlessUnknown(() => follower.next());
      if (found !== undefined) byGraphql = follower;
      return found;
    },
    arrival: () => (byGraphql ?? byRest).arrival(),
  };
}

/** One peering of either kind, as it was some seconds ago at most; undefined where there is none. */
export async function getEither(
  { peerings, transitGatewayPeerings }: Calls,
  vpcId: string,
  number: string,
): Promise<EitherPeering | undefined> {
  return (
    (await ifExists(() => peerings.getRecent(vpcId, number))) ??
    (await unlessUnknown(() => ifExists(() => transitGatewayPeerings.getRecent(vpcId, number))))
  );
}

/**
 * What the undocumented API tells, or undefined where it has changed: what the documented one says then
 * stands, for whoever has no transit gateway needs nothing else.
 */
async function unlessUnknown<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isTimescaleError(error, "ApiChanged")) return undefined;
    throw error;
  }
}
