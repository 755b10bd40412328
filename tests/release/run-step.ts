import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** How a script ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a script as a step of GitHub Actions does, with programs of `<folder>/bin` before others. */
export async function runStep(
  script: string,
  folder: string,
  env: Record<string, string>,
): Promise<Ended> {
  const file = join(folder, "step.sh");
  await writeFile(file, script);
  const path = [join(folder, "bin"), process.env["PATH"]].join(delimiter);
  // npm looks for a newer npm otherwise, in the web.
  const quiet = { NPM_CONFIG_UPDATE_NOTIFIER: "false" };
  const options = { cwd: folder, env: { PATH: path, HOME: folder, ...quiet, ...env } };
  return new Promise((resolve) => {
    execFile("bash", ["-e", file], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** Puts a program in place of another one: it writes down what it was called with. */
export async function standIn(name: string, folder: string): Promise<() => Promise<string[]>> {
  await mkdir(join(folder, "bin"), { recursive: true });
  const program = join(folder, "bin", name);
  const calls = join(folder, `${name}-arguments.json`);
  await writeFile(
    program,
    `#!/usr/bin/env node\nrequire("node:fs").writeFileSync(${JSON.stringify(calls)}, JSON.stringify(process.argv.slice(2)));\n`,
  );
  await chmod(program, 0o755);
  return async () => JSON.parse(await readFile(calls, "utf8")) as string[];
}
