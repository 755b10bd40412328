import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/run-node";

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  license?: string;
  dependencies?: Record<string, string>;
}

const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), "utf8")) as unknown;
const lock = read("package-lock.json") as { packages: Record<string, Locked> };
const manifest = read("package.json") as Record<
  "dependencies" | "devDependencies" | "peerDependencies",
  Record<string, string>
>;

/** The packages of registries: not this one, nor its examples. */
const packages = Object.entries(lock.packages).filter(
  ([path, { link }]) => /(^|\/)node_modules\//.test(path) && link !== true,
);

const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + 13);

test("the lock file has a checksum for every package, and no address to download from", () => {
  expect(packages.length).toBeGreaterThan(300);
  for (const [path, { integrity, resolved }] of packages) {
    expect(`${path} ${integrity}`).toMatch(/ sha512-[\w+/]{86}==$/);
    expect(`${path} ${resolved}`).toBe(`${path} undefined`);
  }
});

test("no package comes from a repository, an address or a file", () => {
  const wanted = [
    ...Object.values(manifest.dependencies),
    ...Object.values(manifest.devDependencies),
    ...Object.values(manifest.peerDependencies),
    ...packages.flatMap(([, { dependencies = {} }]) => Object.values(dependencies)),
  ];
  expect(wanted.length).toBeGreaterThan(300);
  expect(wanted.filter((range) => /[:/]/.test(range) && !range.startsWith("npm:"))).toEqual([]);
});

/** Looked at: each of them. A new one is a program that every `npm ci` would run. */
const KNOWN_INSTALL_SCRIPTS: readonly string[] = [
  "@parcel/watcher",
  "@swc/core",
  "protobufjs",
  "unrs-resolver",
];

test("only packages that were looked at run a script when they are installed", () => {
  const found = packages.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
  expect([...new Set(found)].sort()).toEqual(KNOWN_INSTALL_SCRIPTS);
});

/** What the package's own dependencies bring along, as far as the lock file follows them. */
function runtimePackages(): Map<string, Locked> {
  const found = new Map<string, Locked>();
  const visit = (name: string, from: string) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
      const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
      const one = lock.packages[path];
      if (one !== undefined) {
        if (found.has(path)) return;
        found.set(path, one);
        for (const next of Object.keys(one.dependencies ?? {})) visit(next, path);
        return;
      }
      if (at === "") return;
    }
  };
  for (const name of Object.keys(manifest.dependencies)) visit(name, "");
  return found;
}

const PERMISSIVE =
  /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|\(MIT OR CC0-1\.0\))$/;

test("what users install is little, of permissive licences, and runs no script", () => {
  const runtime = runtimePackages();
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(12);
  expect(runtime.size).toBeGreaterThan(12);
  expect(runtime.size).toBeLessThanOrEqual(70);
  for (const [path, { license, hasInstallScript }] of runtime) {
    expect(`${path} ${license}`).toMatch(new RegExp(` ${PERMISSIVE.source.slice(1)}`));
    expect(`${path} ${hasInstallScript}`).toBe(`${path} undefined`);
  }
});
