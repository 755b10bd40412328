import type { Way } from "../path/way";

/** A way as people call it, such as `main from app by peering 1001/5001`. */
export function wayName(way: Way): string {
  const service = way.service?.name ?? way.serviceId;
  const by = byWhat(way);
  return `${service} from ${way.name ?? way.customerVpcId}${by === "" ? "" : ` by ${by}`}`;
}

/** What a way leads over, such as `peering 1001/5001`; empty where there is none. */
export function byWhat(way: Way): string {
  switch (way.kind) {
    case "peering":
      return `peering ${way.timescaleVpcId}/${way.peeringId}`;
    case "transit-gateway":
      return `transit gateway ${way.transitGatewayId}`;
    case "private-endpoint":
      return `private endpoint ${way.vpcEndpointId}`;
    case "none":
      return "";
  }
}
