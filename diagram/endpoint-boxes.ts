import { abridge, inOrder, type DiagramLimits } from "./abridge";
import type { Box } from "./box";
import { boxesOf, moreBox } from "./boxes";
import type { DrawnPrivateName, DrawnVpcEndpoint } from "./drawn-endpoint";
import { known, knownAs, linesOf } from "./wording";

/** A VPC endpoint, and the private names that lead to it. */
export function endpointBoxes(endpoint: DrawnVpcEndpoint, limits: DiagramLimits): Box[] {
  const { vpcEndpointId, subnetIds, names = [], mark } = endpoint;
  const { shown, left } = abridge(
    inOrder(names, ({ zoneId, host }) => [zoneId, host]),
    limits.detailsPerVpc,
  );
  const box: Box = {
    kind: "vpc-endpoint",
    caption: "VPC endpoint",
    title: known(vpcEndpointId),
    lines: [
      ...(subnetIds === null ? [knownAs("subnets", null)] : []),
      ...linesOf(subnetIds ?? [], limits.linesPerBox),
    ],
    mark,
    boxes: [],
  };
  return boxesOf([box, ...shown.map(nameBox), moreBox("private name", left)]);
}

function nameBox({ zoneId, host, mark }: DrawnPrivateName): Box {
  return {
    kind: "private-name",
    caption: "private zone",
    title: known(zoneId),
    lines: [knownAs("host", host)],
    mark,
    boxes: [],
  };
}
