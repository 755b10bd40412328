import { askAwsPlugin } from "./ask-aws-plugin";
import { openShell } from "./open-shell";

const awsPlugin = askAwsPlugin("shell", "Opens a shell with a Pulumi stack on two local clouds.");

const ended = new AbortController();
for (const signal of ["SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    ended.abort(new Error(`Stopped by ${signal}.`));
  });
}
// In the shell, Ctrl-C ends what runs in it.
process.on("SIGINT", () => undefined);

openShell({ awsPlugin, print: console.log, signal: ended.signal }).then(
  (code) => {
    // A person has seen what failed in the shell; a script that feeds it has to be told.
    process.exitCode = process.stdin.isTTY ? 0 : code;
  },
  (error: unknown) => {
    console.error(`\nNo shell: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
