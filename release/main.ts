import { readFileSync } from "node:fs";
import { Command } from "commander";
import { parseChangelog } from "./changelog";
import { versionOf, whatForbids } from "./check";
import { notesOf } from "./notes";

interface PackageJson {
  version: string;
  repository?: string | { url?: string };
}

const changelog = () => parseChangelog(readFileSync("CHANGELOG.md", "utf8"));

function check(asked: string): void {
  const { version, repository } = JSON.parse(readFileSync("package.json", "utf8")) as PackageJson;
  const reasons = whatForbids({
    asked,
    packageVersion: version,
    packageRepository: typeof repository === "object" ? repository.url : repository,
    repository: process.env["GITHUB_REPOSITORY"],
    changelog: changelog(),
  });
  process.stderr.write(reasons.map((reason) => `${reason}\n`).join(""));
  if (reasons.length > 0) process.exitCode = 1;
}

function notes(asked: string): void {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  const version = versionOf(asked);
  const root = `${server ?? "https://github.com"}/${repository ?? "<owner>/<name>"}`;
  process.stdout.write(notesOf(changelog(), version, `${root}/blob/v${version}/`));
}

/** Runs in the folder of the package. */
function main(): void {
  const program = new Command("release");
  program.command("check <version>").description("say what forbids a release").action(check);
  program.command("notes <version>").description("print the notes of a release").action(notes);
  try {
    program.parse();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

main();
