import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare, gt } from "semver";
import { packageRoot } from "../../local/package-root";
import { linksIn, parseChangelog } from "../../release/changelog";
import { parseDocument } from "../support/documents";

const text = readFileSync(join(packageRoot(), "CHANGELOG.md"), "utf8");
const changelog = parseChangelog(text);
const { entries, references } = changelog;
const released = entries.filter(({ version }) => version !== undefined);
const unreleased = entries.filter(({ version }) => version === undefined);

test("each version has a number and a date; before them stands what is not released", () => {
  expect(unreleased.map(({ heading }) => heading)).toEqual(
    unreleased.length === 0 ? [] : ["Unreleased"],
  );
  expect(entries.slice(unreleased.length)).toEqual(released);
  expect(entries.length).toBeGreaterThan(0);
});

test("the newest version stands first, and no older one is of a later day", () => {
  const versions = released.map(({ version }) => version ?? "");
  expect(versions).toEqual(versions.toSorted((left, right) => compare(right, left)));
  expect(new Set(versions).size).toBe(versions.length);
  const dates = released.map(({ date }) => date ?? "");
  expect(dates).toEqual(dates.toSorted().reverse());
  // A day that no calendar has would be another one in Date's words.
  expect(dates).toEqual(dates.map((date) => new Date(date).toISOString().slice(0, 10)));
});

test("package.json has the newest version, or one above it for what is not released", () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    version: string;
  };
  const [{ version: newest = "0.0.0" } = {}] = released;
  const isAhead = unreleased.length === 1 && gt(version, newest);
  expect({ version, newest, fits: version === newest || isAhead }).toMatchObject({ fits: true });
});

const KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

test.each(entries.map(({ heading, text: body }) => [heading, body]))(
  "what %s changes is told by kinds, each of them once",
  (_, body) => {
    const kinds = Array.from(body.matchAll(/^### (.+)$/gm), ([, kind = ""]) => kind);
    expect(kinds).toEqual(KINDS.filter((kind) => kinds.includes(kind)));
    expect(kinds.length).toBeGreaterThan(0);
  },
);

test("an entry is a line or a few: documents say more", () => {
  const items = parseDocument("CHANGELOG.md").filter(({ type }) => type === "list_item_open");
  const long = items.filter(({ map }) => map !== null && map[1] - map[0] > 5);
  expect(items.length).toBeGreaterThan(0);
  expect(long.map(({ map }) => `line ${(map?.[0] ?? 0) + 1}`)).toEqual([]);
});

test("links are references, so that the notes of a release can lead to the files of its tag", () => {
  expect(text).not.toMatch(/\]\(/);
  const used = new Set(linksIn(text, changelog));
  expect(Object.values(references).filter((href) => !used.has(href))).toEqual([]);
  const labels = Array.from(text.matchAll(/\]\[([^\]]+)\]/g), ([, label = ""]) => label);
  expect(labels.length).toBeGreaterThan(5);
  expect(labels.filter((label) => !(label in references))).toEqual([]);
});
