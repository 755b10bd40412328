import type { JudgedLink, JudgedWay } from "../diagnosis";
import type { Link } from "../finding";
import { networkOf, serviceOf } from "./reach";
import { LINK_NAMES, WAY_STATES, type WayState } from "./words";
import { some } from "../judgement/some";

/** What is drawn of the ways. Its texts are foreign. */
export interface Pictures {
  /** The gravest first. */
  drawn: readonly Picture[];
  /** Ways that have no picture, a line each. */
  listed: readonly { state: WayState; title: string }[];
  /** How many ways are neither drawn nor listed, by their state. */
  rest: readonly { state: WayState; count: number }[];
}

/** The path of one way, or of several that differ in their services alone. */
export interface Picture {
  title: string;
  state: WayState;
  /** From the client to the service. */
  links: readonly DrawnLink[];
  /** Where connections begin. */
  from: string;
}

export interface DrawnLink {
  name: string;
  label: string;
  state: JudgedLink["state"];
  /** The first to mend. */
  isFirstBroken: boolean;
}

/** So many are drawn also where all of them are sound. */
const FEW = 2;
const DRAWN = 5;
const LISTED = 10;

/** Draws ways that are not sound, as many as people can read, and lists others. */
export function picturesOf(ways: readonly JudgedWay[]): Pictures {
  const groups = groupsOf(ways);
  const areFew = groups.length <= FEW;
  const drawn = groups.filter((group) => areFew || hasFault(group)).slice(0, DRAWN);
  const others = groups.filter((group) => !drawn.includes(group));
  const listed = others.slice(0, LISTED);
  const rest = others.slice(LISTED);
  return {
    drawn: drawn.map(pictureOf),
    listed: listed.map((group) => ({ state: group.state, title: titleOf(group) })),
    rest: WAY_STATES.map((state) => ({
      state,
      count: rest
        .filter((one) => one.state === state)
        .reduce((sum, one) => sum + one.ways.length, 0),
    })).filter(({ count }) => count > 0),
  };
}

/** Whether there is something to see. A limit that is near is no link that a packet passes. */
function hasFault({ state, ways: [{ links }] }: Group): boolean {
  if (state !== "risk") return state !== "sound";
  return links.some((one) => one.link !== "limits" && one.state === "risk");
}

interface Group {
  state: WayState;
  ways: readonly [JudgedWay, ...JudgedWay[]];
}

/** Ways over one network whose links are alike are one group, whatever service they lead to. */
function groupsOf(ways: readonly JudgedWay[]): Group[] {
  const groups = new Map<string, Group>();
  for (const way of ways) {
    const key = keyOf(way);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { state: way.state, ways: [way] });
    else groups.set(key, { ...group, ways: [...group.ways, way] });
  }
  return [...groups.values()].sort(
    (left, right) => WAY_STATES.indexOf(left.state) - WAY_STATES.indexOf(right.state),
  );
}

/** What is told of each service by itself. */
const OF_SERVICE: readonly Link[] = ["service", "dns", "connection"];

function keyOf({ way, clients, links }: JudgedWay): string {
  const told = links.map(({ link, label, state, findings }) => [
    link,
    OF_SERVICE.includes(link) ? "" : label,
    state,
    ...findings.map(({ check }) => check.name),
  ]);
  return JSON.stringify([way.kind, way.customerVpcId, way.name, clients.length, told]);
}

function titleOf({ ways }: Group): string {
  const [first] = ways;
  if (ways.length === 1) return first.name;
  return `${ways.length} services ${networkOf(first)}: ${some(ways.map(serviceOf), 3)}`;
}

function pictureOf(group: Group): Picture {
  const [first] = group.ways;
  const firstBroken = first.links.find(({ state }) => state === "broken");
  const links = [...first.links].sort((left, right) => rankOf(left) - rankOf(right));
  return {
    title: titleOf(group),
    state: group.state,
    from: fromOf(first),
    links: links.map((one) => ({
      name: LINK_NAMES[one.link],
      label: labelOf(one, group),
      state: one.state,
      isFirstBroken: one === firstBroken,
    })),
  };
}

/** As a packet passes them: from the client's name look-up to the service. */
const PATH: readonly Link[] = [
  ...(["dns", "security-groups", "network-acls", "routes", "transit-gateway"] as const),
  ...(["gateway-routes", "peering", "cidr-blocks", "private-endpoint"] as const),
  ...(["timescale-vpc", "service", "connection", "limits"] as const),
];

const rankOf = ({ link }: JudgedLink) => PATH.indexOf(link);

function labelOf({ link, label }: JudgedLink, { ways }: Group): string {
  if (!OF_SERVICE.includes(link)) return label;
  const labels = ways.flatMap(({ links }) =>
    links.filter((one) => one.link === link).map((one) => one.label),
  );
  return some([...new Set(labels)], 1);
}

function fromOf({ way, clients }: JudgedWay): string {
  const places = clients.map(({ subnetId, cidrBlock }) =>
    subnetId === "" ? cidrBlock : placeOf(subnetId, cidrBlock),
  );
  const known = places.filter((place) => place !== "");
  return known.length === 0 ? way.customerVpcId : `${some(known, 3)} of ${way.customerVpcId}`;
}

/** An address is worth telling, the block of a subnet is not. */
function placeOf(subnetId: string, cidrBlock: string): string {
  return cidrBlock.endsWith("/32") ? `${cidrBlock.slice(0, -3)} in ${subnetId}` : subnetId;
}
