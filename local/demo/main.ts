import { askAwsPlugin } from "./ask-aws-plugin";
import { runDemo } from "./run-demo";

const awsPlugin = askAwsPlugin(
  "demo",
  "Builds, shows and removes one private network on two local clouds.",
);

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
