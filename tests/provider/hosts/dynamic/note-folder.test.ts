import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noteFolder, NoteFolder } from "../../../../provider/hosts/dynamic/note-folder";
import { urnOf } from "../../../support/entries";

const URN = urnOf("a");
const NOTE = { asked: "5e1f", isMade: false };
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "pulumi-timescale-test-")), "creates");
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

/** The notes as a process finds them. */
const opened = (place = "account", nowMs?: number) =>
  new NoteFolder(folder, () => place, nowMs === undefined ? undefined : () => nowMs);

test("a note outlives the process, and goes where it is removed", () => {
  const notes = opened();
  notes.write(URN, NOTE);
  expect(notes.read(URN)).toEqual(NOTE);
  expect(opened().read(URN)).toEqual(NOTE);
  opened().write(URN, { ...NOTE, id: "1001", isMade: true });
  expect(opened().read(URN)).toEqual({ asked: "5e1f", id: "1001", isMade: true });
  opened().remove(URN);
  expect(opened().read(URN)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test("it is of one entry, in one account and backend", () => {
  opened().write(URN, NOTE);
  expect(opened().read(urnOf("b"))).toBeUndefined();
  expect(opened("another account").read(URN)).toBeUndefined();
});

test("only the user reads it, and it says neither where nor what it is of", () => {
  opened("https://key@account").write(URN, NOTE);
  const [name = ""] = readdirSync(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(join(folder, name), "utf8")).toBe(JSON.stringify(NOTE));
});

test("one of more than a week ago tells nothing, and is thrown away", () => {
  opened().write(URN, NOTE);
  expect(opened("account", Date.now() + 6 * DAY_MS).read(URN)).toEqual(NOTE);
  const [name = ""] = readdirSync(folder);
  const then = new Date(Date.now() - 8 * DAY_MS);
  utimesSync(join(folder, name), then, then);
  expect(opened().read(URN)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test.each(["", "{", "null", "[]", '{"asked":7,"isMade":true}', '{"asked":"5e1f"}'])(
  "what is no note tells nothing: %j",
  (text) => {
    opened().write(URN, NOTE);
    writeFileSync(join(folder, readdirSync(folder)[0]!), text);
    expect(opened().read(URN)).toBeUndefined();
  },
);

test("where nothing can be kept, or the settings are missing, nothing fails", () => {
  writeFileSync(folder, "a file is in the way");
  const missing = new NoteFolder(folder, () => {
    throw new Error("no key");
  });
  for (const notes of [opened(), missing]) {
    notes.write(URN, NOTE);
    notes.remove(URN);
    expect(notes.read(URN)).toBeUndefined();
  }
});

test("the folder is in the home of the user's Pulumi", () => {
  expect(noteFolder({ PULUMI_HOME: "/h/p" })).toBe("/h/p/pulumi-timescale/creates");
  for (const env of [{}, { PULUMI_HOME: "" }, { PULUMI_HOME: "relative" }]) {
    expect(noteFolder(env)).toMatch(/\/\.pulumi\/pulumi-timescale\/creates$/);
  }
});
