import type { EC2, Route } from "@aws-sdk/client-ec2";
import { crc32 } from "node:zlib";
import { AwsError, forgiving } from "../errors";
import { toAws } from "../names";
import { textOf, type Properties } from "../properties";
import { resourceType } from "../resource-type";
import {
  isSameTarget,
  requestOf,
  ROUTE_PATIENCE,
  routeTableOf,
  targetOf,
  TARGETS,
  type RouteTarget,
} from "./routes";

interface Place {
  routeTableId: string;
  destinationCidrBlock: string;
}
type Inputs = Place & RouteTarget;

/** `aws.ec2.Route`, to an IPv4 destination. Imported by `rtb-…_<destination>`. */
export const route = resourceType<Inputs>({
  label: "Route",
  replaces: ["routeTableId", "destinationCidrBlock"],
  updates: TARGETS,
  required: ["routeTableId", "destinationCidrBlock"],
  outputs: ["origin", "state"],
  // Not InvalidRouteTableID.NotFound: a route whose table is gone is deleted by a refresh only.
  gone: { onRead: ["InvalidRouteTableID.NotFound"], onDelete: ["InvalidRoute.NotFound"] },
  patience: {
    onCreate: ROUTE_PATIENCE,
    onDelete: { codes: ["InvalidParameterException"], minutes: 5 },
  },

  check(inputs) {
    const given = TARGETS.filter((name) => inputs[name]);
    if (given.length === 1) return undefined;
    const reason = `A route has exactly one target; given: ${given.join(", ") || "none"}.`;
    return { property: "vpcPeeringConnectionId", reason };
  },

  async create({ ec2 }, inputs) {
    await refuseExisting(ec2, inputs);
    await ec2.createRoute({ ...awsPlace(inputs), ...requestOf(inputs) });
    return { id: idOf(inputs) };
  },

  async settle({ ec2 }, _id, inputs) {
    const now = await routeAt(ec2, inputs);
    if (now && isSameTarget(targetOf(now), inputs)) return;
    await ec2.replaceRoute({ ...awsPlace(inputs), ...requestOf(inputs) });
  },

  async find({ ec2 }, id, known) {
    const place = placeOf(id, known);
    const found = await routeAt(ec2, place);
    if (!found) return undefined;
    const { Origin: origin, State: state } = found;
    return { id: idOf(place), ...place, ...targetOf(found), origin, state };
  },

  remove: ({ ec2 }, id, state) => ec2.deleteRoute(awsPlace(placeOf(id, state))),
});

const awsPlace = (place: Place) => toAws(place, "routeTableId", "destinationCidrBlock");

async function routeAt(ec2: EC2, place: Place): Promise<Route | undefined> {
  const table = await routeTableOf(ec2, place.routeTableId);
  return table?.Routes?.find(
    ({ DestinationCidrBlock }) => DestinationCidrBlock === place.destinationCidrBlock,
  );
}

/** The real provider looks first, and words the failure itself. */
async function refuseExisting(ec2: EC2, place: Place): Promise<void> {
  const found = await forgiving(["InvalidRouteTableID.NotFound"], () => routeAt(ec2, place));
  if (found?.Origin !== "CreateRoute") return;
  const { routeTableId, destinationCidrBlock } = place;
  throw new AwsError(
    `RouteAlreadyExists: Route in Route Table (${routeTableId}) with destination (${destinationCidrBlock}) already exists`,
  );
}

// The id that the real provider makes up: AWS has none for a route.
const idOf = ({ routeTableId, destinationCidrBlock }: Place) =>
  `r-${routeTableId}${crc32(destinationCidrBlock)}`;

function placeOf(id: string, known: Properties): Place {
  const imported = id.split("_");
  const routeTableId = textOf(known, "routeTableId") ?? imported[0];
  const destinationCidrBlock = textOf(known, "destinationCidrBlock") ?? imported[1];
  if (routeTableId && destinationCidrBlock) return { routeTableId, destinationCidrBlock };
  throw new AwsError("unexpected format of id. Import a route by rtb-…_<destination>.");
}
