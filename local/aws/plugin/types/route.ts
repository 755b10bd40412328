import type { EC2, Route } from "@aws-sdk/client-ec2";
import { crc32 } from "node:zlib";
import { AwsError, forgiving } from "../errors";
import { textOf, type Properties } from "../properties";
import { resourceType } from "../resource-type";
import {
  givenTargets,
  isSameTarget,
  requestOf,
  ROUTE_PATIENCE,
  routeTableOf,
  targetOf,
  type RouteTarget,
} from "./routes";

interface Inputs extends RouteTarget {
  routeTableId: string;
  destinationCidrBlock: string;
}

/** `aws.ec2.Route`, to an IPv4 destination. Imported by `rtb-…_<destination>`. */
export const route = resourceType<Inputs>({
  label: "Route",
  inputs: {
    routeTableId: "replaces",
    destinationCidrBlock: "replaces",
    gatewayId: "updates",
    natGatewayId: "updates",
    networkInterfaceId: "updates",
    transitGatewayId: "updates",
    vpcPeeringConnectionId: "updates",
  },
  required: ["routeTableId", "destinationCidrBlock"],
  outputs: ["origin", "state"],
  isTagged: false,
  // Not InvalidRouteTableID.NotFound: a route whose table is gone is deleted by a refresh only.
  gone: { onRead: ["InvalidRouteTableID.NotFound"], onDelete: ["InvalidRoute.NotFound"] },
  patience: {
    onCreate: ROUTE_PATIENCE,
    onDelete: { codes: ["InvalidParameterException"], minutes: 5 },
  },

  check(inputs) {
    const given = givenTargets(inputs);
    if (given.length === 1) return undefined;
    const reason = `A route has exactly one target; given: ${given.join(", ") || "none"}.`;
    return { property: "vpcPeeringConnectionId", reason };
  },

  async create({ ec2 }, inputs) {
    const { routeTableId, destinationCidrBlock } = inputs;
    await refuseExisting(ec2, routeTableId, destinationCidrBlock);
    await ec2.createRoute({
      RouteTableId: routeTableId,
      DestinationCidrBlock: destinationCidrBlock,
      ...requestOf(inputs),
    });
    return { id: idOf(routeTableId, destinationCidrBlock) };
  },

  async settle({ ec2 }, _id, inputs) {
    const { routeTableId, destinationCidrBlock } = inputs;
    const table = await routeTableOf(ec2, routeTableId);
    const now = table?.Routes?.find(isTo(destinationCidrBlock));
    if (now && isSameTarget(targetOf(now), inputs)) return;
    await ec2.replaceRoute({
      RouteTableId: routeTableId,
      DestinationCidrBlock: destinationCidrBlock,
      ...requestOf(inputs),
    });
  },

  async find({ ec2 }, id, known) {
    const [routeTableId, destinationCidrBlock] = placeOf(id, known);
    const table = await routeTableOf(ec2, routeTableId);
    const found = table?.Routes?.find(isTo(destinationCidrBlock));
    return (
      found && {
        id: idOf(routeTableId, destinationCidrBlock),
        routeTableId,
        destinationCidrBlock,
        ...targetOf(found),
        origin: found.Origin,
        state: found.State,
      }
    );
  },

  async remove({ ec2 }, id, state) {
    const [RouteTableId, DestinationCidrBlock] = placeOf(id, state);
    await ec2.deleteRoute({ RouteTableId, DestinationCidrBlock });
  },
});

/** The real provider looks first, and words the failure itself. */
async function refuseExisting(ec2: EC2, routeTableId: string, destination: string): Promise<void> {
  const table = await forgiving(["InvalidRouteTableID.NotFound"], () =>
    routeTableOf(ec2, routeTableId),
  );
  if (table?.Routes?.find(isTo(destination))?.Origin !== "CreateRoute") return;
  throw new AwsError(
    `RouteAlreadyExists: Route in Route Table (${routeTableId}) with destination (${destination}) already exists`,
  );
}

const isTo = (destination: string) => (route: Route) => route.DestinationCidrBlock === destination;

// The id that the real provider makes up: AWS has none for a route.
const idOf = (routeTableId: string, destination: string) =>
  `r-${routeTableId}${crc32(destination)}`;

function placeOf(id: string, known: Properties): [routeTableId: string, destination: string] {
  const imported = id.split("_");
  const routeTableId = textOf(known, "routeTableId") ?? imported[0];
  const destination = textOf(known, "destinationCidrBlock") ?? imported[1];
  if (routeTableId && destination) return [routeTableId, destination];
  throw new AwsError("unexpected format of id. Import a route by rtb-…_<destination>.");
}
