import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../support/run-node";
import { CHANGELOG } from "./changelog-text";
import { runStep, standIn } from "./run-step";

/** The scripts of each job of the workflow. */
let scripts: Record<string, string[]>;
let folder: string;

beforeAll(async () => {
  const text = await readFile(join(ROOT, ".github/workflows/release.yml"), "utf8");
  const { jobs } = parse(text) as { jobs: Record<string, { steps?: { run?: string }[] }> };
  scripts = Object.fromEntries(
    Object.entries(jobs).map(([name, { steps = [] }]) => [
      name,
      steps.flatMap(({ run }) => run ?? []),
    ]),
  );
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function script(job: string, part: string): string {
  const [found] = (scripts[job] ?? []).filter((run) => run.includes(part));
  if (found === undefined) throw new Error(`the job ${job} has no step with ${part}`);
  return found;
}

/** A package of version 1.3.0 with the commands of this one, which is all that a release looks at. */
async function writePackage(changed: object = {}): Promise<void> {
  const command = `node ${JSON.stringify(join(ROOT, "dist/release/main.js"))}`;
  const packageJson = {
    ...{ name: "pulumi-timescale", version: "1.3.0" },
    repository: { type: "git", url: "git+https://git.example/owner/name.git" },
    scripts: { "release:check": `${command} check`, "release:notes": `${command} notes` },
    ...changed,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(packageJson));
  await writeFile(join(folder, "CHANGELOG.md"), CHANGELOG);
}

const GITHUB = {
  GITHUB_REPOSITORY: "owner/name",
  GITHUB_SERVER_URL: "https://git.example",
};

test("a tag that agrees with package.json and the changelog passes", async () => {
  await writePackage();
  const ended = await runStep(script("pack", "release:check"), folder, {
    ...GITHUB,
    VERSION: "v1.3.0",
  });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
});

test("a tag that does not agree ends the release, with each reason", async () => {
  await writePackage({ repository: undefined });
  const ended = await runStep(script("pack", "release:check"), folder, {
    ...GITHUB,
    VERSION: "v1.4.0",
  });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("package.json: its version is 1.3.0, not 1.4.0.");
  expect(ended.stderr).toContain("package.json: it names no repository.");
  expect(ended.stderr).toContain("CHANGELOG.md: its newest version is 1.3.0 - 2026-02-28");
});

test("the notes are those of the version, with links to the files of its tag", async () => {
  await writePackage();
  await mkdir(join(folder, "package"));
  const env = { ...GITHUB, VERSION: "1.3.0" };
  await expect(runStep(script("pack", "release:notes"), folder, env)).resolves.toMatchObject({
    code: 0,
  });
  const notes = await readFile(join(folder, "package/notes.md"), "utf8");
  expect(notes).toMatch(/^### Added\n/);
  expect(notes).toContain("https://git.example/owner/name/blob/v1.3.0/docs/resources.md\n");
});

test("notes of a version that the changelog lacks end the release", async () => {
  await writePackage();
  await mkdir(join(folder, "package"));
  const env = { ...GITHUB, VERSION: "v1.4.0" };
  const ended = await runStep(script("pack", "release:notes"), folder, env);
  expect(ended).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("says nothing of 1.4.0") as string,
  });
});

/** A clone with one commit, whose origin has an annotated tag v1.3.0 on it; the id of that commit. */
function cloneWithTag(): string {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@git.example", ...args], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  git("init", "--quiet", "--bare", "origin.git");
  git("init", "--quiet");
  git("commit", "--quiet", "--allow-empty", "--message", "one");
  git("tag", "--annotate", "--message", "one", "v1.3.0");
  git("push", "--quiet", join(folder, "origin.git"), "HEAD", "v1.3.0");
  git("remote", "add", "origin", join(folder, "origin.git"));
  return git("rev-parse", "HEAD");
}

test.each(["v1.3.0", "1.3.0", "v1.4.0"])(
  "the tag of %s may be new, or be on the commit that is released",
  async (version) => {
    const sha = cloneWithTag();
    const output = join(folder, "output");
    const env = { VERSION: version, GITHUB_SHA: sha, GITHUB_OUTPUT: output };
    const ended = await runStep(script("pack", "ls-remote"), folder, env);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    await expect(readFile(output, "utf8")).resolves.toBe(`tag=v${version.replace("v", "")}\n`);
  },
);

test("a tag that is on another commit is not released again", async () => {
  const tagged = cloneWithTag();
  const sha = "0".repeat(40);
  const env = { VERSION: "1.3.0", GITHUB_SHA: sha, GITHUB_OUTPUT: join(folder, "output") };
  const ended = await runStep(script("pack", "ls-remote"), folder, env);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toBe(
    `v1.3.0: it is on ${tagged}, not on ${sha}. Run the workflow on that tag.\n`,
  );
});

test("one tarball is published, in public and with provenance", async () => {
  await writeFile(join(folder, "pulumi-timescale-1.3.0.tgz"), "");
  const calls = await standIn("npm", folder);
  await runStep(script("publish", "npm publish"), folder, {});
  await expect(calls()).resolves.toEqual([
    ...["publish", "./pulumi-timescale-1.3.0.tgz", "--provenance", "--access", "public"],
  ]);
});

test("the release on GitHub has the notes and the tarball, and its tag on the commit", async () => {
  await writeFile(join(folder, "pulumi-timescale-1.3.0.tgz"), "");
  const calls = await standIn("gh", folder);
  await runStep(script("release", "gh release"), folder, { TAG: "v1.3.0", GITHUB_SHA: "abc" });
  await expect(calls()).resolves.toEqual([
    ...["release", "create", "v1.3.0", "./pulumi-timescale-1.3.0.tgz", "--target", "abc"],
    ...["--title", "v1.3.0", "--notes-file", "notes.md"],
  ]);
});
