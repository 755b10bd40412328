import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { boolean, listOf, number, objectOf, text } from "../../describe/type";
import { decimalIdValidator, serviceIdValidator } from "../../rules/inputs";
import { allowInterruptionValidator } from "../../rules/options";

const MINUTE_MS = 60_000;

/** Where something of a service answers. */
export const ENDPOINT = objectOf("Endpoint", "Where a service answers.", {
  host: { type: text, doc: "Host name." },
  port: { type: number, doc: "TCP port." },
});

const READ_REPLICA = objectOf("ReadReplica", "A set of read replicas of a service.", {
  id: { type: text, doc: "Id of the replica set." },
  name: { type: text, doc: "Name in the Tiger Cloud console." },
  endpoint: {
    ...{ type: ENDPOINT, optional: true },
    doc: "Where it answers; left out while it has no endpoint.",
  },
  poolerEndpoint: {
    ...{ type: ENDPOINT, optional: true },
    doc: "Where its connection pooler answers; left out where it has none.",
  },
});

export const SERVICE_ATTACHMENT = describe({
  name: "ServiceAttachment",
  noun: "attachment",
  doc: `A service's place in a Timescale VPC. A service is in one VPC at most.

Attaching, moving and detaching a service makes it unreachable for some minutes and changes its
host and port. Deleting the attachment makes the service public again.

It fails with \`Rejected\` where the service is in another VPC or region, with \`Exists\` where it is in
the wanted VPC already, with \`NotFound\` where there is no such service, and with \`WaitTimeout\` where
it does not arrive in time.`,
  id: { format: "`kd9w2xp4mz`", doc: "id of the service, which has one attachment at most" },
  adopt: "the attachment of a service that is in the wanted Timescale VPC already",
  within: { input: "timescaleVpcId", name: "TimescaleVpc" },
  timeoutsMs: {
    ...DEFAULT_TIMEOUTS_MS,
    create: 20 * MINUTE_MS,
    update: 30 * MINUTE_MS,
    delete: 20 * MINUTE_MS,
  },
  inputs: {
    serviceId: {
      ...{ kind: "identity", type: text, validate: serviceIdValidator },
      doc: "Id of the service, such as `kd9w2xp4mz`.",
      format: "lower-case letters and digits",
      outputDoc: "Id of the service.",
    },
    timescaleVpcId: {
      ...{ kind: "attribute", type: text, validate: decimalIdValidator },
      doc: "Id of the Timescale VPC, which must be in the service's region.",
      format: "decimal id, as a string",
      outputDoc: "Decimal id of the Timescale VPC that the service is in.",
      change: {
        sentence: `Updated in place: the service is detached, then attached to the other VPC. It is not reachable
meanwhile, for some minutes.`,
      },
    },
    allowInterruption: {
      ...{ kind: "check", type: boolean, optional: true, validate: allowInterruptionValidator },
      default: "true",
      doc: `False to let a preview fail that would attach or move the service, which makes it unreachable
for some minutes. Detaching it by deleting this resource is not refused: see \`protect\`.`,
      format: "`true` or `false`",
    },
  },
  outputs: {
    host: {
      type: text,
      doc: "Host name of the service, to be reached from peered VPCs.",
      format: "a name",
    },
    port: { type: number, doc: "Port of the service.", format: "a number" },
    poolerEndpoint: {
      ...{ type: ENDPOINT, optional: true },
      doc: "Where the connection pooler answers; undefined where the service has none.",
      format: "`{host, port}`",
    },
    readReplicas: {
      ...{ type: listOf(READ_REPLICA), optional: true },
      doc: "The service's read replicas; undefined where it has none.",
      format: "list of `{id, name, endpoint, poolerEndpoint}`",
    },
    previousEndpoint: {
      ...{ type: ENDPOINT, optional: true },
      doc: "Where the service answered before it was attached or moved last.",
      format: "`{host, port}`",
    },
  },
});
