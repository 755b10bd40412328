import { relative, sep } from "node:path";
import { ROOT, runNode } from "../support/run-node";

const LOADED = `
  require("@pulumi/pulumi");
  require("@pulumi/aws");
  const before = new Set(Object.keys(require.cache));
  require("pulumi-timescale");
  const loaded = Object.keys(require.cache).filter((file) => !before.has(file));
  console.log(JSON.stringify(loaded));`;

/** What importing the sdk loads beyond @pulumi/pulumi and @pulumi/aws, as paths of this package. */
async function loadedBySdk(): Promise<string[]> {
  const files = (await runNode(LOADED, ROOT)) as string[];
  return files.map((file) => relative(ROOT, file).replaceAll(sep, "/"));
}

test("importing the sdk loads no other package than @pulumi/pulumi and @pulumi/aws", async () => {
  const loaded = await loadedBySdk();
  expect(loaded).toContain("dist/sdk/index.js");
  expect(loaded.filter((file) => !file.startsWith("dist/"))).toEqual([]);
});

test("importing the sdk loads of the provider only its rules and its wait", async () => {
  const loaded = await loadedBySdk();
  const folders = new Set(loaded.map((file) => file.split("/").slice(1, -1).join("/")));
  const allowed = ["provider/rules", "provider/wait", "diagram"];
  expect([...folders].filter((folder) => !folder.startsWith("sdk")).sort()).toEqual(allowed.sort());
});
