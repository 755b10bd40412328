import type { Change } from "../plan";
import type { Finding } from "./danger";
import { sentence, whyReplaced } from "./sentence";

/** Kinds of resources that hold data, as their types are named by most providers. */
const HOLDS_DATA =
  /(bucket|table|database|cluster|dbinstance|\binstance|filesystem|volume|disk|snapshot|backup|vault|queue|topic|stream|index|domain|userpool|repository|registry|secret|key|persistentvolume|statefulset|namespace|loggroup|storageaccount|server|cache)/i;
/** What names contain of the above and yet holds nothing. */
const HOLDS_NONE =
  /(attachment|association|policy|permission|rule|route|parameter|grant|alias|subscription|binding|record|listener|role|profile|schedule)/i;
/** They exist in the state alone, so that nothing outside goes with them. */
const IN_STATE_ALONE =
  /^(pulumi:|random:|null:|time:|pulumi-nodejs:dynamic\/timescale:PeeringActivation$)/;

/** What is lost by any change of any provider's resource, as far as its type tells. */
export function findInAnyResource(change: Change): Finding[] {
  if (change.operation !== "delete" && change.operation !== "replace") return [];
  if (IN_STATE_ALONE.test(change.type)) return [];
  const isReplaced = change.operation === "replace";
  const why = isReplaced ? whyReplaced(change) : ["it is deleted"];
  if (change.keepsOld) {
    const without = holdsData(change.type) ? ", without its data." : ".";
    return [
      {
        class: "interrupts",
        why,
        meaning: [
          ...sentence`${change.name} is made again, and the old one stays where it is, out of Pulumi's sight: whatever uses it finds another one in its place`,
          without,
        ],
      },
    ];
  }
  if (holdsData(change.type)) {
    return [
      {
        class: "destroys",
        why,
        meaning: sentence`${change.name} goes, and with it the data it holds: see that there is a copy.`,
      },
    ];
  }
  return [
    isReplaced
      ? {
          class: "interrupts",
          why,
          meaning: sentence`${change.name} is made again: whatever uses the old one may stop until it knows the new one.`,
        }
      : {
          class: "destroys",
          why,
          meaning: sentence`${change.name} goes: whatever uses it stops working.`,
        },
  ];
}

function holdsData(type: string): boolean {
  const name = type.slice(type.lastIndexOf(":") + 1);
  return HOLDS_DATA.test(name) && !HOLDS_NONE.test(name);
}
