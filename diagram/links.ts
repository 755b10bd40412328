import type { Box, Link } from "./box";
import type { DrawnConnection, DrawnVpcEndpoint } from "./drawn-endpoint";
import type { DrawnAttachment, DrawnPeering, DrawnValue } from "./drawn-network";
import { known, knownAs, lineAbout } from "./wording";

/** What there is to write along a link. */
interface Connection {
  /** What stands over the line, such as an id. */
  title: string;
  tigerStatus: DrawnValue | undefined;
  awsStatus: DrawnValue | undefined;
  /** The words of both clouds for a connection that carries traffic. */
  active: readonly [tigerCloud: string, aws: string];
}

/** What is written along a link, and whether both clouds call it active. */
function linkLines(connection: Connection): Pick<Link, "lines" | "isActive"> {
  const { tigerStatus, awsStatus, active } = connection;
  const words = [tigerStatus?.toLowerCase(), awsStatus?.toLowerCase()];
  return {
    lines: [
      connection.title,
      ...lineAbout(tigerStatus, (status) => `Tiger Cloud: ${known(status)}`),
      ...lineAbout(awsStatus, (status) => `AWS: ${known(status)}`),
    ],
    isActive: active.every((word, index) => word === words[index]),
  };
}

/** The link of a peered VPC. */
export function peeringLink(from: Box, peering: DrawnPeering): Link {
  const { provisionedId: id, tigerStatus, awsStatus, mark } = peering;
  const title = knownAs("pcx", id);
  const active = ["active", "active"] as const;
  return { from, ...linkLines({ title, tigerStatus, awsStatus, active }), mark };
}

/** The link of a transit gateway. */
export function attachmentLink(from: Box, attachment: DrawnAttachment): Link {
  const { attachmentId: id, tigerStatus, awsStatus, mark } = attachment;
  const title = knownAs("attachment", id);
  const active = ["active", "available"] as const;
  return { from, ...linkLines({ title, tigerStatus, awsStatus, active }), mark };
}

/** The link of a VPC with a private endpoint in it. */
export function endpointLink(
  from: Box,
  { awsStatus }: DrawnVpcEndpoint,
  { tigerStatus, mark }: DrawnConnection,
): Link {
  const active = ["approved", "available"] as const;
  return {
    from,
    ...linkLines({ title: "AWS PrivateLink", tigerStatus, awsStatus, active }),
    mark,
  };
}
