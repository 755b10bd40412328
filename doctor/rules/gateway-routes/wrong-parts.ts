import { shellWord } from "../../../provider/rules/shell-word";
import { containsCidr } from "../../../provider/rules/cidr";
import type { GatewayRoute } from "../../facts/aws";
import { gatewayRoutesTo, type GatewayTable } from "../../path/gateway-table";

/** Blocks that do not get where they should, by why. */
export interface WrongParts {
  missing: WrongPart[];
  blackholes: WrongPart[];
  elsewhere: WrongPart[];
}

/** A part of a block that takes no route, or the wrong one. */
export interface WrongPart {
  /** What is wrong, such as `10.70.0.0/24 by 10.0.0.0/8 to tgw-attach-2`. */
  text: string;
  /** The CIDR block of a route that would set it right. */
  cidrBlock: string;
  /** Whether a route to exactly that block stands in the way. */
  isTaken: boolean;
}

/**
 * What is wrong in a table with the way of some blocks to an attachment.
 *
 * @param attachmentId undefined where it is not known: any will do then
 */
export function wrongPartsOf(
  { routes }: GatewayTable,
  blocks: readonly string[],
  attachmentId: string | undefined,
): WrongParts {
  const wrong: WrongParts = { missing: [], blackholes: [], elsewhere: [] };
  for (const whole of blocks) {
    for (const { block, route } of gatewayRoutesTo(routes, whole)) {
      if (route === undefined) {
        wrong.missing.push({ text: partOf(block, whole), cidrBlock: whole, isTaken: false });
      } else if (route.isBlackhole) {
        wrong.blackholes.push(wrongPart(block, whole, route));
      } else if (leadsElsewhere(route, attachmentId)) {
        wrong.elsewhere.push(wrongPart(block, whole, route));
      }
    }
  }
  return wrong;
}

/** The words for parts, each once. */
export function textOf(parts: readonly WrongPart[]): string {
  return [...new Set(parts.map(({ text }) => text))].join(", ");
}

/**
 * The commands that lead the parts to an attachment.
 *
 * @param region what makes them ask in the region of the gateway
 */
export function routeCommands(
  parts: readonly WrongPart[],
  { tableId, attachmentId, region }: { tableId: string; attachmentId: string; region: string },
): string {
  const commands = parts.map(
    ({ cidrBlock, isTaken }) =>
      `aws ec2 ${isTaken ? "replace" : "create"}-transit-gateway-route --transit-gateway-route-table-id ${shellWord(tableId)} --destination-cidr-block ${shellWord(cidrBlock)} --transit-gateway-attachment-id ${shellWord(attachmentId)}${region}`,
  );
  return [...new Set(commands)].join("; ");
}

/** A route without an attachment that is no blackhole is one of which AWS did not tell where it leads. */
function leadsElsewhere({ attachmentIds }: GatewayRoute, attachmentId: string | undefined) {
  return (
    attachmentId !== undefined &&
    attachmentIds.length > 0 &&
    attachmentIds.some((id) => id !== attachmentId)
  );
}

function wrongPart(block: string, whole: string, route: GatewayRoute): WrongPart {
  const { cidrBlock, attachmentIds } = route;
  const to = attachmentIds.length === 0 ? "" : ` to ${attachmentIds.join(", ")}`;
  const isWider = cidrBlock !== whole && containsCidr(cidrBlock, whole);
  return {
    text: `${partOf(block, whole)} by ${cidrBlock}${to}`,
    // A more specific route than a wide one wins; one to the same block must give way.
    cidrBlock: isWider ? whole : cidrBlock,
    isTaken: !isWider,
  };
}

const partOf = (block: string, whole: string) => (block === whole ? whole : `${block} of ${whole}`);
