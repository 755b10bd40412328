import { DEFAULT_TIMEOUTS_MS, describe } from "../../describe/description";
import { cidrBlock, text } from "../../describe/type";
import {
  decimalIdValidator,
  existingVpcCidrValidator,
  nameValidator,
  regionValidator,
  vpcCidrValidator,
} from "../../rules/inputs";
import { publicRangeWarning, unknownRegionWarning } from "../../rules/warnings";

/** The input of a resource that is one Timescale VPC's for good: its id. */
export const OF_TIMESCALE_VPC = {
  kind: "identity",
  type: text,
  validate: decimalIdValidator,
  doc: "Id of the Timescale VPC.",
  format: "decimal id, as a string",
  outputDoc: "Decimal id of the Timescale VPC.",
} as const;

/** The input of a peering that checks for overlaps before its Timescale VPC is made. */
export const CIDR_OF_TIMESCALE_VPC = {
  kind: "check",
  type: cidrBlock,
  optional: true,
  validate: existingVpcCidrValidator,
  default: "- it is looked up once the id is known",
  doc: "The CIDR block of the Timescale VPC, for the same check while that VPC's id is not known yet.",
  format: "IPv4 CIDR block",
} as const;

export const TIMESCALE_VPC = describe({
  name: "TimescaleVpc",
  noun: "VPC",
  doc: `A VPC on Tiger Cloud (formerly Timescale Cloud): the vendor's side of a private network. Its \`id\`
is the decimal id that Tiger Cloud gave.

It fails with \`Exists\` where one of the same name, CIDR block and region is there already. Deleting it
fails with \`Rejected\` while it has peerings or attached services.`,
  id: { format: "`1001`", doc: "decimal id of the Timescale VPC" },
  adopt: "a Timescale VPC of the same name, CIDR block and region that exists already",
  timeoutsMs: DEFAULT_TIMEOUTS_MS,
  inputs: {
    name: {
      ...{ kind: "attribute", type: text, validate: nameValidator, isNamedAsResource: true },
      doc: "Name shown in the Tiger Cloud console, 1 to 255 characters.",
      format: "1 to 255 characters on one line",
      outputDoc: "Name shown in the Tiger Cloud console.",
    },
    cidr: {
      ...{
        kind: "identity",
        type: cidrBlock,
        validate: vpcCidrValidator,
        warn: publicRangeWarning,
      },
      doc: `IPv4 CIDR block of the VPC, /16 to /28, without host bits, such as \`10.0.0.0/24\`. It must not
overlap any CIDR block of a VPC that is to be peered.`,
      format: "IPv4 CIDR block without host bits, /16 to /28; a public range is warned about",
      outputDoc: "IPv4 CIDR block in canonical form, such as `10.0.0.0/24`.",
    },
    regionCode: {
      ...{ kind: "identity", type: text, validate: regionValidator, warn: unknownRegionWarning },
      doc: "AWS region in which the VPC is made, such as `us-east-1`; services must be in the same one.",
      format:
        "such as `us-east-1`; one that is not known to have Tiger Cloud services is warned about",
      outputDoc: "AWS region, such as `us-east-1`.",
    },
  },
  outputs: {},
});
