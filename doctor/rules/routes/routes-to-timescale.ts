import { containsCidr } from "../../../provider/rules/cidr";
import { valueOf } from "../../facts/seen";
import type { RouteTable } from "../../facts/aws";
import type { Check, Finding } from "../../finding";
import { routesTo, routeTableOf } from "../../path/select-route";
import type { GatewayWay, PeeringWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";
import { judgeParts, type Fate, type JudgedPart } from "./judge-parts";
import { routeCommand, targetOf } from "./route-command";

const LINK = "routes";
const MISSING: Check = { name: "route-missing", link: LINK, severity: "broken" };
const LEFT_OUT: Check = { name: "route-left-out", link: LINK, severity: "risk" };
const ELSEWHERE: Check = { name: "route-elsewhere", link: LINK, severity: "broken" };
const BLACKHOLE: Check = { name: "route-blackhole", link: LINK, severity: "broken" };
const OTHER_WAY: Check = { name: "route-by-other-way", link: LINK, severity: "risk" };
const APPLIANCE: Check = { name: "route-through-appliance", link: LINK, severity: "risk" };

/** The route table that the client's subnet uses leads to the Timescale VPC, over this way. */
export const routesToTimescaleRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [MISSING, LEFT_OUT, ELSEWHERE, BLACKHOLE, OTHER_WAY, APPLIANCE],
  judge(one): Verdict {
    const { client, vpc, destinations } = one;
    // Without a subnet there is no saying which table is used, nor without a target which route is right.
    if (client.subnetId === "" || targetOf(one.way) === undefined) return {};
    const table = routeTableOf(valueOf(vpc.routeTables) ?? [], client.subnetId);
    if (table === undefined) return {};
    const findings = destinations.flatMap((block) => {
      const parts = judgeParts(one, block, routesTo(table, block));
      return TOLD.flatMap(({ check, fate, tell }) => {
        const told = parts.filter((part) => part.fate === fate);
        if (told.length === 0) return [];
        const subject = `Route table ${table.routeTableId} of ${vpc.vpcId} to ${block}`;
        const others = check === MISSING ? otherTablesOf(one, table) : [];
        if (others.length > 0) return [{ check: LEFT_OUT, subject, ...leftOut(block, others) }];
        return [{ check, subject, ...tell({ one, table, block, parts: told }) }];
      });
    });
    const hidden = hiddenRoute(table, targetOf(one.way));
    const certain = findings.filter(({ check }) => check !== MISSING && check !== LEFT_OUT);
    if (hidden === undefined || certain.length === findings.length) return { findings };
    const subject = `Route table ${table.routeTableId} of ${vpc.vpcId}`;
    const reason = `the CIDR blocks of ${hidden}, which leads to ${targetOf(one.way) ?? ""}, could not be looked at`;
    return { findings: certain, unseen: [{ link: LINK, subject, reason }] };
  },
};

/** The tables from which the stack leads this way, where it leaves this one out, and nobody named a client in it. */
function otherTablesOf(
  { stack, way, isNamed }: Case<PeeringWay | GatewayWay>,
  { routeTableId }: RouteTable,
): string[] {
  const ids = (stack.routes ?? [])
    .filter(({ target }) => target === targetOf(way))
    .map((route) => route.routeTableId);
  return isNamed === true || ids.includes(routeTableId) ? [] : [...new Set(ids)].sort();
}

function leftOut(block: string, others: readonly string[]) {
  const all = others.slice(0, MOST_TABLES).join(", ");
  return {
    saw: `it has no route to ${block}; the stack makes them in ${all}${others.length > MOST_TABLES ? " and others" : ""}`,
    why: "what the subnets of that table send to Tiger Cloud goes nowhere, which is right only where no client is in them",
    fix: "Nothing, if no client is there. If one is: add the table to routeTables, and run `pulumi up`.",
  };
}

const MOST_TABLES = 5;

/** The prefix list that leads the right way, and whose blocks nobody could look at: it may be the route that lacks. */
function hiddenRoute({ routes }: RouteTable, target: string | undefined): string | undefined {
  return routes.find((route) => route.target === target && route.destinations.length === 0)
    ?.prefixListId;
}

interface Told {
  one: Case<PeeringWay | GatewayWay>;
  table: RouteTable;
  block: string;
  parts: readonly JudgedPart[];
}

type Tell = (told: Told) => Pick<Finding, "saw" | "why" | "fix">;

const REMAKE =
  "Run `pulumi refresh`, then `pulumi up`: the stack makes its routes again. If this table is none of its routeTables, add it there.";

const TOLD: readonly { check: Check; fate: Fate; tell: Tell }[] = [
  { check: MISSING, fate: "missing", tell: missing },
  { check: ELSEWHERE, fate: "elsewhere", tell: elsewhere },
  { check: BLACKHOLE, fate: "blackhole", tell: blackhole },
  { check: OTHER_WAY, fate: "other-way", tell: otherWay },
  { check: APPLIANCE, fate: "appliance", tell: appliance },
];

function missing({ one, table, block, parts }: Told) {
  const blocks = parts.map((part) => part.block).join(", ");
  const isPart = blocks !== block;
  const wider = routesOf(parts);
  return {
    saw: `it has no route to ${blocks}${isPart ? `, a part of ${block}` : ""}${wider === "" ? "" : `, so that takes ${wider}`}`,
    why: `what the subnets of that table send to ${isPart ? "that part of " : ""}Tiger Cloud goes ${wider === "" ? "nowhere" : "elsewhere"}`,
    fix: fixBy(one.way, commandOf(one, table, { verb: "create", destination: block }), REMAKE),
  };
}

function elsewhere(told: Told) {
  const { one, block, parts } = told;
  const isPart = parts.some((part) => part.destination !== block);
  return {
    saw: `it sends ${parts.map((part) => part.block).join(", ")} by ${routesOf(parts)}`,
    why: `${isPart ? "the most specific route wins, and " : ""}that does not lead to Tiger Cloud by ${targetOf(one.way) ?? ""}`,
    fix: `Make sure that nothing else needs that route, then: ${commandsOf(told)}`,
  };
}

function blackhole(told: Told) {
  const { one, parts } = told;
  const isOurs = parts.every(({ route }) => route?.target === targetOf(one.way));
  const what = one.way.kind === "peering" ? "the peering connection" : "the VPC's attachment to it";
  return {
    saw: `${routesOf(parts)} is a blackhole`,
    why: isOurs
      ? `AWS drops what is sent there, because ${what} is gone or does not work`
      : "AWS drops what is sent there, because what it leads to is gone",
    fix: isOurs
      ? `See to ${what} first: the route works again with it, and with another id it needs replacing. ${REMAKE}`
      : fixBy(one.way, commandsOf(told), REMAKE),
  };
}

function otherWay(told: Told) {
  return {
    saw: `${routesOf(told.parts)} takes what is sent there, and that is peered with the Timescale VPC too`,
    why: `${targetOf(told.one.way) ?? "this way"} carries nothing from there: all hangs on the other way`,
    fix: `Nothing, if that is meant. If not: ${commandsOf(told)}`,
  };
}

function appliance(told: Told) {
  return {
    saw: `${routesOf(told.parts)} takes what is sent there through an appliance`,
    why: "whether that sends it on, and lets the answers back, cannot be seen from here",
    fix: `Make sure that it does, with --connect. To go past it: ${commandsOf(told)}`,
  };
}

/** Such as `10.70.0.0/25 to eni-1`, each route once. */
function routesOf(parts: readonly JudgedPart[]): string {
  const texts = parts.flatMap(({ route, destination }) => {
    if (route === undefined || destination === undefined) return [];
    const list = route.prefixListId === undefined ? "" : ` of ${route.prefixListId}`;
    return [`the route ${destination}${list} to ${route.target || "an unknown target"}`];
  });
  return [...new Set(texts)].join(" and ");
}

const MOST_COMMANDS = 3;

/** What lets each of the parts take the way: a route that is written out wins over others of its size. */
function commandsOf({ one, table, block, parts }: Told): string {
  const commands = parts.map(({ route, destination = block }) => {
    // A wider route stays for what else takes it.
    if (!containsCidr(block, destination)) {
      return commandOf(one, table, { verb: "create", destination: block });
    }
    const isWritten = route?.prefixListId === undefined && route?.isPropagated !== true;
    return commandOf(one, table, { verb: isWritten ? "replace" : "create", destination });
  });
  return [...new Set(commands)].slice(0, MOST_COMMANDS).join(" && ");
}

function commandOf(
  one: Told["one"],
  { routeTableId }: RouteTable,
  change: { verb: "create" | "replace"; destination: string },
): string {
  const regionOption = customerRegionOption(one);
  return routeCommand({ ...change, routeTableId, way: one.way, regionOption });
}
