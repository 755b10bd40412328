import { shellWord } from "../../../provider/rules/shell-word";
import { wordOr } from "../word-or";
import type { TransitGatewayFacts } from "../../facts/aws";
import type { GatewayWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case } from "../rule";

/** How an attachment is associated: with the gateway's table where it has one alone. */
export function associateCommand(
  one: Case<GatewayWay>,
  { routeTables }: TransitGatewayFacts,
  attachmentId: string,
): string {
  const ids = [...routeTables.keys()];
  const [only] = ids.length === 1 ? ids : [];
  return `aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id ${wordOr(only, "<tgw-rtb-…>")} --transit-gateway-attachment-id ${shellWord(attachmentId)}${customerRegionOption(one)}`;
}
