import { Command, Option } from "commander";
import type { AwsPlugin } from "../local-clouds";

/** Reads the one option of a command of this folder: the AWS plugin to run on. */
export function askAwsPlugin(name: string, description: string): AwsPlugin {
  const { awsPlugin } = new Command(name)
    .description(description)
    .addOption(
      new Option("--aws-plugin <plugin>", "the AWS plugin to run on")
        .choices(["small", "real"])
        .default("small")
        .env("PULUMI_TIMESCALE_AWS_PLUGIN"),
    )
    .parse()
    .opts<{ awsPlugin: AwsPlugin }>();
  return awsPlugin;
}
