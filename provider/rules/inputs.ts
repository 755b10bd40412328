import { isFullForm, parseCidr } from "./cidr";
import { LARGEST_VPC_PREFIX_LENGTH, SMALLEST_VPC_PREFIX_LENGTH } from "./limits";

/**
 * Rules for single values. Each returns what is wrong with the value, worded as
 * `got …; allowed …. Fix.`, or undefined where nothing is.
 */
export type Validator = (value: unknown) => string | undefined;

/** The name of a Timescale VPC. */
export const nameValidator: Validator = nameValidatorOf("Timescale VPC");

/** A string with a visible character, at most 255 characters, on one line: the name of such a thing. */
export function nameValidatorOf(noun: string): Validator {
  return text(
    (value) => value.trim() !== "" && value.length <= 255 && !hasControlCharacter(value),
    "a name of 1 to 255 characters on one line",
    () => `Give the ${noun} a readable name.`,
  );
}

/** The name of something that exists already. */
export const existingNameValidator: Validator = text(
  (value) => value.trim() !== "",
  "a name as the Tiger Cloud console shows it",
  () => "Copy the name from the Tiger Cloud console.",
);

/** The CIDR block of a Timescale VPC: full form, no host bits, /16 to /28. */
export const vpcCidrValidator: Validator = (value) => {
  if (typeof value !== "string") return got(value, CIDR_ALLOWED, "Give a string.");
  const block = parseCidr(value);
  if (block === undefined) return got(value, CIDR_ALLOWED, 'Write it like "10.0.0.0/24".');
  if (!isFullForm(value) || block.text !== value) {
    return got(value, CIDR_ALLOWED, `Did you mean "${block.text}"?`);
  }
  if (block.prefixLength < LARGEST_VPC_PREFIX_LENGTH) {
    return got(
      value,
      CIDR_ALLOWED,
      `Choose a smaller block, /${LARGEST_VPC_PREFIX_LENGTH} at most.`,
    );
  }
  if (block.prefixLength > SMALLEST_VPC_PREFIX_LENGTH) {
    return got(
      value,
      CIDR_ALLOWED,
      `Choose a larger block, /${SMALLEST_VPC_PREFIX_LENGTH} at least.`,
    );
  }
  return undefined;
};

const CIDR_ALLOWED = `an IPv4 CIDR block without host bits, /${LARGEST_VPC_PREFIX_LENGTH} to /${SMALLEST_VPC_PREFIX_LENGTH}`;

/** An AWS region code. Any that looks like one: the vendor's list grows. */
export const regionValidator: Validator = text(
  (value) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(value) && !value.startsWith("az-"),
  "an AWS region code such as us-east-1",
  (value) =>
    value.startsWith("az-")
      ? "Tiger Cloud has no VPC on Azure: choose an AWS region."
      : "Write the code, not the region's name or an availability zone.",
);

/** An AWS account id. */
export const accountIdValidator: Validator = text(
  (value) => /^\d{12}$/.test(value),
  "12 digits",
  () => "Keep it a quoted string, so that leading zeros survive.",
);

/** The id of an AWS VPC. */
export const awsVpcIdValidator: Validator = text(
  (value) => /^vpc-[0-9a-f]{8}([0-9a-f]{9})?$/.test(value),
  "an AWS VPC id such as vpc-0123456789abcdef0",
  (value) =>
    /^tgw-[0-9a-f]{8}([0-9a-f]{9})?$/.test(value)
      ? "For a transit gateway, use a TransitGatewayPeering."
      : "Copy the id from the AWS console or from the VPC's id output.",
);

/** The id of an AWS transit gateway. */
export const transitGatewayIdValidator: Validator = text(
  (value) => /^tgw-[0-9a-f]{8}([0-9a-f]{9})?$/.test(value),
  "the id of an AWS transit gateway such as tgw-0123456789abcdef0",
  (value) =>
    value.startsWith("vpc-")
      ? "For a VPC, use a TimescalePeering."
      : "Copy the id from the AWS console or from the transit gateway's id output.",
);

/** The id of an AWS VPC peering connection. */
export const peeringConnectionIdValidator: Validator = text(
  (value) => /^pcx-[0-9a-f]{8}([0-9a-f]{9})?$/.test(value),
  "the id of an AWS VPC peering connection such as pcx-0123456789abcdef0",
  () => "Copy the id from the AWS console or from the peering's provisionedId output.",
);

/** The CIDR blocks of a customer VPC, in any size that AWS allows. */
export const peerCidrBlocksValidator: Validator = (value) => {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return got(value, "a list of IPv4 CIDR blocks", "Give a list.");
  const wrong = value.filter((block) => typeof block !== "string" || !parseCidr(block));
  if (wrong.length === 0) return undefined;
  return got(wrong, "a list of IPv4 CIDR blocks", 'Write each like "10.0.0.0/16".');
};

/** The CIDR block of a Timescale VPC that exists, however it is spelt. */
export const existingVpcCidrValidator: Validator = (value) => {
  if (value === undefined) return undefined;
  if (typeof value === "string" && parseCidr(value)) return undefined;
  return got(value, "an IPv4 CIDR block", "Pass the cidr output of the Timescale VPC.");
};

/** The id of an AWS route table. */
export const routeTableIdValidator: Validator = awsIdValidator("rtb", "route table");

/** Id of an attachment of a transit gateway: `tgw-attach-…`. */
export const transitGatewayAttachmentIdValidator: Validator = awsIdValidator(
  "tgw-attach",
  "transit gateway attachment",
);

/** Id of a route table of a transit gateway: `tgw-rtb-…`. */
export const transitGatewayRouteTableIdValidator: Validator = awsIdValidator(
  "tgw-rtb",
  "transit gateway route table",
);

/** The id of an AWS subnet. */
export const subnetIdValidator: Validator = awsIdValidator("subnet", "subnet");

/** The id of an AWS security group. */
export const securityGroupIdValidator: Validator = awsIdValidator("sg", "security group");

/** An id that Tiger Cloud gives to VPCs and peerings. Source: the pattern in the API description. */
export const decimalIdValidator: Validator = text(
  (value) => /^\d+$/.test(value),
  "the decimal id that Tiger Cloud gave, as a string",
  () => "Pass the id output of the resource, not a name or an AWS id.",
);

/** The id of a peering: with that of its Timescale VPC before it, or alone. */
export const peeringIdValidator: Validator = text(
  (value) => /^(\d+\/)?\d+$/.test(value),
  "the id of a peering such as 1001/5001",
  () => "Pass the id output of the peering, not a name or an AWS id.",
);

/** The id of a peering with that of its Timescale VPC. */
export const wholePeeringIdValidator: Validator = text(
  (value) => /^\d+\/\d+$/.test(value),
  "the id of a peering such as 1001/5001",
  () => "Pass the id output of the peering, not a name or an AWS id.",
);

/** The id of a service: lower-case letters and digits, as the API's examples show. */
export const serviceIdValidator: Validator = text(
  (value) => /^[a-z0-9]{4,32}$/.test(value),
  "a service id of lower-case letters and digits, such as kd9w2xp4mz",
  () => "Copy the service id from the Tiger Cloud console, not its name or host.",
);

function awsIdValidator(prefix: string, noun: string): Validator {
  const form = new RegExp(`^${prefix}-[0-9a-f]{8}([0-9a-f]{9})?$`);
  return text(
    (value) => form.test(value),
    `an AWS ${noun} id such as ${prefix}-0123456789abcdef0`,
    () => `Copy the id from the AWS console or from the ${noun}'s id output.`,
  );
}

function text(
  accepts: (value: string) => boolean,
  allowed: string,
  fix: (value: string) => string,
): Validator {
  return (value) => {
    if (typeof value !== "string") return got(value, allowed, "Give a string.");
    return accepts(value) ? undefined : got(value, allowed, fix(value));
  };
}

/** What is wrong with a value, as every rule words it. */
export function got(value: unknown, allowed: string, fix: string): string {
  return `got ${shown(value)}; allowed is ${allowed}. ${fix}`;
}

/** A value as an error shows it: quoted, on one line, cut after 80 characters. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  const json = JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

function hasControlCharacter(value: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f]/.test(value);
}
