import type * as pulumi from "@pulumi/pulumi";
import type {
  GetServiceArgs,
  GetServiceResult,
  GetServicesArgs,
} from "../../provider/lookups/contract";
import { lookUp, type LookupOptions } from "./look-up";
import { onceKnown, type InputsOf, type LookupOutputOptions } from "./output-form";

/** The arguments of {@link getServiceOutput}. */
export type GetServiceOutputArgs = InputsOf<GetServiceArgs>;
/** The arguments of {@link getServicesOutput}. */
export type GetServicesOutputArgs = InputsOf<GetServicesArgs>;

/**
 * Looks up a service that exists, by its id, or by its name and optionally region. It looks in
 * previews, too.
 *
 * Host and port are those of the moment. Where the same program attaches or moves the service, take
 * them from the `ServiceAttachment`.
 *
 * It fails, without a stack trace, with `NotFound` and what there is instead; with `Ambiguous` and
 * the candidates where several have the name.
 *
 * @example
 * const { id: serviceId } = await getService({ name: "metrics" });
 * new ServiceAttachment("metrics", { serviceId, timescaleVpcId: timescaleVpc.id });
 */
export function getService(
  args: GetServiceArgs,
  options: LookupOptions = {},
): Promise<GetServiceResult> {
  return lookUp("getService", args, options);
}

/**
 * {@link getService} with arguments that may be outputs. The result is unknown in a preview while an
 * argument, or a resource behind one, is yet to be made.
 */
export function getServiceOutput(
  args: GetServiceOutputArgs,
  options: LookupOutputOptions = {},
): pulumi.Output<GetServiceResult> {
  return onceKnown(getService, args, options);
}

/** Looks up the services of the project, in the order of their ids. There may be none. */
export function getServices(
  args: GetServicesArgs = {},
  options: LookupOptions = {},
): Promise<GetServiceResult[]> {
  return lookUp("getServices", args, options);
}

/** {@link getServices} with arguments that may be outputs. */
export function getServicesOutput(
  args: GetServicesOutputArgs = {},
  options: LookupOutputOptions = {},
): pulumi.Output<GetServiceResult[]> {
  return onceKnown(getServices, args, options);
}
