import type { Pair } from "./pair";

/**
 * What leads over the Timescale VPC that a service is attached to. Where nothing does, what leads over the one that
 * the state attaches it to: then it was moved, or has not arrived.
 */
export function timescaleVpcsOf<T>(
  { serviceId, service, stack }: Pick<Pair, "serviceId" | "service" | "stack">,
  waysOver: (timescaleVpcId: string) => T[],
): T[] {
  const at = service?.attachment?.vpcId;
  const over = at === undefined ? [] : waysOver(at);
  if (over.length > 0) return over;
  const wanted = stack.attachments.filter((each) => each.serviceId === serviceId);
  const ids = new Set(wanted.map(({ timescaleVpcId }) => timescaleVpcId));
  return [...ids].filter((id) => id !== at).flatMap(waysOver);
}
