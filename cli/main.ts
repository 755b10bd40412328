#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { doctorCommand } from "./doctor";
import { emulatorCommand } from "./emulator";
import { Exit } from "./exit";
import { fromTerraformCommand } from "./from-terraform";
import { reviewCommand } from "./review";
import { visibleLines } from "../provider/rules/visible-text";
import { UsageError } from "./usage-error";

/** Exit codes: 0 done, 1 it failed, 2 it was called wrongly; `doctor` and `review` have more. */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("pulumi-timescale")
    .description("Tools for AWS <-> Tiger Cloud private networking with Pulumi")
    .version(readVersion())
    .configureOutput({ writeErr: (text) => process.stderr.write(visibleLines(text)) })
    .exitOverride();
  program.addCommand(doctorCommand().copyInheritedSettings(program));
  program.addCommand(emulatorCommand().copyInheritedSettings(program));
  program.addCommand(fromTerraformCommand().copyInheritedSettings(program));
  program.addCommand(reviewCommand().copyInheritedSettings(program));
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    // Commander has said what is wrong already, or has shown what was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Exit) return error.code;
    console.error(visibleLines(error instanceof Error ? error.message : String(error)));
    return error instanceof UsageError ? 2 : 1;
  }
}

function readVersion(): string {
  // By the package's own name, since this file's depth differs before and after compilation.
  const path = require.resolve("pulumi-timescale/package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}

// Nobody reads on, as behind `| head`: that is no failure, and changes nothing of what the command ends with.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void main(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
