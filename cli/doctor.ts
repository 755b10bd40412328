import { Command } from "commander";
import type { DoctorFlags } from "./doctor-options";
import { repeatable } from "./repeatable";

const NOTES = `
Without --stack, --cwd, --service and --vpc it is the current stack of this folder. --service and --vpc together need no
stack; with --stack or --cwd they choose from its network. Tiger Cloud's keys are those of the stack's configuration,
else of the environment (TIGER_PUBLIC_KEY, TIGER_SECRET_KEY). With PGPASSWORD in the environment, live checks ask
"select 1" as PGUSER (tsdbadmin) of PGDATABASE (tsdb).

Exit codes:
  0  well: nothing was found
  1  it could not be looked at, or too little of it to say that it is well
  2  the command was called wrongly
  3  broken: from some place a service cannot be reached
  4  at risk: all is reached, and may soon not be, or not by all
  130  it was interrupted`;

/** The command `doctor`: what is missing between an application and its database. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what is missing between an application in AWS and its Tiger Cloud service")
    .option("--stack <name>", "look at the network of this stack")
    .option("--cwd <folder>", "where the Pulumi program is")
    .option("--service <id or name>", "look at this service alone")
    .option("--vpc <vpc-id>", "look at this customer VPC alone")
    .option(
      "--from <client>",
      "where the client is: id of a subnet, instance, network interface or security group, or a private IP address",
    )
    .option("--profile <name>", "profile of the AWS configuration to ask AWS with")
    .option("--region <code>", "AWS region of VPCs of which neither stack nor Tiger Cloud tells it")
    .option("--endpoint-url <url>", "where AWS answers, as a local one")
    .option("--connect", "connect to the service as well: run it where the application runs")
    .option(
      "--endpoint <host:port>",
      "connect to this endpoint, which needs no keys (repeatable)",
      repeatable,
      [],
    )
    .option("--ca-file <file>", "PEM certificates to trust in place of the machine's")
    .option("--format <format>", "what is printed: terminal, markdown or json", "terminal")
    .option("--json", "short for --format json")
    .option(
      "--timeout <seconds>",
      "how long each cloud may take; a step of a connection has 10 s of them at most",
      "30",
    )
    .addHelpText("after", NOTES)
    .action(async (flags: DoctorFlags) => {
      // Not loaded before it is needed, so that the other commands start quickly.
      const { runDoctor } = await import("./run-doctor.js");
      await runDoctor(flags);
    });
}
