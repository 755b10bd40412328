import { cacheFolder } from "../../../local/cache-folder";
import { provideEngine } from "../../../local/engine/provide-engine";
import { createPulumiWorkspace } from "../../../local/engine/pulumi-workspace";
import { startTigerCloud, type LoggedRequest } from "../../../local/tiger-cloud";
import { leadingTo, programs } from "../../engine/local-stacks";
import { apiCall, apiFaultAt } from "./kill-point";
import type { KillableStack } from "./kill-run";
import { killedUp } from "./killed-up";
import { SERVICES } from "../life";
import { cloudOf, observedCloud, type Wanted } from "../wanted";

/** A stack of Tiger Cloud's resources alone, on a Tiger Cloud of its own without an EC2. */
export interface ProofStack extends KillableStack<Wanted> {
  stop(): Promise<void>;
}

export async function openProofStack(): Promise<ProofStack> {
  const engine = await provideEngine({ cacheDir: cacheFolder(), onProgress: () => undefined });
  let onRequest: (request: LoggedRequest) => void = () => undefined;
  const cloud = await startTigerCloud({
    services: SERVICES.map((id) => ({ id, name: id, regionCode: "us-east-1" })),
    onRequest: (request) => onRequest(request),
  });
  const workspace = await createPulumiWorkspace({ engine, programDir: programs("resources") });
  await workspace.initStack("proof");
  await workspace.setConfig(leadingTo(cloud));
  return {
    workspace,
    calls: () => cloud.requests.map(apiCall),
    pulumi: (wanted, ...args) =>
      workspace.pulumi(args, { env: { WANTED: JSON.stringify(wanted) } }),
    async killedUp(wanted, { victim, ...point }) {
      cloud.injectFault(apiFaultAt(point));
      const arm = (kill: () => void) => {
        onRequest = ({ fault }) => {
          if (fault !== undefined) kill();
        };
      };
      try {
        return await killedUp(workspace, wanted, { victim, arm });
      } finally {
        onRequest = () => undefined;
        cloud.clearFaults();
      }
    },
    expectWanted(wanted, state) {
      const expected = cloudOf(wanted);
      expect(observedCloud(cloud, expected)).toEqual(expected);
      const ids = (type: string) =>
        state
          .filter((resource) => resource.type.endsWith(`:${type}`))
          .map(({ id }) => id ?? "")
          .sort();
      expect(ids("TimescaleVpc")).toEqual(cloud.vpcs.map(({ id }) => id).sort());
      expect(ids("TimescalePeering")).toEqual(
        cloud.peerings.map(({ vpcId, id }) => `${vpcId}/${id}`).sort(),
      );
      return Promise.resolve();
    },
    async stop() {
      await workspace.dispose();
      await cloud.stop();
    },
  };
}
