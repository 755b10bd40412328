import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { tellElapsed } from "../../../local/engine/build";
import { makeFolder } from "../../../local/engine/make-folder";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "make-folder-"));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const fillWith = (text: string) => (partial: string) => writeFile(join(partial, "file"), text);

test("a folder that is made holds what was filled in, and nothing lies beside it", async () => {
  await makeFolder(join(parent, "engine"), fillWith("one"));
  expect(await readFile(join(parent, "engine/file"), "utf8")).toBe("one");
  expect(await readdir(parent)).toEqual(["engine"]);
});

test("a folder whose filling fails is not there", async () => {
  const fill = async (partial: string) => {
    await fillWith("half")(partial);
    throw new Error("no network");
  };
  await expect(makeFolder(join(parent, "engine"), fill)).rejects.toThrow("no network");
  expect(await readdir(parent)).toEqual([]);
});

test("of two runs side by side the first to finish wins and neither fails", async () => {
  const folder = join(parent, "engine");
  await makeFolder(folder, async (partial) => {
    await fillWith("slow")(partial);
    await makeFolder(folder, fillWith("quick"));
  });
  expect(await readFile(join(folder, "file"), "utf8")).toBe("quick");
  expect(await readdir(parent)).toEqual(["engine"]);
});

test("what a killed run left is removed after a day, not before", async () => {
  const [old, recent] = [join(parent, "engine.partial-old"), join(parent, "engine.partial-new")];
  await mkdir(old);
  await mkdir(recent);
  await utimes(old, 0, 0);
  await makeFolder(join(parent, "engine"), fillWith("one"));
  expect((await readdir(parent)).sort()).toEqual(["engine", "engine.partial-new"]);
});

test("the elapsed time of a long work is told every 30 seconds, and not after it", async () => {
  const told: string[] = [];
  let nowMs = 0;
  let finish: (value: string) => void = () => undefined;
  const work = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const clock = {
    now: () => nowMs,
    sleep: (ms: number, signal?: AbortSignal) => {
      if (nowMs >= 60_000) finish("built");
      nowMs += ms;
      return nowMs <= 60_000
        ? Promise.resolve()
        : new Promise<void>((_, reject) => {
            signal?.addEventListener("abort", () => reject(new Error("ended")));
          });
    },
  };
  expect(await tellElapsed(work, (line) => told.push(line), clock)).toBe("built");
  expect(told).toEqual(["still building after 30 s", "still building after 60 s"]);
});
