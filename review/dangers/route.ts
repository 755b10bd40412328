import { compareText, type Change, type Properties } from "../plan";
import { ROUTE, ROUTE_TABLE_ASSOCIATION } from "../types";
import type { DangerRule, Finding, PlanIndex } from "./danger";
import { sentence, whyLost, type Part, type Sentence } from "./sentence";

const PEERING = "vpcPeeringConnectionId";
const GATEWAY = "transitGatewayId";
/** The keys under which a route names where it leads to. */
const TARGETS = [
  PEERING,
  "gatewayId",
  "natGatewayId",
  GATEWAY,
  "vpcEndpointId",
  "networkInterfaceId",
  "egressOnlyGatewayId",
  "carrierGatewayId",
  "coreNetworkArn",
  "localGatewayId",
];
const DESTINATIONS = [
  "destinationCidrBlock",
  "destinationIpv6CidrBlock",
  "destinationPrefixListId",
];

/** Routes that stand alone; those inside a route table have a rule of their own. */
export const routeRule: DangerRule = {
  types: [ROUTE],
  supersedes: ["deleted", "replaced"],
  findIn(change, index): Finding[] {
    const why = whyLeft(change);
    if (why === undefined) return [];
    return [{ class: "loses-route", why, meaning: meaningOf(change, index) }];
  },
};

/** What carries private traffic: one may take the place of the other. */
const PRIVATE: ReadonlyMap<string | undefined, string> = new Map([
  [PEERING, "peering"],
  [GATEWAY, "transit gateway"],
]);

function meaningOf({ operation, oldInputs, newInputs }: Change, index: PlanIndex): Sentence {
  const [destination, table] = [destinationOf(oldInputs), oldInputs["routeTableId"]];
  const [from, to] = [targetOf(oldInputs), targetOf(newInputs)];
  const [carrier, next] = [PRIVATE.get(from), PRIVATE.get(to)];
  if (operation === "update" && from && to && carrier && next) {
    return [
      ...sentence`Route to ${destination} in table ${table} leads over `,
      ...[`${next} `, ...sentence`${newInputs[to]}`],
      ...[` in place of ${carrier} `, ...sentence`${oldInputs[from]}: `],
      ...subnetsOf(table, index),
      " lose the databases behind it, unless that one reaches them and they are answered over it.",
    ];
  }
  return [
    ...sentence`Route to ${destination} leaves table ${table}: `,
    ...subnetsOf(table, index),
    lossOver(from),
  ];
}

function lossOver(target: string | undefined): string {
  if (target === PEERING) return " lose the peered network and the databases in it.";
  if (target === GATEWAY) {
    return " lose that network behind the transit gateway and the databases in it.";
  }
  return " lose that network.";
}

function whyLeft(change: Change): Sentence | undefined {
  if (change.operation === "delete" || change.operation === "replace") return whyLost(change);
  if (change.operation !== "update") return undefined;
  const [from, to] = [targetOf(change.oldInputs), targetOf(change.newInputs)];
  // Another peering or gateway of the same kind is where the traffic then goes.
  return from === to ? undefined : sentence`its target changes from ${from} to ${to}`;
}

function targetOf(inputs: Properties): string | undefined {
  return TARGETS.find((key) => inputs[key] !== undefined && inputs[key] !== "");
}

function destinationOf(inputs: Properties): unknown {
  return DESTINATIONS.map((key) => inputs[key]).find((value) => value !== undefined);
}

/** The subnets of a route table, as far as the plan shows them. */
function subnetsOf(table: unknown, { inputsByType }: PlanIndex): Part[] {
  const subnets = (inputsByType.get(ROUTE_TABLE_ASSOCIATION) ?? [])
    .filter((association) => association["routeTableId"] === table)
    .map((association) => association["subnetId"])
    .filter((id) => typeof id === "string")
    .sort(compareText);
  if (subnets.length === 0) return ["the subnets of this table"];
  return ["subnets ", { foreign: subnets.join(", ") }];
}
