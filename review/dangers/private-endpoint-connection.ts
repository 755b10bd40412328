import { PRIVATE_ENDPOINT_CONNECTION } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence } from "./sentence";

/**
 * A VPC endpoint that is claimed. To delete a claim is to forget it, for Tiger Cloud takes none back, unless
 * `rejectOnDelete` was set: then it rejects the endpoint.
 */
export const privateEndpointConnectionRule: DangerRule = {
  types: [PRIVATE_ENDPOINT_CONNECTION],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { oldInputs, oldOutputs, newInputs } = change;
    const endpoint = oldInputs["vpcEndpointId"];
    const isRejected = (oldOutputs["rejectOnDelete"] ?? oldInputs["rejectOnDelete"]) === true;
    if (isRejected) {
      const meaning = sentence`VPC endpoint ${endpoint} is rejected for good, by rejectOnDelete: no service is reached over it any more, it can never be claimed again, and nothing undoes that.`;
      return findLoss(change, "destroys", { delete: meaning, replace: meaning });
    }
    return findLoss(change, "interrupts", {
      replace: sentence`VPC endpoint ${endpoint} stays claimed by the project, and ${newInputs["vpcEndpointId"]} is claimed in its place: services are reached there only once they are attached to it.`,
    });
  },
};
