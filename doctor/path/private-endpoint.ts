import type { PrivateLinkConnection } from "../../provider/tiger-cloud/private-link-answers";
import { meaningOf } from "../../provider/tiger-cloud/status";
import type { VpcEndpoint } from "../facts/aws";
import { valueOf, type Seen } from "../facts/seen";
import type { Case } from "../rules/rule";
import type { EndpointWay } from "./way";

/** The endpoint of a way among those of the client's VPC; undefined where it is not there. */
export function endpointOf({ way, vpc }: Case<EndpointWay>): Seen<VpcEndpoint | undefined> {
  if ("unseen" in vpc.vpcEndpoints) return vpc.vpcEndpoints;
  const { value } = vpc.vpcEndpoints;
  return { value: value.find(({ vpcEndpointId }) => vpcEndpointId === way.vpcEndpointId) };
}

/** The same where it can still carry something; undefined where it cannot, or nobody could look. */
export function usableEndpointOf(one: Case<EndpointWay>): VpcEndpoint | undefined {
  const endpoint = valueOf(endpointOf(one));
  return endpoint === undefined || isLostEndpoint(endpoint) ? undefined : endpoint;
}

/** Whether it was seen that the endpoint is gone, or can never be used again: what hangs on it is lost as well. */
export function isEndpointGone(one: Case<EndpointWay>): boolean {
  return "value" in endpointOf(one) && usableEndpointOf(one) === undefined;
}

/** Whether an endpoint can never be used again. */
export function isLostEndpoint({ state }: VpcEndpoint): boolean {
  return ["rejected", "failed", "expired", "deleting", "deleted"].includes(state.toLowerCase());
}

/** What Tiger Cloud knows of the endpoint of a way; undefined where the project has not claimed it. */
export function connectionOf({
  way,
  tigerCloud: { connections },
}: Case<EndpointWay>): Seen<PrivateLinkConnection | undefined> {
  if ("unseen" in connections) return connections;
  const own = connections.value.filter(({ vpcEndpointId }) => vpcEndpointId === way.vpcEndpointId);
  return { value: own.find(({ id }) => id === way.connectionId) ?? own[0] };
}

/** Whether a claim can never be used again. */
export function isLostConnection({ status }: PrivateLinkConnection): boolean {
  return ["failed", "gone"].includes(meaningOf("privateEndpoint", status));
}

/** The region of an endpoint, as the name of its service says it; undefined for a name of another form. */
export function endpointRegionOf({ serviceName }: VpcEndpoint): string | undefined {
  return /^com\.amazonaws\.vpce\.([a-z0-9-]+)\.vpce-svc-/.exec(serviceName)?.[1];
}
