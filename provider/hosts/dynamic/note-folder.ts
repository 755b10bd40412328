import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { isObject } from "../../rules/object";
import type { NoteStore } from "../ownership/create-notes";
import type { CreateNote } from "../ownership/lost-work";

/** A note that is older tells nothing any more: who made what meanwhile is anybody's guess. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** The folder of the notes: beside what the user's own Pulumi keeps, as it is a matter of one login. */
export function noteFolder(env: NodeJS.ProcessEnv): string {
  const home = env["PULUMI_HOME"] ?? "";
  return join(isAbsolute(home) ? home : join(homedir(), ".pulumi"), "pulumi-timescale", "creates");
}

/**
 * Notes in files of one folder, which only the user may read. Names and contents are hashes and ids. They
 * are a help after a kill and no more: where they cannot be kept, nothing fails.
 */
export class NoteFolder implements NoteStore {
  /** The names of the files that there are; undefined before the first look. */
  #names: Set<string> | undefined;

  /**
   * @param place what tells stacks of one URN apart: the account and the backend
   * @param nowMs for tests
   */
  constructor(
    private readonly folder: string,
    private readonly place: () => string,
    private readonly nowMs: () => number = Date.now,
  ) {}

  read(urn: string): CreateNote | undefined {
    if (this.#known().size === 0) return undefined;
    return attempt(() => noteIn(readFileSync(join(this.folder, this.#nameOf(urn)), "utf8")));
  }

  write(urn: string, note: CreateNote): void {
    attempt(() => {
      const name = this.#nameOf(urn);
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const file = join(this.folder, name);
      // A kill in the middle must not leave half of it in the place of the one before.
      writeFileSync(`${file}.new`, JSON.stringify(note), { mode: 0o600 });
      renameSync(`${file}.new`, file);
      this.#known().add(name);
    });
  }

  remove(urn: string): void {
    attempt(() => {
      const name = this.#nameOf(urn);
      rmSync(join(this.folder, name), { force: true });
      this.#known().delete(name);
    });
  }

  #nameOf(urn: string): string {
    return createHash("sha256")
      .update(JSON.stringify([this.place(), urn]))
      .digest("hex");
  }

  /** Looks once, for almost always there is nothing; and throws away what is too old. */
  #known(): Set<string> {
    this.#names ??= new Set(
      attempt(() => readdirSync(this.folder))?.filter((name) => this.#isKept(name)),
    );
    return this.#names;
  }

  #isKept(name: string): boolean {
    const file = join(this.folder, name);
    const writtenMs = attempt(() => statSync(file).mtimeMs);
    if (writtenMs !== undefined && this.nowMs() - writtenMs <= MAX_AGE_MS) return true;
    attempt(() => {
      rmSync(file, { force: true });
    });
    return false;
  }
}

function noteIn(text: string): CreateNote | undefined {
  const note: unknown = JSON.parse(text);
  if (!isObject(note)) return undefined;
  const { asked, id, isMade } = note;
  if (typeof asked !== "string" || typeof isMade !== "boolean") return undefined;
  return { asked, isMade, ...(typeof id === "string" && { id }) };
}

/** What `work` gives; undefined where the file system refuses. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
