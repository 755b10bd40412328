import { NO_STACK } from "../../doctor/subject/no-stack";
import { unknownVpc } from "../../doctor/subject/arguments";
import type { StackThings, Subject } from "../../doctor/subject/subject";

/** A subject with these services, by their ids, and customer VPCs. */
export function subjectOf(
  serviceIds: readonly string[],
  vpcIds: readonly string[],
  stack: Partial<StackThings> = {},
): Subject {
  return {
    title: "db/test",
    services: serviceIds.map((id) => ({ id })),
    customerVpcs: vpcIds.map((vpcId) => unknownVpc(vpcId, undefined)),
    stack: { ...NO_STACK, ...stack },
    from: undefined,
  };
}
