import type { Store } from "../../store";
import type { Service } from "./entity";

/** The services in the VPC, on the way into it and on the way out. */
export function servicesOf({ services }: Pick<Store, "services">, vpcId: string): Service[] {
  return [...services.values()].filter(
    ({ vpcId: presentId, move }) => presentId === vpcId || move?.toVpcId === vpcId,
  );
}
