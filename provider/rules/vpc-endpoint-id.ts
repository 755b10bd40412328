import { got, type Validator } from "./inputs";

const ALLOWED = "the id of an AWS VPC endpoint such as vpce-0123456789abcdef0";

/** The id of an AWS VPC endpoint. */
export const vpcEndpointIdValidator: Validator = (value) => {
  if (typeof value !== "string") return got(value, ALLOWED, "Give a string.");
  if (/^vpce-[0-9a-f]{8}([0-9a-f]{9})?$/.test(value)) return undefined;
  const fix = value.startsWith("vpce-svc-")
    ? "That is an endpoint service: make an aws.ec2.VpcEndpoint to it, and pass that one's id output."
    : "Copy the id from the AWS console or from the endpoint's id output.";
  return got(value, ALLOWED, fix);
};
