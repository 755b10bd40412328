import { isUnknown } from "../../provider/rules/unknown";
import { isObject } from "../../provider/rules/object";
import type { Change, Properties } from "../plan";
import { VPC_ENDPOINT } from "../types";
import { findLoss, type DangerRule, type Finding } from "./danger";
import { sentence, type Sentence } from "./sentence";

/** The tag of the endpoints that the component of this package makes. */
const TAG = "pulumi-timescale:private-endpoint";

/** Interface endpoints to a service that is not AWS's own, such as Tiger Cloud. */
export const vpcEndpointRule: DangerRule = {
  types: [VPC_ENDPOINT],
  supersedes: ["deleted", "replaced"],
  isAbout: ({ oldInputs, newInputs }) => leadsToVendor(oldInputs) || leadsToVendor(newInputs),
  findIn(change) {
    const endpoint = change.id ?? change.name;
    const loses = sentence`what is in VPC ${change.oldInputs["vpcId"]} loses the service behind it`;
    return [
      ...findLoss(change, "interrupts", {
        delete: [...sentence`VPC endpoint ${endpoint} goes: `, ...loses, "."],
        replace: [
          ...sentence`VPC endpoint ${endpoint} is made again: `,
          ...loses,
          " until the new one is claimed, and the service is behind it.",
        ],
      }),
      ...findTaken(change, "subnetIds", (taken) => [
        ...sentence`VPC endpoint ${endpoint} loses its interface in ${taken}: connections over it end.`,
      ]),
      ...findTaken(change, "securityGroupIds", (taken) => [
        ...sentence`VPC endpoint ${endpoint} no longer wears ${taken}: what that group alone let in is refused.`,
      ]),
    ];
  },
};

function leadsToVendor({ vpcEndpointType: type, serviceName, tags }: Properties): boolean {
  const isVendors = typeof serviceName === "string" && serviceName.includes(".vpce-svc-");
  return type === "Interface" && (isVendors || (isObject(tags) && TAG in tags));
}

/** What an update takes out of a list. A list that is absent stays as it is in AWS. */
function findTaken(
  change: Change,
  property: string,
  meaningOf: (taken: string) => Sentence,
): Finding[] {
  const listed = change.newInputs[property];
  if (change.operation !== "update" || listed === undefined) return [];
  const after: unknown[] = Array.isArray(listed) ? listed : [listed];
  const before = change.oldInputs[property];
  const taken = (Array.isArray(before) ? (before as unknown[]) : [])
    .filter((id) => typeof id === "string" && !isUnknown(id) && !after.includes(id))
    .join(", ");
  if (taken === "") return [];
  const why = after.some(isUnknown)
    ? sentence`${property} is known only after apply, and may lose ${taken}`
    : sentence`${property} loses ${taken}`;
  return [{ class: "interrupts", why, meaning: meaningOf(taken) }];
}
