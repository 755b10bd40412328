import { Command, Option } from "commander";
import type { AwsPlugin } from "../local-clouds";
import { runDemo } from "./run-demo";

const { awsPlugin } = new Command("demo")
  .description("Builds, shows and removes one private network on two local clouds.")
  .addOption(
    new Option("--aws-plugin <plugin>", "the AWS plugin to run on")
      .choices(["small", "real"])
      .default("small")
      .env("PULUMI_TIMESCALE_AWS_PLUGIN"),
  )
  .parse()
  .opts<{ awsPlugin: AwsPlugin }>();

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    interruption.abort(new Error(`Stopped by ${signal}.`));
  });
}

const startMs = performance.now();
runDemo({ awsPlugin, print: console.log, signal: interruption.signal }).then(
  () => {
    console.log(
      `\nThe demo went through in ${((performance.now() - startMs) / 1000).toFixed(0)} s.`,
    );
  },
  (error: unknown) => {
    console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
