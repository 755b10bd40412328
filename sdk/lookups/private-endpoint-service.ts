import type * as pulumi from "@pulumi/pulumi";
import type {
  GetPrivateEndpointServiceArgs,
  GetPrivateEndpointServiceResult,
} from "../../provider/lookups/contract";
import { lookUp, type LookupOptions } from "./look-up";
import { onceKnown, type InputsOf, type LookupOutputOptions } from "./output-form";

/** The arguments of {@link getPrivateEndpointServiceOutput}. */
export type GetPrivateEndpointServiceOutputArgs = InputsOf<GetPrivateEndpointServiceArgs>;

/**
 * Looks up what an `aws.ec2.VpcEndpoint` to Tiger Cloud is made with: the endpoint service of a region, and the
 * Availability Zones in which it answers. It looks in previews, too, and rests on a call that is not in the vendor's
 * documented API.
 *
 * It fails, without a stack trace, with `NotFound` where Tiger Cloud has none in that region, and with `ApiChanged` where
 * the API no longer knows the call.
 *
 * @example
 * const { serviceName } = await getPrivateEndpointService({ regionCode: "us-east-1" });
 */
export function getPrivateEndpointService(
  args: GetPrivateEndpointServiceArgs,
  options: LookupOptions = {},
): Promise<GetPrivateEndpointServiceResult> {
  return lookUp("getPrivateEndpointService", args, options);
}

/**
 * {@link getPrivateEndpointService} with arguments that may be outputs. The result is unknown in a preview
 * while an argument, or a resource behind one, is yet to be made.
 */
export function getPrivateEndpointServiceOutput(
  args: GetPrivateEndpointServiceOutputArgs,
  options: LookupOutputOptions = {},
): pulumi.Output<GetPrivateEndpointServiceResult> {
  return onceKnown(getPrivateEndpointService, args, options);
}
