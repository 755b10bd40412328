import type { PulumiWorkspace } from "../../../local/engine/pulumi-workspace";
import type { LoggedRequest } from "../../../local/tiger-cloud";
import type { LocalStacks } from "../../engine/local-stacks";
import type { Ec2Proxy } from "../../support/ec2-proxy";
import { apiCall, apiFaultAt, ec2Call, ec2FaultAt, type Call, type KillPoint } from "./kill-point";
import { killedUp, type KilledUp } from "./killed-up";

/** Both clouds, and what tells of a request that a fault of Tiger Cloud's hit. */
export interface FaultyClouds {
  stacks: LocalStacks;
  proxy: Ec2Proxy;
  whenFault: (act: (request: LoggedRequest) => void) => void;
}

/** The requests to both clouds so far, those to AWS of each stretch first. */
export function callsToBoth({ stacks, proxy }: FaultyClouds): () => readonly Call[] {
  const { tigerCloud } = stacks.clouds;
  const made: Call[] = [];
  let [ofAws, ofApi] = [proxy.actions.length, tigerCloud.requests.length];
  return () => {
    made.push(...proxy.actions.slice(ofAws).map(ec2Call));
    made.push(...tigerCloud.requests.slice(ofApi).map(apiCall));
    [ofAws, ofApi] = [proxy.actions.length, tigerCloud.requests.length];
    return made;
  };
}

/** Runs `pulumi up` and kills processes of it at a request to either cloud. */
export async function killedInEither(
  { stacks, proxy, whenFault }: FaultyClouds,
  workspace: PulumiWorkspace,
  program: object,
  { victim, ...point }: KillPoint,
): Promise<KilledUp> {
  const { tigerCloud } = stacks.clouds;
  const isOfAws = !point.call.includes(" ");
  const arm = (kill: () => void) => {
    whenFault(kill);
    if (isOfAws) proxy.inject(ec2FaultAt(point, kill));
    else tigerCloud.injectFault(apiFaultAt(point));
  };
  try {
    return await killedUp(workspace, program, { victim, arm });
  } finally {
    proxy.clear();
    tigerCloud.clearFaults();
    whenFault(() => undefined);
  }
}
