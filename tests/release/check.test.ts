import { parseChangelog } from "../../release/changelog";
import { whatForbids, type ReleaseFacts } from "../../release/check";
import { CHANGELOG } from "./changelog-text";

const SOUND: ReleaseFacts = {
  asked: "v1.3.0",
  packageVersion: "1.3.0",
  packageRepository: "git+https://git.example/owner/name.git",
  repository: "owner/name",
  changelog: parseChangelog(CHANGELOG),
};

test.each(["v1.3.0", "1.3.0"])("nothing forbids %s where all agrees", (asked) => {
  expect(whatForbids({ ...SOUND, asked })).toEqual([]);
});

test.each([
  "https://git.example/owner/name",
  "git+https://git.example/owner/name.git",
  "git@git.example:owner/name.git",
])("%s is the address of owner/name", (packageRepository) => {
  expect(whatForbids({ ...SOUND, packageRepository })).toEqual([]);
});

test.each(["main", "v1", "v1.3", "v1.3.0-rc.1", "v1.3.0+build", "vv1.3.0", "v01.3.0", ""])(
  'the tag "%s" is no version that can be released',
  (asked) => {
    expect(whatForbids({ ...SOUND, asked })).toEqual([
      `version: got "${asked}"; allowed 1.2.3 or v1.2.3. Correct the tag.`,
    ]);
  },
);

test.each<[string, Partial<ReleaseFacts>, RegExp]>([
  ["another version in package.json", { packageVersion: "1.2.3" }, /^package.json: its version is/],
  ["no repository in package.json", { packageRepository: undefined }, /names no repository/],
  [
    "the repository of a fork",
    { repository: "somebody/name" },
    /is git\+https:\/\/git\.example\/owner\/name\.git, not somebody\/name\. .*Set repository\.url/,
  ],
  [
    "a repository whose name ends alike",
    { packageRepository: "https://git.example/xowner/name" },
    /, not owner\/name/,
  ],
  [
    "a changelog that has only what is not released",
    { changelog: parseChangelog("## Unreleased\n\n- One.\n") },
    /^CHANGELOG.md: its newest version is none, not 1\.3\.0/,
  ],
  [
    "a version without a date",
    { changelog: parseChangelog("## 1.3.0\n\n- One.\n") },
    /^CHANGELOG.md: its newest version is 1\.3\.0, not 1\.3\.0 with what changed/,
  ],
  [
    "a version of which nothing is said",
    { changelog: parseChangelog("## 1.3.0 - 2026-02-28\n") },
    /its newest version is 1\.3\.0 - 2026-02-28, not/,
  ],
  [
    "changes that are left under Unreleased",
    { changelog: parseChangelog(`## Unreleased\n\n- One.\n\n## 1.3.0 - 2026-02-28\n\n- Two.\n`) },
    /changes that 1\.3\.0 has stand under "Unreleased"/,
  ],
])("%s forbids a release", (_, changed, reason) => {
  expect(whatForbids({ ...SOUND, ...changed })).toEqual([expect.stringMatching(reason)]);
});

test("an older version is not released again", () => {
  expect(whatForbids({ ...SOUND, asked: "v1.2.3", packageVersion: "1.2.3" })).toEqual([
    expect.stringContaining("its newest version is 1.3.0 - 2026-02-28, not 1.2.3"),
  ]);
});

test("all reasons are told at once", () => {
  const reasons = whatForbids({ ...SOUND, asked: "v1.4.0", packageRepository: undefined });
  expect(reasons).toHaveLength(3);
});
