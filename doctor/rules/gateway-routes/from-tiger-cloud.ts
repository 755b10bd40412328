import { shellWord } from "../../../provider/rules/shell-word";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { isWorking, tigerAttachmentsOf } from "../../path/gateway-attachment";
import { gatewayTableOf, type GatewayTable } from "../../path/gateway-table";
import { vpcAttachmentOf } from "../../path/vpc-attachment";
import { vpcBlockOf } from "../../path/vpc-block";
import type { GatewayWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";
import { associateCommand } from "./associate-command";
import { routeCommands, textOf, wrongPartsOf, type WrongPart } from "./wrong-parts";

const LINK = "gateway-routes";
const ASSOCIATION: Check = {
  ...{ name: "gateway-attachment-association-missing", link: LINK, severity: "broken" },
};
const MISSING: Check = { name: "gateway-return-route-missing", link: LINK, severity: "broken" };
const BLACKHOLE: Check = { name: "gateway-return-route-blackhole", link: LINK, severity: "broken" };
const ELSEWHERE: Check = { name: "gateway-return-route-elsewhere", link: LINK, severity: "broken" };

/** What comes back from Tiger Cloud is led by the gateway's table to the attachment of the customer VPC. */
export const routesFromTigerCloudRule: Rule<"transit-gateway"> = {
  ways: ["transit-gateway"],
  checks: [ASSOCIATION, MISSING, BLACKHOLE, ELSEWHERE],
  judge(one): Verdict {
    const facts = one.aws.transitGateways.get(one.way.transitGatewayId);
    const attachmentId = workingAttachmentIdOf(one);
    if (facts === undefined || attachmentId === undefined) return {};
    const seen = gatewayTableOf(facts, attachmentId);
    if ("unseen" in seen) {
      const subject = `Gateway route table of ${attachmentId}`;
      return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    }
    if (seen.value !== undefined) return { findings: wrongIn(one, seen.value) };
    const inStack = `Set \`association: {routeTableId}\` on the PeeredTransitGateway, and run \`pulumi up\`.`;
    const finding = {
      ...{ check: ASSOCIATION, subject: `Attachment ${attachmentId} of ${facts.transitGatewayId}` },
      saw: "it is associated with no route table of the gateway",
      why: "the gateway drops what comes back from Tiger Cloud",
      fix: fixBy(one.way, associateCommand(one, facts, attachmentId), inStack),
    };
    return { findings: [finding] };
  },
};

/** One that does not work yet is associated with nothing, and its own rule tells it. */
function workingAttachmentIdOf(one: Case<GatewayWay>): string | undefined {
  const attachments = valueOf(tigerAttachmentsOf(one));
  if (attachments === undefined) return one.way.attachmentId;
  const { named, standIn } = attachments;
  return [standIn, named].find((each) => each !== undefined && isWorking(each))?.attachmentId;
}

function wrongIn(one: Case<GatewayWay>, table: GatewayTable): Finding[] {
  const attachmentId = valueOf(vpcAttachmentOf(one))?.attachmentId;
  if (attachmentId === undefined) return [];
  const { cidrBlock } = one.client;
  const whole = vpcBlockOf(one);
  const wrong = wrongPartsOf(table, [cidrBlock], attachmentId);
  const region = customerRegionOption(one);
  const told = (check: Check, parts: readonly WrongPart[], words: string): Finding[] => {
    if (parts.length === 0) return [];
    const finding = {
      ...{ check, subject: `Gateway route table ${table.id} for ${whole}` },
      saw: `${words} ${textOf(parts)}`,
      why: `answers of Tiger Cloud do not get back to clients in ${one.vpc.vpcId}`,
      fix:
        `aws ec2 enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id ${shellWord(table.id)} --transit-gateway-attachment-id ${shellWord(attachmentId)}${region}. ` +
        `Where routes are static: ${routeCommands(parts, { tableId: table.id, attachmentId, region })}`,
    };
    return [finding];
  };
  return [
    ...told(MISSING, wrong.missing, "it has no route back to"),
    ...told(BLACKHOLE, wrong.blackholes, "a blackhole takes"),
    ...told(ELSEWHERE, wrong.elsewhere, "it leads elsewhere:"),
  ];
}
