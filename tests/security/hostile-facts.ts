import type { Case } from "../../doctor/rules/rule";
import { soundEndpoint, vpcEndpoint } from "../doctor/endpoint-facts";
import { peeringCase, routeTable, seen, UNSEEN } from "../doctor/facts";
import { soundGateway } from "../doctor/gateway-facts";

/** Words that this package gives itself, and those on which it hangs what is looked at. */
const OWN_KEYS: readonly string[] = ["kind", "role", "direction", "unseen", "protocol"];

/** The same with another text in the place of each one, also where maps have it as a key. */
export function poisoned<T>(value: T, become: (text: string) => string, key = ""): T {
  const inside = (each: unknown, own = "") => poisoned(each, become, own);
  if (typeof value === "string") return (OWN_KEYS.includes(key) ? value : become(value)) as T;
  if (Array.isArray(value)) return value.map((each) => inside(each, key)) as T;
  if (value instanceof Map) {
    const entries = [...value].map(([id, each]) => [inside(id), inside(each)] as const);
    return new Map(entries) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, inside(each, name)]);
  return Object.fromEntries(entries) as T;
}

/** The same with each truth turned round. */
function turned<T>(value: T): T {
  if (typeof value === "boolean") return !value as T;
  if (Array.isArray(value)) return value.map(turned) as T;
  if (value instanceof Map) return new Map([...value].map(([id, each]) => [id, turned(each)])) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turned(each)])) as T;
}

const SOUND: readonly Case[] = [
  peeringCase(),
  peeringCase({}, { name: undefined }),
  soundGateway(),
  soundEndpoint(),
];

/** Networks in which all is well, and in which as much as can be is not. */
export const HOSTILE_CASES: readonly Case[] = [
  ...SOUND,
  ...SOUND.map(turned),
  ...[routeTable([])].flatMap((table) => [
    peeringCase({ connection: null, vpc: { routeTables: seen([table]) } }, { name: undefined }),
    peeringCase({ vpc: { securityGroups: seen([]), networkAcls: seen([]) } }),
    soundGateway({ vpc: { gatewayAttachments: seen([]), routeTables: seen([table]) } }),
    soundGateway({ gateway: { gateway: seen(undefined), routeTables: new Map() } }),
    soundGateway({ gateway: { peeringAttachments: seen([]), associations: seen(new Map()) } }),
  ]),
  soundEndpoint({ endpoints: [] }),
  soundEndpoint({ endpoints: [vpcEndpoint({ state: "pending" })], groups: [] }),
  soundEndpoint({ zones: [], groups: [{ ...EMPTY_GROUP() }] }),
  soundEndpoint({ also: { vpc: { dnsSupport: seen(false), dnsHostnames: seen(false) } } }),
  soundEndpoint({ also: { vpc: { subnets: UNSEEN } } }),
];

function EMPTY_GROUP() {
  return { groupId: "sg-2", name: "endpoint", inbound: [], outbound: [] };
}
