import type * as pulumi from "@pulumi/pulumi";
import type {
  GetTimescaleVpcArgs,
  GetTimescaleVpcResult,
  GetTimescaleVpcsArgs,
} from "../../provider/lookups/contract";
import { lookUp, type LookupOptions } from "./look-up";
import { onceKnown, type InputsOf, type LookupOutputOptions } from "./output-form";

/** The arguments of {@link getTimescaleVpcOutput}. */
export type GetTimescaleVpcOutputArgs = InputsOf<GetTimescaleVpcArgs>;
/** The arguments of {@link getTimescaleVpcsOutput}. */
export type GetTimescaleVpcsOutputArgs = InputsOf<GetTimescaleVpcsArgs>;

/**
 * Looks up a Timescale VPC that exists, by its id, or by its name and optionally region. It looks in
 * previews, too.
 *
 * It fails, without a stack trace, with `NotFound` and what there is instead; with `Ambiguous` and
 * the candidates where several have the name.
 *
 * @example
 * const timescaleVpc = await getTimescaleVpc({ name: "production" });
 */
export function getTimescaleVpc(
  args: GetTimescaleVpcArgs,
  options: LookupOptions = {},
): Promise<GetTimescaleVpcResult> {
  return lookUp("getTimescaleVpc", args, options);
}

/**
 * {@link getTimescaleVpc} with arguments that may be outputs. The result is unknown in a preview
 * while an argument, or a resource behind one, is yet to be made.
 *
 * @example
 * const timescaleVpc = getTimescaleVpcOutput({ name: "production" });
 * new PeeredVpc("app", { timescaleVpc, vpcId: "vpc-0123456789abcdef0" });
 */
export function getTimescaleVpcOutput(
  args: GetTimescaleVpcOutputArgs,
  options: LookupOutputOptions = {},
): pulumi.Output<GetTimescaleVpcResult> {
  return onceKnown(getTimescaleVpc, args, options);
}

/** Looks up the Timescale VPCs of the project, in the order of their ids. There may be none. */
export function getTimescaleVpcs(
  args: GetTimescaleVpcsArgs = {},
  options: LookupOptions = {},
): Promise<GetTimescaleVpcResult[]> {
  return lookUp("getTimescaleVpcs", args, options);
}

/** {@link getTimescaleVpcs} with arguments that may be outputs. */
export function getTimescaleVpcsOutput(
  args: GetTimescaleVpcsOutputArgs = {},
  options: LookupOutputOptions = {},
): pulumi.Output<GetTimescaleVpcResult[]> {
  return onceKnown(getTimescaleVpcs, args, options);
}
