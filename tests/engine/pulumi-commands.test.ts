import { tmpdir } from "node:os";
import { cacheFolder } from "../../local/cache-folder";
import { pulumiEnvironment } from "../../local/engine/environment";
import { provideEngine } from "../../local/engine/provide-engine";
import { runCommand } from "../../local/engine/run-command";
import { PULUMI_COMMANDS } from "../docs/code/pulumi-commands";

test.each(Object.entries(PULUMI_COMMANDS))(
  "pulumi %s is a command, and has the flags that documents give it: %p",
  async (command, flags) => {
    const engine = await provideEngine({ cacheDir: cacheFolder(), onProgress: () => undefined });
    const env = pulumiEnvironment({
      ...{ inherited: process.env, engine, acquirePlugins: false, extra: {} },
      ...{ folder: tmpdir(), pulumiHome: tmpdir() },
    });
    const words = [...command.split(" "), "--help"];
    const { code, stdout } = await runCommand("pulumi", words, { timeoutMs: 60_000, env });
    expect(code).toBe(0);
    // The help of an unknown command below a known one is that of the known one.
    const name = command.split(" ").at(-1)!;
    const asAlias = new RegExp(`Aliases:\\n.*\\b${name}\\b`);
    expect(stdout.includes(`pulumi ${command} `) || asAlias.test(stdout)).toBe(true);
    for (const flag of flags) expect(stdout).toMatch(new RegExp(`${flag}\\b`));
  },
);
