import type { Service } from "../api/services";
import type { ServiceAttachmentInputs } from "../contract";
import { changeWhenFree, type Operation } from "../operation";

const AT_REST = ["READY", "PAUSED"];
const WAIT_FIX = "Look at the service in the Tiger Cloud console, then run `pulumi up` again.";

/**
 * Waits until the service answers in the VPC. The proof is the endpoint in the wanted VPC and a status at rest; one alone
 * may be stale.
 */
export function waitUntilAttached(
  { serviceId, timescaleVpcId }: ServiceAttachmentInputs,
  { api, wait }: Operation,
): Promise<Service> {
  return wait(`Service ${serviceId}`, WAIT_FIX, async () => {
    const service = await api.services.get(serviceId);
    const { attachment, status } = service;
    const settled =
      attachment?.vpcId === timescaleVpcId &&
      attachment.endpoint !== undefined &&
      isAtRest(service);
    return settled
      ? { state: "done", value: service }
      : { state: "pending", saw: attachment === undefined ? `${status}, not attached` : status };
  });
}

/** Detaches the service from the VPC, once it is seen there, and waits for its public endpoint. */
export async function detach(
  serviceId: string,
  vpcId: string,
  operation: Operation,
): Promise<void> {
  const { services } = operation.api;
  let requested = false;
  await operation.wait(`Service ${serviceId}`, WAIT_FIX, async () => {
    const service = await services.get(serviceId);
    const { attachment, publicEndpoint, status } = service;
    if (attachment === undefined) {
      const settled = publicEndpoint !== undefined && isAtRest(service);
      return settled ? { state: "done", value: undefined } : { state: "pending", saw: status };
    }
    if (!requested) {
      await changeWhenFree(operation, `Service ${serviceId}`, () =>
        services.detach(serviceId, vpcId),
      );
      requested = true;
    }
    return { state: "pending", saw: `${status}, attached` };
  });
}

/** True for a service that is not in transit. */
export function isAtRest(service: Service): boolean {
  return AT_REST.includes(service.status);
}
