import { Command } from "commander";
import { shellWord } from "../provider/rules/shell-word";
import { visibleLine } from "../provider/rules/visible-text";
import { toTigerCloudOptions, type EmulatorFlags } from "./emulator-options";
import { repeatable } from "./repeatable";

/** The command `emulator`: a local Tiger Cloud until Ctrl-C. */
export function emulatorCommand(): Command {
  return new Command("emulator")
    .description("run a local Tiger Cloud on 127.0.0.1 until Ctrl-C")
    .option("--port <number>", "TCP port; 0 takes a free one", "0")
    .option("--latency-ms <ms>", "how long each asynchronous step takes, in milliseconds")
    .option(
      "--latency <step=ms>",
      "how long one step takes: vpc, peering, arrival, activation, cidrUpdate, peeringDelete, " +
        "vpcDelete, attach or detach (repeatable)",
      repeatable,
      [],
    )
    .option(
      "--service <name:region[:id]>",
      "a service that is there from the start (repeatable)",
      repeatable,
      [],
    )
    .option("--plan <plan>", "FREE, PERFORMANCE, SCALE or ENTERPRISE", "SCALE")
    .option("--public-key <key>", "public key to accept")
    .option("--secret-key <key>", "secret key to accept")
    .option("--no-auto-accept", "leave peerings PENDING; with EC2 they are accepted there")
    .option(
      "--moving-endpoints",
      "give a service another host and port with each move, also inside a VPC, not port 5432 there",
      false,
    )
    .option(
      "--stray-accepter-ids",
      "tell a second peering with one transit gateway an accepter's id that names nothing",
      false,
    )
    .option("--ec2-endpoint <url>", "EC2 and STS stand-in to make VPCs and peerings in, as moto")
    .option("--ec2-account-id <id>", "Tiger Cloud's own account there, 12 digits")
    .action((flags: EmulatorFlags) => runEmulator(flags));
}

async function runEmulator(flags: EmulatorFlags): Promise<void> {
  const options = toTigerCloudOptions(flags);
  // Not loaded before it is needed, so that the other commands start quickly.
  const { startTigerCloud } = await import("../local/tiger-cloud/index.js");
  const cloud = await startTigerCloud({
    ...options,
    // Paths and messages hold what clients sent.
    onRequest: ({ method, path, operation, status }) => {
      const what = operation === undefined ? path : `${path} ${operation}`;
      console.log(visibleLine(`${method} ${what} ${status}`));
    },
    onFailure: (error) => console.error(visibleLine(error.message)),
  });
  console.log(`export TIGER_API_URL=${shellWord(cloud.apiUrl)}`);
  console.log(`export TIGER_PUBLIC_KEY=${shellWord(cloud.publicKey)}`);
  console.log(`export TIGER_SECRET_KEY=${shellWord(cloud.secretKey)}`);
  console.log("# Tiger Cloud runs here until Ctrl-C.");
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await cloud.stop();
}
