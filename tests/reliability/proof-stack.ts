import { cacheFolder } from "../../local/cache-folder";
import { provideEngine } from "../../local/engine/provide-engine";
import { createPulumiWorkspace, type PulumiWorkspace } from "../../local/engine/pulumi-workspace";
import type { CommandResult } from "../../local/engine/run-command";
import { startTigerCloud, type LoggedRequest, type TigerCloud } from "../../local/tiger-cloud";
import { leadingTo, programs } from "../engine/local-stacks";
import { patternOf, type KillPoint } from "./kill-point";
import { killProcesses } from "./kill-processes";
import { SERVICES } from "./life";
import type { Wanted } from "./wanted";

/** A stack of Tiger Cloud's resources alone, on a Tiger Cloud of its own without an EC2. */
export interface ProofStack {
  readonly cloud: TigerCloud;
  readonly workspace: PulumiWorkspace;
  /** Runs the plain `pulumi` on the program that makes `wanted`. */
  pulumi(wanted: Wanted, ...args: string[]): Promise<CommandResult>;
  /**
   * Runs `pulumi up` and kills processes of it at a point.
   *
   * @returns its result, and how many processes were killed: 0 where the point was not reached
   */
  killedUp(wanted: Wanted, point: KillPoint): Promise<CommandResult & { killed: number }>;
  stop(): Promise<void>;
}

const UP = ["up", "--yes", "--skip-preview", "--suppress-progress"];

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
  const envOf = (wanted: Wanted) => ({ WANTED: JSON.stringify(wanted) });
  return {
    ...{ cloud, workspace },
    pulumi: (wanted, ...args) => workspace.pulumi(args, { env: envOf(wanted) }),
    async killedUp(wanted, { method, route, skip, moment, victim }) {
      let session = 0;
      let killed = 0;
      const effect = moment === "after the work" ? "withhold-answer" : "hang";
      cloud.injectFault({ method, path: patternOf(route), skip, effect });
      onRequest = ({ fault }) => {
        if (fault !== undefined) killed = killProcesses(session, victim);
      };
      try {
        const result = await workspace.pulumi(UP, {
          env: envOf(wanted),
          onStart: (processId) => (session = processId),
          graceMs: 500,
        });
        return { ...result, killed };
      } finally {
        onRequest = () => undefined;
        cloud.clearFaults();
      }
    },
    async stop() {
      await workspace.dispose();
      await cloud.stop();
    },
  };
}
