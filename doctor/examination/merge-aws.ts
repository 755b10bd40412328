import type { AwsFacts } from "../facts/aws";

/** What AWS told first, with what it was asked for afterwards. Private zones are in the later facts of a VPC alone. */
export function mergedAws(first: AwsFacts, later: AwsFacts): AwsFacts {
  return {
    vpcs: new Map([...first.vpcs, ...later.vpcs]),
    peeringConnections: new Map([...first.peeringConnections, ...later.peeringConnections]),
    transitGateways: new Map([...first.transitGateways, ...later.transitGateways]),
    from: first.from,
  };
}
