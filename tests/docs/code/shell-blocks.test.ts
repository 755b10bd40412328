import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { doctorCommand } from "../../../cli/doctor";
import { toDoctorOptions } from "../../../cli/doctor-options";
import { emulatorCommand } from "../../../cli/emulator";
import { toTigerCloudOptions } from "../../../cli/emulator-options";
import { fromTerraformCommand } from "../../../cli/from-terraform";
import { reviewCommand } from "../../../cli/review";
import { toReviewOptions } from "../../../cli/review-options";
import { packageRoot } from "../../../local/package-root";
import { readSettings } from "../../../provider/settings";
import { blocksIn } from "./blocks";
import { PULUMI_COMMANDS, pulumiCommandOf } from "./pulumi-commands";
import { COMMANDS, commandsOf, filledIn, type ShellCommand } from "./shell";

const placed = (list: readonly ShellCommand[]) =>
  list.map(({ place, words }) => `${place}: ${words.join(" ")}`);

test("a shell can read every block", () => {
  for (const { content, place } of blocksIn("sh")) {
    const { stderr } = spawnSync("bash", ["-n"], { input: filledIn(content), encoding: "utf8" });
    expect({ place, stderr }).toEqual({ place, stderr: "" });
  }
});

/** Programs that are not this project's, and take arguments that nothing here can check. */
const OTHERS = ["cat", "cd", "curl", "exit", "grep", "jq", "mkdir", "terraform"];
/** Programs whose arguments are checked, here or in type-checked-blocks.test.ts. */
const CHECKED = ["npm", "npx", "pulumi", "aws"];

test("a block has commands of programs that tests know alone; a new program needs a check of its arguments here", () => {
  const known = [...OTHERS, ...CHECKED];
  expect(placed(COMMANDS.filter(({ words: [name = ""] }) => !known.includes(name)))).toEqual([]);
});

test("each folder that a block enters is there, or was made by the block's document", () => {
  const made = commandsOf("mkdir").map(({ document, words: [name] }) => `${document} ${name}`);
  const lost = commandsOf("cd").filter(
    ({ document, words: [name = ""] }) =>
      !existsSync(join(packageRoot(), dirname(document), name)) &&
      !made.includes(`${document} ${name}`),
  );
  expect(placed(lost)).toEqual([]);
});

test("each command of npm is one, and each script exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const lost = commandsOf("npm").filter(({ words: [command = "", script = ""] }) =>
    command === "run" ? !(script in scripts) : !["ci", "install", "test"].includes(command),
  );
  expect(placed(lost)).toEqual([]);
});

/** The commands of this package: how words are parsed, and how what was parsed is judged. */
const OWN = {
  doctor: { make: doctorCommand, judge: toDoctorOptions },
  emulator: { make: emulatorCommand, judge: toTigerCloudOptions },
  "from-terraform": { make: fromTerraformCommand, judge: () => undefined },
  review: {
    make: reviewCommand,
    judge: (flags: never, plans: string[]) => toReviewOptions(plans, flags),
  },
};

/** What is wrong with the words behind `pulumi-timescale`. */
function problemOf([name = "", ...words]: readonly string[]): string | undefined {
  const own = Object.entries(OWN).find(([known]) => known === name)?.[1];
  if (own === undefined) return "there is no such command";
  const command = own
    .make()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  command.action(() => undefined);
  try {
    command.parse(words, { from: "user" });
    own.judge(command.opts<never>(), command.args);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

test("each pulumi-timescale takes the arguments that a block gives it", () => {
  const calls = commandsOf("npx", "pulumi-timescale");
  expect(calls.length).toBeGreaterThan(10);
  expect(commandsOf("npx").length).toBe(calls.length);
  const wrong = calls.map(({ place, words }) => ({ place, problem: problemOf(words) }));
  expect(wrong.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

test.each([["doctor --form x"], ["doctor --timeout soon"], ["emulator --plan GOLD"], ["doktor"]])(
  "a wrong command in a block would be found: %s",
  (line) => {
    expect(problemOf(line.split(" "))).toBeDefined();
  },
);

test("each command of Pulumi, and each flag, is in the list that an engine test holds", () => {
  const lost = commandsOf("pulumi").filter(({ words }) => {
    const command = pulumiCommandOf(words);
    const flags = words.filter((word) => word.startsWith("--"));
    return (
      command === undefined || !flags.every((flag) => PULUMI_COMMANDS[command]!.includes(flag))
    );
  });
  expect(placed(lost)).toEqual([]);
});

/** The keys under `timescale:` that the provider asks for. */
function providersKeys(): Set<string> {
  const asked = new Set<string>();
  readSettings((key) => {
    asked.add(key);
    return key === "timescale:adopt" ? "true" : "https://tiger.example";
  }, {});
  return asked;
}

/** The keys of programs beside a document, or of the ready-made stack. */
function programsKeys(document: string): string[] {
  const folder = join(packageRoot(), document.startsWith("examples/") ? dirname(document) : "");
  return readdirSync(folder, { recursive: document.startsWith("examples/"), encoding: "utf8" })
    .filter((name) => name.endsWith("Pulumi.yaml") && !name.includes("node_modules"))
    .map((name) => parse(readFileSync(join(folder, name), "utf8")) as { config?: object })
    .flatMap(({ config }) => Object.keys(config ?? {}));
}

test("each key of configuration that a block sets is one that the provider, AWS or the program asks for", () => {
  const known = new Set([...providersKeys(), "aws:region"]);
  const settings = [
    ...commandsOf("pulumi", "config", "set"),
    ...commandsOf("pulumi", "config", "rm"),
  ];
  expect(settings.length).toBeGreaterThan(20);
  const lost = settings.filter(({ document, words }) => {
    const [key = ""] = words.filter((word) => !word.startsWith("--"));
    return !known.has(key) && !programsKeys(document).includes(key.split(/[.[]/)[0]!);
  });
  expect(placed(lost)).toEqual([]);
});
