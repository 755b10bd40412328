import { shellWord } from "../../../provider/rules/shell-word";
/** How the owner of a gateway accepts an attachment: AWS takes it in the region of the accepter alone. */
export function acceptCommand(attachmentId: string, accepterRegionCode: string): string {
  return `aws ec2 accept-transit-gateway-peering-attachment --transit-gateway-attachment-id ${shellWord(attachmentId)} --region ${shellWord(accepterRegionCode)}`;
}
