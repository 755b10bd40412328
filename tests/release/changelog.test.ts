import { linksIn, parseChangelog } from "../../release/changelog";
import { CHANGELOG } from "./changelog-text";

const changelog = parseChangelog(CHANGELOG);

test("each version has its heading, its date and what stands below it", () => {
  expect(
    changelog.entries.map(({ heading, version, date }) => ({ heading, version, date })),
  ).toEqual([
    { heading: "Unreleased", version: undefined, date: undefined },
    { heading: "1.3.0 - 2026-02-28", version: "1.3.0", date: "2026-02-28" },
    { heading: "1.2.3 - 2026-01-31", version: "1.2.3", date: "2026-01-31" },
  ]);
  expect(changelog.entries[0]?.text).toBe("");
});

test("a heading in a block of code begins no version", () => {
  expect(changelog.entries[1]?.text).toContain("## 9.9.9");
  expect(changelog.entries[1]?.text).toMatch(/^### Added\n[^]*looks at routes\.$/);
});

test("the definitions of links belong to no version", () => {
  expect(changelog.entries[2]?.text).toBe("### Added\n\n- The first one, with [errors][errors].");
  expect(changelog.references).toMatchObject({ "doctor-routes": "docs/doctor.md#routes" });
});

test("the links of a piece lead where its references say", () => {
  expect(linksIn(changelog.entries[1]!.text, changelog)).toEqual([
    "docs/resources.md",
    "https://keepachangelog.com/en/1.1.0/",
    "docs/doctor.md#routes",
  ]);
});

test.each(["1.2.3", "1.2.3 - soon", "v1.2.3 - 2026-01-31", "Version 1"])(
  'a heading "%s" is of no released version',
  (heading) => {
    const [entry] = parseChangelog(`## ${heading}\n\ntext\n`).entries;
    expect(entry).toMatchObject({ heading, version: undefined, date: undefined });
  },
);
