import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { boolean, text } from "../../describe/type";
import { nameValidatorOf } from "../../rules/inputs";
import { rejectOnDeleteValidator } from "../../rules/options";
import { vpcEndpointIdValidator } from "../../rules/vpc-endpoint-id";

const NAME = nameValidatorOf("connection");

export const PRIVATE_ENDPOINT_CONNECTION = describe({
  name: "PrivateEndpointConnection",
  noun: "private endpoint connection",
  doc: `A VPC endpoint of yours, claimed for the project on Tiger Cloud: services can then be put behind it. Make the
endpoint with \`aws.ec2.VpcEndpoint\`, to the service that {@link getPrivateEndpointService} names. Who claims an endpoint
first has it, for its id is the only proof; to claim again what is the project's already is no failure.

It needs the plan Scale or Enterprise, and rests on calls that are not in the vendor's documented API and may change.
Tiger Cloud has no way to give a claim back: deleting this resource forgets it, or rejects the connection for good with
\`rejectOnDelete\`. A connection whose endpoint was deleted in AWS is gone after a refresh; one that was rejected needs
another endpoint.

It fails with \`WaitTimeout\` where Tiger Cloud does not find the endpoint in time, with \`Exists\` where another project has
claimed it, with \`WaitFailed\` where it was rejected or removed, and with \`ApiChanged\` where the API no longer knows one
of the calls.`,
  id: { format: "`conn-aws-1`", doc: "what Tiger Cloud calls the connection" },
  takesOver: true,
  timeoutsMs: DEFAULT_TIMEOUTS_MS,
  inputs: {
    vpcEndpointId: {
      ...{ kind: "identity", type: text, validate: vpcEndpointIdValidator },
      doc: "Id of the VPC endpoint in AWS, `vpce-…`.",
      format: "`vpce-…`",
      outputDoc: "Id of the VPC endpoint: `vpce-…`.",
    },
    name: {
      ...{ kind: "attribute", type: text, validate: NAME, isNamedAsResource: true },
      doc: "Name shown in the Tiger Cloud console, 1 to 255 characters.",
      format: "1 to 255 characters on one line",
      outputDoc: "Name shown in the Tiger Cloud console.",
    },
    rejectOnDelete: {
      ...{ kind: "attribute", type: boolean, optional: true, validate: rejectOnDeleteValidator },
      default: "false",
      doc: `True to let the deletion of this resource reject the connection at AWS, for good: the VPC endpoint can never
be used again. Else the claim stays, and the same endpoint can be claimed again by this project alone.`,
      format: "`true` or `false`",
      outputDoc: "Whether its deletion rejects the connection.",
      change: { sentence: "Updated in place: it is noted for the deletion." },
    },
  },
  outputs: {
    connectionId: {
      type: text,
      doc: "What Tiger Cloud calls the connection; the same as `id`.",
      format: "such as `conn-aws-1`",
    },
    state: {
      type: text,
      doc: "The word that Tiger Cloud reported when the connection was last claimed, updated or read: `approved`.",
      format: "lower case, such as `approved`",
    },
    region: {
      type: text,
      doc: "AWS region of the VPC endpoint, such as `us-east-1`.",
      format: "such as `us-east-1`",
    },
  },
});
