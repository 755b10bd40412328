import { got, type Validator } from "./inputs";

const ALLOWED = "the id of a private endpoint connection such as conn-aws-1";

/** The id of a private endpoint connection. The vendor tells no form of it. */
export const connectionIdValidator: Validator = (value) => {
  if (typeof value !== "string") return got(value, ALLOWED, "Give a string.");
  if (value.startsWith("vpce-")) {
    const fix = "That is a VPC endpoint: pass the id output of its PrivateEndpointConnection.";
    return got(value, ALLOWED, fix);
  }
  if (/^[A-Za-z0-9][\w.:/-]{0,99}$/.test(value)) return undefined;
  return got(value, ALLOWED, "Pass the id output of a PrivateEndpointConnection.");
};
