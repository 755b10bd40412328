import type * as pulumi from "@pulumi/pulumi";
import type {
  GetTransitGatewayPeeringArgs,
  GetTransitGatewayPeeringResult,
} from "../../provider/lookups/contract";
import { lookUp, type LookupOptions } from "./look-up";
import { onceKnown, type InputsOf, type LookupOutputOptions } from "./output-form";

/** The arguments of {@link getTransitGatewayPeeringOutput}. */
export type GetTransitGatewayPeeringOutputArgs = InputsOf<GetTransitGatewayPeeringArgs>;

/**
 * Looks up a peering with a transit gateway that exists: by its id, by the Timescale VPC and the transit gateway, or
 * by the id of the attachment. It looks in previews, too, and rests on a call that is not in the vendor's documented
 * API.
 *
 * It fails, without a stack trace, with `NotFound` and what there is instead; with `Ambiguous` and
 * the candidates where several fit.
 *
 * @example
 * const peering = await getTransitGatewayPeering({ id: "1001/5001" });
 */
export function getTransitGatewayPeering(
  args: GetTransitGatewayPeeringArgs,
  options: LookupOptions = {},
): Promise<GetTransitGatewayPeeringResult> {
  return lookUp("getTransitGatewayPeering", args, options);
}

/**
 * {@link getTransitGatewayPeering} with arguments that may be outputs. The result is unknown in a preview
 * while an argument, or a resource behind one, is yet to be made.
 */
export function getTransitGatewayPeeringOutput(
  args: GetTransitGatewayPeeringOutputArgs,
  options: LookupOutputOptions = {},
): pulumi.Output<GetTransitGatewayPeeringResult> {
  return onceKnown(getTransitGatewayPeering, args, options);
}
