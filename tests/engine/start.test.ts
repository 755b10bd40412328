import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { defectsOf, leftovers } from "../../local/demo/judge-network";
import { observeNetwork } from "../../local/demo/observed-network";
import { runCommand } from "../../local/engine/run-command";
import { packageRoot } from "../../local/package-root";
import { parseDocument } from "../support/documents";
import { shownParts, steadyText } from "../support/shown-output";
import { TIME_FACTOR } from "../support/time-limits";
import {
  linkModules,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
  type LocalStack,
} from "./local-stacks";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();
jest.setTimeout(240_000 * TIME_FACTOR);

/** The code blocks below each heading of the second level. */
const parts = new Map<string, { info: string; content: string }[]>();
const tokens = parseDocument("docs/start.md");
for (const [index, token] of tokens.entries()) {
  const heading = tokens[index + 1]?.content ?? "";
  if (token.type === "heading_open" && token.tag === "h2") parts.set(heading, []);
  if (token.type === "fence") [...parts.values()].at(-1)?.push(token);
}
const blocksOf = (part: string, language: string) =>
  (parts.get(part) ?? []).filter(({ info }) => info === language).map(({ content }) => content);
/** The commands of a part; a line that ends with a backslash goes on in the next one. */
const commandsOf = (part: string) =>
  blocksOf(part, "sh")
    .join("")
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line !== "");
/** As a script runs it, which cannot answer `yes`. */
const unasked = (command: string) => command.replace(/^pulumi (up|refresh|destroy)$/, "$& --yes");

test("on this machine: every command does what the page says, and its outputs are those of the page", async () => {
  const [install, open, ...commands] = commandsOf("On this machine");
  expect([install, open, commands.at(-1)]).toEqual(["npm ci", "npm run shell", "exit"]);
  const script = commands.map((each) => `${unasked(each)}\necho "[ended with $?]"\n`).join("");
  const child = spawn(process.execPath, [join(packageRoot(), "dist/local/demo/shell-main.js")], {
    env: { ...process.env, SHELL: "/bin/sh" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  child.stdin.end(script);
  const [code] = (await once(child, "close")) as [number];
  const ends = [...output.matchAll(/\[ended with (\d+)\]/g)].map(([, end]) => Number(end));
  const expected = commands.slice(0, -1).map(() => 0);
  // The doctor, once the service is detached.
  expected[commands.findIndex((each) => each.startsWith("curl")) + 1] = 3;
  expect({ code, ends, output }).toMatchObject({ code: 0, ends: expected });
  for (const shown of blocksOf("On this machine", "text").flatMap(shownParts)) {
    expect(steadyText(output)).toContain(shown);
  }
});

/** What `pulumi new typescript` downloads: a project with a program that makes nothing. */
async function makeTemplate(): Promise<string> {
  const folder = await folders.make();
  const files = {
    "Pulumi.yaml": "name: ${PROJECT}\nruntime: nodejs\ntemplate: {}\n",
    "package.json": JSON.stringify({ name: "typescript", private: true, main: "index.ts" }),
    "index.ts": 'import * as pulumi from "@pulumi/pulumi";\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Runs a command of the page as somebody in the project would. */
async function run(stack: LocalStack, project: string, command: string): Promise<void> {
  const { tigerCloud } = stacks.clouds;
  const args = unasked(command)
    .replace("<public key>", tigerCloud.publicKey)
    .replace("<secret key>", tigerCloud.secretKey)
    .split(" ");
  if (args[0] === "pulumi") {
    await stack.succeeds(...args.slice(1));
    return;
  }
  const cli = join(packageRoot(), "dist/cli/main.js");
  const key = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
  const env = { ...stack.workspace.env, ...key };
  const ran = await runCommand(process.execPath, [cli, ...args.slice(2)], {
    ...{ timeoutMs: 60_000, cwd: project, env },
  });
  expect(ran).toMatchObject({ code: 0 });
}

test("on an account of one's own: its commands make the network of its program, and take it away", async () => {
  const part = "On your own account";
  const [enter, , create, install, forDoctor, ...commands] = commandsOf(part);
  expect(enter).toBe("mkdir my-network");
  expect(create).toBe("pulumi new typescript");
  const packages = `${install!} ${forDoctor!}`.split(" ").filter((word) => /[@-]/.test(word));
  expect(packages).toContain("pulumi-timescale");
  for (const name of packages) expect(() => require.resolve(`${name}/package.json`)).not.toThrow();

  const project = join(await folders.make(), "my-network");
  await mkdir(project);
  const stack = await stacks.openWithoutStack(project);
  const answers = ["--yes", "--force", "--generate-only", "--name", basename(project)];
  await stack.succeeds("new", await makeTemplate(), ...answers);
  await stack.succeeds("stack", "init", "dev");
  await linkModules(project);
  await stacks.clouds.configure(stack.workspace);
  const [program = ""] = blocksOf(part, "ts");
  expect(program).toContain(SERVICE_ID);
  const own = program.replace("vpc-0123456789abcdef0", stacks.customer.vpcId);
  await writeFile(join(project, "index.ts"), own);

  const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);
  // No server answers there. The checks of an endpoint have tests of their own.
  const connects = "npx pulumi-timescale doctor --endpoint <host>:<port>";
  expect(commands).toContain(connects);
  for (const command of commands.filter((each) => each !== connects)) {
    if (command === "pulumi destroy") {
      expect(defectsOf(await observe(), stacks.customer.routeTableIds)).toEqual([]);
    }
    await run(stack, project, command);
  }
  expect(leftovers(await observe())).toEqual([]);
});
