import { prerelease, valid } from "semver";
import type { Changelog } from "./changelog";

/** What a release rests on. */
export interface ReleaseFacts {
  /** Version or tag that was asked for: `1.2.3` or `v1.2.3`. */
  asked: string;
  /** The version in package.json. */
  packageVersion: string;
  /** The address of the repository in package.json. */
  packageRepository: string | undefined;
  /** Owner and name of the repository that releases, where it is known. */
  repository: string | undefined;
  changelog: Changelog;
}

/** The version of a tag: `1.2.3` for `v1.2.3`, and for itself. */
export const versionOf = (asked: string) => asked.replace(/^v/, "");

/** Why a version cannot be released as things are: one sentence for each reason; none where it can. */
export function whatForbids(facts: ReleaseFacts): string[] {
  const version = versionOf(facts.asked);
  if (valid(version) !== version || prerelease(version) !== null) {
    return [
      `version: got ${JSON.stringify(facts.asked)}; allowed 1.2.3 or v1.2.3. Correct the tag.`,
    ];
  }
  return [
    ...ofPackage(version, facts),
    ...ofRepository(facts),
    ...ofChangelog(version, facts.changelog),
  ];
}

function ofPackage(version: string, { packageVersion }: ReleaseFacts): string[] {
  if (packageVersion === version) return [];
  return [
    `package.json: its version is ${packageVersion}, not ${version}. Run npm version --no-git-tag-version ${version}, or correct the tag.`,
  ];
}

function ofRepository({ packageRepository, repository }: ReleaseFacts): string[] {
  const name = repository ?? "<owner>/<name>";
  const advice = `npm takes a provenance only where it names the repository that released. Set repository.url to git+https://github.com/${name}.git.`;
  if (packageRepository === undefined) return [`package.json: it names no repository. ${advice}`];
  if (repository === undefined) return [];
  const path = packageRepository.replace(/\.git$/, "");
  if (path.endsWith(`/${repository}`) || path.endsWith(`:${repository}`)) return [];
  return [`package.json: its repository is ${packageRepository}, not ${repository}. ${advice}`];
}

function ofChangelog(version: string, { entries }: Changelog): string[] {
  const unreleased = entries.find(({ heading }) => heading === "Unreleased");
  const [newest] = entries.filter((entry) => entry !== unreleased);
  if (newest?.version !== version || newest.text === "") {
    return [
      `CHANGELOG.md: its newest version is ${newest?.heading ?? "none"}, not ${version} with what changed. Write "## ${version} - <date>" in place of "## Unreleased".`,
    ];
  }
  if (unreleased === undefined || unreleased.text === "") return [];
  return [
    `CHANGELOG.md: changes that ${version} has stand under "Unreleased". Move them under "## ${version}".`,
  ];
}
