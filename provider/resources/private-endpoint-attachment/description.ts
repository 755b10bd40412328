import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { boolean, number, text } from "../../describe/type";
import { connectionIdValidator } from "../../rules/connection-id";
import { serviceIdValidator } from "../../rules/inputs";
import { allowInterruptionValidator } from "../../rules/options";
import { ENDPOINT } from "../service-attachment/description";

export const PRIVATE_ENDPOINT_ATTACHMENT = describe({
  name: "PrivateEndpointAttachment",
  noun: "attachment",
  doc: `A service behind a private endpoint: it then answers at the VPC endpoint of a {@link PrivateEndpointConnection}.
A connection leads to one service, a service has two connections at most, and both are in one region.

The service keeps its host name and gets other ports, which Tiger Cloud chooses at each attach and detach: read them
from the outputs, and refresh the other attachment of a service that has two. Tiger Cloud publishes no DNS for it:
let the host names lead to the endpoint's addresses in a private hosted zone of exactly these names, for a zone of the whole
domain hides all other services of the project. The vendor does not say whether the public way stays open.

It rests on calls that are not in the vendor's documented API and may change. An attachment that somebody ended is
gone after a refresh. One whose connection was rejected or removed is warned of until it is replaced with the
connection.

It fails with \`Exists\` where the service is behind that connection already, with \`Rejected\` where the connection leads
to another service or is in another region, with \`NotFound\` where there is no such service, with \`WaitFailed\` where the
connection was rejected or removed, with \`WaitTimeout\` where the service does not get its ports in time, and with
\`ApiChanged\` where the API no longer knows one of the calls.`,
  id: { format: "`kd9w2xp4mz/conn-aws-1`", doc: "the service and the connection" },
  adopt: "the attachment of a service that is behind the connection already",
  within: { input: "connectionId", name: "PrivateEndpointConnection" },
  timeoutsMs: DEFAULT_TIMEOUTS_MS,
  inputs: {
    serviceId: {
      ...{ kind: "identity", type: text, validate: serviceIdValidator },
      doc: "Id of the service, such as `kd9w2xp4mz`.",
      format: "lower-case letters and digits",
      outputDoc: "Id of the service.",
    },
    connectionId: {
      ...{ kind: "identity", type: text, validate: connectionIdValidator },
      doc: "The `id` of a `PrivateEndpointConnection` in the service's region.",
      format: "such as `conn-aws-1`",
      outputDoc: "What Tiger Cloud calls the connection.",
    },
    allowInterruption: {
      ...{ kind: "check", type: boolean, optional: true, validate: allowInterruptionValidator },
      default: "true",
      doc: `False to let a preview fail that would put the service behind the connection, which changes its ports and
may close its public endpoint. Ending it by deleting this resource is not refused: see \`protect\`.`,
      format: "`true` or `false`",
    },
  },
  outputs: {
    host: { type: text, doc: "Host name of the service.", format: "a name" },
    port: { type: number, doc: "Port of the service at the endpoint.", format: "a number" },
    poolerEndpoint: {
      ...{ type: ENDPOINT, optional: true },
      doc: "Where the connection pooler answers at the endpoint; undefined where the service has none.",
      format: "`{host, port}`",
    },
    replicaEndpoint: {
      ...{ type: ENDPOINT, optional: true },
      doc: "Where the replica answers reads at the endpoint; undefined where the service has none.",
      format: "`{host, port}`",
    },
  },
});
