import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { choiceOf, cidrBlock, listOf, text } from "../../describe/type";
import {
  accountIdValidator,
  awsVpcIdValidator,
  peerCidrBlocksValidator,
  regionValidator,
} from "../../rules/inputs";
import { CIDR_DRIFTS, cidrDriftValidator } from "../../rules/options";
import { CIDR_OF_TIMESCALE_VPC, OF_TIMESCALE_VPC } from "../timescale-vpc/description";

const CIDR_DRIFT = choiceOf(
  "CidrDrift",
  "What to do about a peering when its customer VPC has other CIDR blocks than when Tiger Cloud took them up.",
  CIDR_DRIFTS,
);

export const TIMESCALE_PEERING = describe({
  name: "TimescalePeering",
  noun: "peering",
  doc: `A request, sent by Tiger Cloud, to peer a Timescale VPC with a customer VPC on AWS. It is created
once AWS shows it: \`provisionedId\` is then known. It carries traffic after somebody accepts
it, see {@link PeeredVpc}. Its \`id\` names both the Timescale VPC and the peering, such as \`1001/5001\`.

Tiger Cloud takes up the CIDR blocks of the customer VPC when the peering is made; \`cidrDrift\` says what
becomes of those that change later. A peering that has
become \`INVALID\`, \`TIMEOUT\` or \`DISABLED\` is replaced by the next \`pulumi up\` after a refresh.

It fails with \`Exists\` where the same two VPCs have a peering already, with \`NotFound\` where there is
no such Timescale VPC, with \`WaitTimeout\` where AWS does not have the request in time, and with
\`WaitFailed\` where Tiger Cloud gives it up.`,
  id: { format: "`1001/5001`", doc: "decimal ids of the Timescale VPC and of the peering" },
  adopt: "a peering of the same Timescale VPC and customer VPC that exists already",
  within: { input: "timescaleVpcId", name: "TimescaleVpc" },
  timeoutsMs: DEFAULT_TIMEOUTS_MS,
  inputs: {
    timescaleVpcId: OF_TIMESCALE_VPC,
    peerAccountId: {
      ...{ kind: "identity", type: text, validate: accountIdValidator },
      doc: "AWS account that owns the customer VPC: 12 digits.",
      format: "12 digits, as a string",
      outputDoc: "AWS account of the customer VPC: 12 digits.",
    },
    peerRegionCode: {
      ...{ kind: "identity", type: text, validate: regionValidator },
      doc: "AWS region of the customer VPC, such as `us-east-1`.",
      format: "such as `us-east-1`",
      outputDoc: "AWS region of the customer VPC.",
    },
    peerVpcId: {
      ...{ kind: "identity", type: text, validate: awsVpcIdValidator },
      doc: "Id of the customer VPC, `vpc-…`.",
      format: "`vpc-…`",
      outputDoc: "Id of the customer VPC: `vpc-…`.",
    },
    peerCidrBlocks: {
      ...{ kind: "check", type: listOf(cidrBlock), optional: true },
      validate: peerCidrBlocksValidator,
      default: "- neither is checked",
      doc: `The CIDR blocks of the customer VPC as AWS shows them now. The preview checks that none overlaps
the Timescale VPC's. By itself, Tiger Cloud takes them up only when the peering is made.`,
      format: "list of IPv4 CIDR blocks",
      change: { word: "replaces", sentence: "Changing this does what `cidrDrift` says." },
    },
    cidrDrift: {
      ...{ kind: "check", type: CIDR_DRIFT, optional: true, validate: cidrDriftValidator },
      default: '"replace"',
      doc: `What a change of \`peerCidrBlocks\` does: \`"replace"\` the peering, which stops private traffic until the
new one is accepted; \`"update"\` it in place, which interrupts nothing; \`"warn"\`; or \`"ignore"\`. \`"update"\`
rests on a call that is not in the vendor's documented API.`,
      format: "`replace`, `update`, `warn` or `ignore`",
    },
    timescaleVpcCidr: CIDR_OF_TIMESCALE_VPC,
  },
  outputs: {
    provisionedId: {
      type: text,
      doc: "Id of the AWS VPC peering connection: `pcx-…`.",
      format: "`pcx-…`",
    },
    status: {
      type: text,
      doc: "The word that Tiger Cloud reported when the peering was last created or read: `PENDING`.",
      format: "upper case, such as `PENDING`",
    },
  },
});
