import type { InputsOf } from "../../describe/description";
import { failure, failureIf, type Finding } from "../../operation/finding";
import { PLANS_WITHOUT_PRIVATE_ENDPOINTS } from "../../rules/limits";
import type { Account } from "../../tiger-cloud/account";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import { meaningOf } from "../../tiger-cloud/status";
import type { PRIVATE_ENDPOINT_CONNECTION } from "./description";

type Known = Partial<InputsOf<typeof PRIVATE_ENDPOINT_CONNECTION>>;

/** What the account has to do with a VPC endpoint that is to be claimed. */
export interface ConnectionSurroundings {
  account: Account;
  /** The connections that the project has. */
  connections: readonly PrivateLinkConnection[];
  /** The entry of this stack that has the endpoint's connection already; undefined where no other has. */
  otherHolder: string | undefined;
}

/** The project's connection of a VPC endpoint. */
export function connectionOf(
  { vpcEndpointId }: Known,
  connections: readonly PrivateLinkConnection[],
): PrivateLinkConnection | undefined {
  return connections.find((each) => each.vpcEndpointId === vpcEndpointId);
}

/** True for a connection that no service can be behind any more. */
export function isLost({ status }: PrivateLinkConnection): boolean {
  return ["failed", "gone"].includes(meaningOf("privateEndpoint", status));
}

/** What speaks against claiming a VPC endpoint. Pure. */
export function claimFindings(
  known: Known,
  { account, connections, otherHolder }: ConnectionSurroundings,
): Finding[] {
  const present = connectionOf(known, connections);
  return [
    ...planFindings("vpcEndpointId", account),
    ...failureIf("vpcEndpointId", present && lostReason(present)),
    ...failureIf("vpcEndpointId", otherHolder && heldReason(known, otherHolder)),
  ];
}

/** Says of an input that the plan has no private endpoints. */
export function planFindings(property: string, { planType }: Account): Finding[] {
  if (!PLANS_WITHOUT_PRIVATE_ENDPOINTS.includes(planType)) return [];
  return [
    failure(
      property,
      `the ${planType} plan has no private endpoints. Use the plan Scale or Enterprise, or peer the VPC with a TimescalePeering.`,
    ),
  ];
}

/** Why a connection can no longer be used; undefined where it can. */
export function lostReason(connection: PrivateLinkConnection): string | undefined {
  if (!isLost(connection)) return undefined;
  return (
    `its connection ${connection.id} is ${connection.status.toLowerCase()}, which is for good. ` +
    "Replace the endpoint in AWS: a new one can be claimed."
  );
}

function heldReason({ vpcEndpointId }: Known, holder: string): string {
  return (
    `got ${JSON.stringify(vpcEndpointId)}, which ${JSON.stringify(holder)} of this stack has claimed; allowed is each endpoint once. ` +
    "Take one of the two out of the program; for a rename, use the aliases option."
  );
}
