import { createRequire } from "node:module";
import type { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { Reporter } from "../../../operation/operation";
import { visibleLine } from "../../../rules/visible-text";

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument */

/** Sends one line to the engine. `ephemeral`: it stands until the next one. */
type Log = (severity: "INFO" | "WARNING", message: string, ephemeral: boolean) => void;

/**
 * Speaks to people through the engine, whose address Pulumi's dynamic provider process has as its
 * argument. What stays is said once a process, as check and create may find the same.
 *
 * @param log for tests
 */
export function engineReporter(log: Log = logTo(process.argv[2])): Reporter {
  const said = new Set<string>();
  const once = (severity: "INFO" | "WARNING", message: string) => {
    if (said.has(message)) return;
    said.add(message);
    log(severity, visibleLine(message), false);
  };
  return {
    progress: (message) => log("INFO", visibleLine(message), true),
    info: (message) => once("INFO", message),
    warn: (message) => once("WARNING", message),
  };
}

/** Logs to the engine at an address; says nothing where there is none or it does not answer. */
function logTo(address: string | undefined): Log {
  if (address === undefined || !/^[\w.[\]:-]+:\d+$/.test(address)) return () => undefined;
  let client: EngineClient | undefined;
  return (severity, message, ephemeral) => {
    const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");
    const request = new LogRequest();
    request.setSeverity(LogSeverity[severity]);
    request.setMessage(message);
    request.setEphemeral(ephemeral);
    client ??= connect(address);
    client.log(request, () => undefined);
  };
}

function connect(address: string): EngineClient {
  const { EngineClient: Client } = require("@pulumi/pulumi/proto/engine_grpc_pb");
  // The credentials must come from the very copy of the library that the client was made with.
  const grpc = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
  return new Client(address, grpc.credentials.createInsecure()) as EngineClient;
}
