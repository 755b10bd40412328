import { parseChangelog } from "../../release/changelog";
import { notesOf } from "../../release/notes";
import { CHANGELOG } from "./changelog-text";

const changelog = parseChangelog(CHANGELOG);
const FILES = "https://git.example/owner/name/blob/v1.3.0/";

test("notes are what stands under the version, with the links that it uses as addresses", () => {
  expect(notesOf(changelog, "1.2.3", FILES)).toBe(
    [
      "### Added",
      "",
      "- The first one, with [errors][errors].",
      "",
      "[errors]: https://git.example/owner/name/blob/v1.3.0/docs/errors.md",
      "",
    ].join("\n"),
  );
});

test("anchors stay, and links into the web lead where they led", () => {
  const notes = notesOf(changelog, "1.3.0", FILES);
  expect(notes).toContain(`[doctor-routes]: ${FILES}docs/doctor.md#routes\n`);
  expect(notes).toContain("[form]: https://keepachangelog.com/en/1.1.0/\n");
  expect(notes).not.toContain("docs/errors.md");
});

test("a version without links has no definitions", () => {
  const plain = parseChangelog("## 1.0.0 - 2026-01-01\n\n- One.\n\n[form]: docs/checks.md\n");
  expect(notesOf(plain, "1.0.0", FILES)).toBe("- One.\n");
});

test.each(["1.2", "1.2.4", "Unreleased"])("there are no notes of %s, and it says so", (version) => {
  expect(() => notesOf(changelog, version, FILES)).toThrow(
    `CHANGELOG.md: it says nothing of ${version}.`,
  );
});

test("a version of which nothing is said has no notes", () => {
  const empty = parseChangelog("## 1.0.0 - 2026-01-01\n\n[form]: docs/checks.md\n");
  expect(() => notesOf(empty, "1.0.0", FILES)).toThrow("it says nothing of 1.0.0");
});
