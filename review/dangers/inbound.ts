import { parseCidr } from "../../provider/rules/cidr";
import { isUnknown } from "../../provider/rules/unknown";
import type { Properties } from "../plan";
import { sayValue } from "../values";
import type { Finding } from "./danger";
import { sentence } from "./sentence";

/** One kind of connection that a security group lets in. */
export interface Inbound {
  /** `-1` is every protocol. */
  protocol: string;
  from: number;
  to: number;
  /** A CIDR block, a group, a prefix list; a value that is not known yet stands for itself. */
  source: string;
}

const EVERY_PORT = { from: 0, to: 65_535 };

/** Reads protocol, ports and sources of a rule in any of the forms that `@pulumi/aws` has. */
export function readInbound(rule: Properties, sources: readonly unknown[]): Inbound[] {
  const protocol = sayValue(rule["ipProtocol"] ?? rule["protocol"] ?? "-1").toLowerCase();
  const isEvery = protocol === "-1" || protocol === "all";
  const from = Number(rule["fromPort"] ?? 0);
  const to = Number(rule["toPort"] ?? rule["fromPort"] ?? EVERY_PORT.to);
  // Ports that are not known yet may be any.
  const ports = isEvery || Number.isNaN(from) || Number.isNaN(to) ? EVERY_PORT : { from, to };
  return sources
    .flat()
    .filter((source) => source !== undefined && source !== null && source !== false)
    .map((source) => ({ protocol: isEvery ? "-1" : protocol, ...ports, source: String(source) }));
}

/** What is let in now that was not before: an opening inside an old one opens nothing. */
export function openings(before: readonly Inbound[], after: readonly Inbound[]): Inbound[] {
  return after.filter((inbound) => !before.some((old) => covers(old, inbound)));
}

/** The danger of one opening in a security group. */
export function openingFinding(inbound: Inbound, group: unknown): Finding {
  return {
    class: "opens-access",
    why: sentence`inbound ${sayPorts(inbound)} from ${saySource(inbound)}`,
    meaning: isInternet(inbound)
      ? sentence`Security group ${group} opens inbound to everybody on the internet.`
      : sentence`Security group ${group} opens inbound to ${saySource(inbound)}.`,
  };
}

function covers(old: Inbound, inbound: Inbound): boolean {
  return (
    (old.protocol === "-1" || old.protocol === inbound.protocol) &&
    old.from <= inbound.from &&
    old.to >= inbound.to &&
    !isUnknown(inbound.source) &&
    (old.source === inbound.source || contains(old.source, inbound.source))
  );
}

function contains(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  return a !== undefined && b !== undefined && a.first <= b.first && b.last <= a.last;
}

function isInternet({ source }: Inbound): boolean {
  return source === "0.0.0.0/0" || source === "::/0";
}

function saySource({ source }: Inbound): string {
  return source === "true" ? "its own members" : source;
}

function sayPorts({ protocol, from, to }: Inbound): string {
  if (protocol === "-1") return "all traffic";
  if (protocol.startsWith("icmp")) return protocol;
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}
