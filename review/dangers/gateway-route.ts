import { isUnknown } from "../../provider/rules/unknown";
import type { Change } from "../plan";
import { GATEWAY_ROUTE } from "../types";
import type { DangerRule, Finding, PlanIndex } from "./danger";
import { isOfLostPeering } from "./lost-attachments";
import { sentence, whyLost, type Sentence } from "./sentence";

const TABLE = "transitGatewayRouteTableId";
const DESTINATION = "destinationCidrBlock";
const ATTACHMENT = "transitGatewayAttachmentId";

/** Static routes of a transit gateway. */
export const gatewayRouteRule: DangerRule = {
  types: [GATEWAY_ROUTE],
  supersedes: ["deleted", "replaced"],
  findIn(change, index): Finding[] {
    const { operation } = change;
    if (operation === "create" || operation === "import") return [];
    const meaning = meaningOf(change, index);
    if (meaning === undefined) return [];
    const why = operation === "update" ? ["it leads elsewhere"] : whyLost(change);
    return [{ class: "loses-route", why, meaning }];
  },
};

function meaningOf(change: Change, index: PlanIndex): Sentence | undefined {
  const { oldInputs: was, newInputs: becomes, operation } = change;
  const stays = (key: string) => was[key] === becomes[key] && !isUnknown(becomes[key]);
  const lost = "what is attached to the gateway loses that network";
  const leaves = sentence`Route to ${was[DESTINATION]} leaves table ${was[TABLE]} of the transit gateway: `;
  if (operation === "delete" || !stays(TABLE) || !stays(DESTINATION)) return [...leaves, lost, "."];
  if (becomes["blackhole"] === true && was["blackhole"] !== true) {
    return [...leaves, "what goes there is dropped."];
  }
  if (stays(ATTACHMENT)) {
    if (operation === "update") return undefined;
    return [...leaves, lost, " until it is made again."];
  }
  if (isOfLostPeering(was[ATTACHMENT], index)) return undefined;
  return [
    ...sentence`Route to ${was[DESTINATION]} in table ${was[TABLE]} of the transit gateway leads to ${becomes[ATTACHMENT]} in place of ${was[ATTACHMENT]}: `,
    lost,
    ", unless it is behind that attachment as well.",
  ];
}
