import { Command } from "commander";
import { readText, sourceName } from "./read-text";

/** Larger states would not fit into memory several times. */
const LIMIT = { maxBytes: 256 * 1024 * 1024, wayOut: "Give the state of a smaller part." };

/** The command `from-terraform`: how a program takes over what Terraform made. */
export function fromTerraformCommand(): Command {
  return new Command("from-terraform")
    .description("print the program and the commands that take over networks of a Terraform state")
    .argument("<state>", "a file of `terraform show -json`, or a state file; - is standard input")
    .option("--json", "print JSON instead of text")
    .action(async (file: string, { json }: { json?: boolean }) => {
      // Not loaded before it is needed, so that the other commands start quickly.
      const { BadState, planAdoption, readState, reportOf, toText } =
        await import("../migration/index.js");
      const path = file === "-" ? undefined : file;
      const source = sourceName(path);
      const text = await readText(path, LIMIT);
      const adoption = planAdoption(readState(text, source));
      if (adoption.networks.length === 0) {
        throw new BadState(
          [
            `${source}: it has no timescale_vpcs that can be taken over. Give the state of the configuration that has them.`,
            ...reportOf(adoption).notes,
          ].join("\n"),
        );
      }
      const report = reportOf(adoption);
      process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : toText(report));
    });
}
