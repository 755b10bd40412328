import type * as pulumi from "@pulumi/pulumi";
import type {
  GetTimescalePeeringArgs,
  GetTimescalePeeringResult,
} from "../../provider/lookups/contract";
import { lookUp, type LookupOptions } from "./look-up";
import { onceKnown, type InputsOf, type LookupOutputOptions } from "./output-form";

/** The arguments of {@link getTimescalePeeringOutput}. */
export type GetTimescalePeeringOutputArgs = InputsOf<GetTimescalePeeringArgs>;

/**
 * Looks up a peering that exists: by the Timescale VPC and its own id, by the Timescale VPC and the
 * customer VPC, or by the id of the AWS VPC peering connection. It looks in previews, too.
 *
 * It fails, without a stack trace, with `NotFound` and what there is instead; with `Ambiguous` and
 * the candidates where several fit.
 *
 * @example
 * const peering = await getTimescalePeering({ provisionedId: "pcx-0123456789abcdef0" });
 */
export function getTimescalePeering(
  args: GetTimescalePeeringArgs,
  options: LookupOptions = {},
): Promise<GetTimescalePeeringResult> {
  return lookUp("getTimescalePeering", args, options);
}

/**
 * {@link getTimescalePeering} with arguments that may be outputs. The result is unknown in a preview
 * while an argument, or a resource behind one, is yet to be made.
 */
export function getTimescalePeeringOutput(
  args: GetTimescalePeeringOutputArgs,
  options: LookupOutputOptions = {},
): pulumi.Output<GetTimescalePeeringResult> {
  return onceKnown(getTimescalePeering, args, options);
}
