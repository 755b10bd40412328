import type { Check, Finding } from "../../finding";
import { valueOf } from "../../facts/seen";
import { usedAttachmentIdOf } from "../../path/gateway-attachment";
import { gatewayTableOf, type GatewayTable } from "../../path/gateway-table";
import { vpcAttachmentOf } from "../../path/vpc-attachment";
import type { GatewayWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";
import { associateCommand } from "./associate-command";
import { routeCommands, textOf, wrongPartsOf, type WrongPart } from "./wrong-parts";

const LINK = "gateway-routes";
const ASSOCIATION: Check = {
  ...{ name: "vpc-attachment-association-missing", link: LINK, severity: "broken" },
};
const MISSING: Check = { name: "gateway-route-missing", link: LINK, severity: "broken" };
const BLACKHOLE: Check = { name: "gateway-route-blackhole", link: LINK, severity: "broken" };
const ELSEWHERE: Check = { name: "gateway-route-elsewhere", link: LINK, severity: "broken" };

/** What comes from the customer VPC is led by the gateway's table to Tiger Cloud's attachment. */
export const routesToTigerCloudRule: Rule<"transit-gateway"> = {
  ways: ["transit-gateway"],
  checks: [ASSOCIATION, MISSING, BLACKHOLE, ELSEWHERE],
  judge(one): Verdict {
    const { aws, way, vpc, destinations } = one;
    const attachment = valueOf(vpcAttachmentOf(one));
    const facts = aws.transitGateways.get(way.transitGatewayId);
    if (attachment === undefined || facts === undefined) return {};
    const { attachmentId } = attachment;
    const seen = gatewayTableOf(facts, attachmentId);
    if ("unseen" in seen) {
      const subject = `Gateway route table of ${vpc.vpcId} at ${way.transitGatewayId}`;
      return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    }
    const table = seen.value;
    if (table === undefined) {
      const finding = {
        ...{ check: ASSOCIATION, subject: `Attachment ${attachmentId} of ${vpc.vpcId}` },
        saw: "it is associated with no route table of the gateway",
        why: `the gateway drops what comes from ${vpc.vpcId}`,
        fix: associateCommand(one, facts, attachmentId),
      };
      return { findings: [finding] };
    }
    const wrong = wrongPartsOf(table, destinations, usedAttachmentIdOf(one));
    const findings = [
      ...findingOf(one, table, MISSING, wrong.missing, "it has no route to"),
      ...findingOf(one, table, BLACKHOLE, wrong.blackholes, "a blackhole takes"),
      ...findingOf(one, table, ELSEWHERE, wrong.elsewhere, "it leads elsewhere:"),
    ];
    return { findings };
  },
};

function findingOf(
  one: Case<GatewayWay>,
  { id }: GatewayTable,
  check: Check,
  parts: readonly WrongPart[],
  words: string,
): Finding[] {
  if (parts.length === 0) return [];
  const { way, vpc } = one;
  const command = routeCommands(parts, {
    ...{ tableId: id, attachmentId: usedAttachmentIdOf(one) ?? "<tgw-attach-…>" },
    region: customerRegionOption(one),
  });
  const inStack = `Run \`pulumi refresh\`, then \`pulumi up\`: the stack makes this route in the tables of gatewayRouteTables, where ${id} must be, be it as the default one.`;
  return [
    {
      ...{ check, subject: `Gateway route table ${id}` },
      saw: `${words} ${textOf(parts)}`,
      why: `what ${vpc.vpcId} sends there does not get to Tiger Cloud`,
      fix: fixBy(way, command, inStack),
    },
  ];
}
