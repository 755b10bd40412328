import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { AWS_PLUGIN_NAMES } from "../../local/local-clouds";
import { packageRoot } from "../../local/package-root";
import { waitFor } from "../../provider/wait/wait-for";
import { awsPlugin } from "./local-stacks";
import { parseDocument } from "../support/documents";
import { shownParts, steadyText } from "../support/shown-output";
import { socketsOf, type ListeningSocket } from "../security/running-program";
import { TIME_FACTOR } from "../support/time-limits";

/** The emulator, moto, the engine, its Node.js host, the dynamic provider and the AWS plugin. */
const CLOUDS_ENGINE_AND_PLUGINS = 6;

/** Starts the demo with a mark in its environment, which all that it starts inherits. */
function startDemo() {
  const mark = `demo-${randomUUID()}`;
  const child = spawn(process.execPath, [join(packageRoot(), "dist/local/demo/main.js")], {
    env: { ...process.env, DEMO_MARK: mark },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const ended = once(child, "close") as Promise<[number | null]>;
  return { mark, child, ended, output: () => output };
}

/** Processes that still run with the mark, by their ids. */
async function processesWith(mark: string): Promise<string[]> {
  const found: string[] = [];
  for (const id of await readdir("/proc")) {
    if (!/^\d+$/.test(id)) continue;
    const environment = await readFile(`/proc/${id}/environ`, "utf8").catch(() => "");
    if (environment.includes(mark)) found.push(id);
  }
  return found;
}

async function untilSaid(demo: ReturnType<typeof startDemo>, text: string): Promise<void> {
  await waitFor(
    () =>
      Promise.resolve(
        demo.output().includes(text)
          ? { state: "done", value: undefined }
          : { state: "pending", saw: "not yet" },
      ),
    { timeoutMs: 50_000 * TIME_FACTOR, maxDelayMs: 250 },
  );
}

/** The sockets of the clouds, of the engine and of its plugins, once they are there. */
async function socketsOfAll(mark: string): Promise<ListeningSocket[]> {
  const look = async () => {
    const processes = await processesWith(mark);
    const sockets = await Promise.all(processes.map((id) => socketsOf(Number(id)).catch(() => [])));
    return sockets.flat();
  };
  return waitFor<ListeningSocket[]>(
    async () => {
      const value = await look();
      return value.length >= CLOUDS_ENGINE_AND_PLUGINS
        ? { state: "done", value }
        : { state: "pending", saw: `${value.length} sockets` };
    },
    { timeoutMs: 50_000 * TIME_FACTOR, maxDelayMs: 100 },
  );
}

/** What documents show of the demo: the doctor's words, and the drawing of the network. */
const OUTPUTS = ["README.md", "docs/doctor.md", "docs/start.md"]
  .flatMap(parseDocument)
  .filter(
    ({ type, content }) => type === "fence" && /^(Broken: quickstart\/demo|\+-)/.test(content),
  )
  .map(({ content }) => content);

async function changedAtMs(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

test("the demo goes from preview to destroy, shows the network and leaves nothing running", async () => {
  expect(OUTPUTS).toHaveLength(3);
  const userHome = join(homedir(), ".pulumi");
  const before = await changedAtMs(userHome);
  const demo = startDemo();
  const [code] = await demo.ended;
  const output = demo.output();
  expect(output).toContain("The demo went through in ");
  expect(code).toBe(0);
  expect(output).toContain(`Programs run on ${AWS_PLUGIN_NAMES[awsPlugin]}.`);
  expect(output).toMatch(/== pulumi up --yes[^]*\+ 12 created[^]*done in \d+\.\d s/);
  expect(output).toMatch(/pcx-\w+[^]*active in AWS[^]*ACTIVE in Tiger Cloud/);
  expect(output).toMatch(/in: {2}nothing[^]*out: tcp 5432 10\.0\.0\.0\/24/);
  expect(output).toMatch(/Somebody deletes a route[^]*✗ routes .*<-- broken here[^]*exit code 3/);
  expect(output).toMatch(/exit code 3[^]*Well: quickstart\/demo[^]*0 findings[^]*exit code 0/);
  expect(output).toContain("Nothing of the network.");
  for (const shown of OUTPUTS.flatMap(shownParts)) expect(steadyText(output)).toContain(shown);
  expect(await processesWith(demo.mark)).toEqual([]);
  expect(await changedAtMs(userHome)).toBe(before);
}, 120_000);

test("in the middle of an up all that listens does so on the loopback address; Ctrl-C leaves nothing running", async () => {
  const demo = startDemo();
  await untilSaid(demo, "== pulumi up");
  const sockets = await socketsOfAll(demo.mark);
  expect(sockets.filter(({ isLoopback }) => !isLoopback)).toEqual([]);
  demo.child.kill("SIGINT");
  const [code] = await demo.ended;
  expect(code).toBe(1);
  expect(demo.output()).toContain("The demo failed: Stopped by SIGINT.");
  expect(await processesWith(demo.mark)).toEqual([]);
}, 120_000);
