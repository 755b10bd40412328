import {
  chooseEngine,
  type Engine,
  type Outcome,
  type Ways,
} from "../../../local/engine/choose-engine";
import { pathProblem } from "../../../local/engine/find";

const engineOf = (source: Engine["source"]): Engine => ({
  source,
  version: "3.250.0",
  binFolders: [],
});
const failure = (way: string): Outcome => ({
  failure: { way, cameBack: `${way} came back`, whatToDo: `Do ${way}.` },
});

/** Ways that all fail but those given, and the order in which they are tried. */
function waysWith(given: Partial<Ways>) {
  const tried: string[] = [];
  const all: Ways = {
    path: () => Promise.resolve(failure("path")),
    installed: () => Promise.resolve(undefined),
    built: () => Promise.resolve(undefined),
    install: () => Promise.resolve(failure("install")),
    build: () => Promise.resolve(failure("build")),
    ...given,
  };
  const ways = Object.fromEntries(
    Object.entries(all).map(([name, way]: [string, () => Promise<unknown>]) => [
      name,
      () => {
        tried.push(name);
        return way();
      },
    ]),
  ) as unknown as Ways;
  return { ways, tried };
}

test("the CLI on PATH is taken before anything else is looked at", async () => {
  const { ways, tried } = waysWith({ path: () => Promise.resolve({ engine: engineOf("path") }) });
  expect(await chooseEngine(ways)).toEqual(engineOf("path"));
  expect(tried).toEqual(["path"]);
});

test("what an earlier run built is taken before the installer is tried", async () => {
  const { ways, tried } = waysWith({ built: () => Promise.resolve(engineOf("built")) });
  expect(await chooseEngine(ways)).toEqual(engineOf("built"));
  expect(tried).toEqual(["path", "installed", "built"]);
});

test("an installed CLI is taken before a built one", async () => {
  const { ways } = waysWith({
    installed: () => Promise.resolve(engineOf("installed")),
    built: () => Promise.resolve(engineOf("built")),
  });
  expect(await chooseEngine(ways)).toEqual(engineOf("installed"));
});

test("the build comes last", async () => {
  const { ways, tried } = waysWith({ build: () => Promise.resolve({ engine: engineOf("built") }) });
  expect(await chooseEngine(ways)).toEqual(engineOf("built"));
  expect(tried).toEqual(["path", "installed", "built", "install", "build"]);
});

test("where every way fails the error lists each, what came back and what to do", async () => {
  const { ways } = waysWith({});
  await expect(chooseEngine(ways)).rejects.toThrow(
    [
      "No Pulumi CLI: three ways were tried. Making one of them work is enough.",
      "  path: path came back.",
      "    Do path.",
      "  install: install came back.",
      "    Do install.",
      "  build: build came back.",
      "    Do build.",
    ].join("\n"),
  );
});

test("an abort is no failed way: it ends the search", async () => {
  const { ways, tried } = waysWith({ install: () => Promise.reject(new Error("stopped")) });
  await expect(chooseEngine(ways)).rejects.toThrow("stopped");
  expect(tried).not.toContain("build");
});

test.each([
  [{ cli: undefined, version: undefined, hasLanguageHost: false }, "there is none"],
  [
    { cli: "/bin/pulumi", version: undefined, hasLanguageHost: true },
    "/bin/pulumi tells no version",
  ],
  [{ cli: "/bin/pulumi", version: "3.199.0", hasLanguageHost: true }, "/bin/pulumi is 3.199.0"],
  [
    { cli: "/bin/pulumi", version: "3.200.0", hasLanguageHost: false },
    "there is no pulumi-language-nodejs beside /bin/pulumi",
  ],
  [{ cli: "/bin/pulumi", version: "3.200.0", hasLanguageHost: true }, undefined],
])("of %j on PATH it is said: %s", (found, problem) => {
  expect(pathProblem(found)).toBe(problem);
});
