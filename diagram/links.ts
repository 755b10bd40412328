import type { Box, Link } from "./box";
import type { DrawnAttachment, DrawnPeering, DrawnValue } from "./drawn-network";
import { known, knownAs, lineAbout } from "./wording";

/** What there is to write along a link. */
interface Connection {
  /** What the id is of, where it is unknown. */
  noun: string;
  id: DrawnValue;
  tigerStatus: DrawnValue | undefined;
  awsStatus: DrawnValue | undefined;
  /** AWS's word for a connection that carries traffic. */
  activeInAws: string;
}

/** What is written along a link, and whether both clouds call it active. */
function linkLines(connection: Connection): Pick<Link, "lines" | "isActive"> {
  const { noun, id, tigerStatus, awsStatus, activeInAws } = connection;
  return {
    lines: [
      knownAs(noun, id),
      ...lineAbout(tigerStatus, (status) => `Tiger Cloud: ${known(status)}`),
      ...lineAbout(awsStatus, (status) => `AWS: ${known(status)}`),
    ],
    isActive: tigerStatus?.toLowerCase() === "active" && awsStatus?.toLowerCase() === activeInAws,
  };
}

/** The link of a peered VPC. */
export function peeringLink(from: Box, peering: DrawnPeering): Link {
  const { provisionedId: id, tigerStatus, awsStatus, mark } = peering;
  const connection = { noun: "pcx", id, tigerStatus, awsStatus, activeInAws: "active" };
  return { from, ...linkLines(connection), mark };
}

/** The link of a transit gateway. */
export function attachmentLink(from: Box, attachment: DrawnAttachment): Link {
  const { attachmentId: id, tigerStatus, awsStatus, mark } = attachment;
  const connection = { noun: "attachment", id, tigerStatus, awsStatus, activeInAws: "available" };
  return { from, ...linkLines(connection), mark };
}
