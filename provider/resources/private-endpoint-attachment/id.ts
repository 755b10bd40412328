import { TimescaleError } from "../../errors";

/** What is attached to what. */
export interface Pair {
  serviceId: string;
  connectionId: string;
}

/** The id of an attachment as Pulumi has it: all that is needed to read it, `kd9w2xp4mz/conn-aws-1`. */
export function formatAttachmentId({ serviceId, connectionId }: Pair): string {
  return `${serviceId}/${connectionId}`;
}

/**
 * The service and the connection of an attachment.
 *
 * @throws a `State` error for a text that is not such an id
 */
export function parseAttachmentId(id: string): Pair {
  const [, serviceId, connectionId] = /^([a-z0-9]+)\/(.+)$/.exec(id) ?? [];
  if (serviceId !== undefined && connectionId !== undefined) return { serviceId, connectionId };
  throw new TimescaleError(
    "State",
    `Attachment ${id}: its id is not of the form kd9w2xp4mz/conn-aws-1, service and connection. ` +
      "Correct it where it was given.",
  );
}
