import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../local/package-root";

interface SourceMap {
  sources: string[];
  sourcesContent?: (string | null)[];
}

const sdk = join(packageRoot(), "dist/sdk");

test("the source maps of the sdk hold their TypeScript", async () => {
  const names = await readdir(sdk, { recursive: true });
  const maps = names.filter((name) => name.endsWith(".js.map"));
  expect(maps.length).toBeGreaterThan(0);
  for (const name of maps) {
    const map = JSON.parse(await readFile(join(sdk, name), "utf8")) as SourceMap;
    expect(map.sources).toEqual([expect.stringMatching(/\.ts$/)]);
    expect(map.sourcesContent).toEqual([expect.any(String)]);
  }
});

test("with --enable-source-maps a stack trace names the line of the TypeScript", async () => {
  const limits = JSON.stringify(join(packageRoot(), "dist/provider/rules/cidr.js"));
  // Something that is no text makes the parser throw.
  const script = `
    try { require(${limits}).parseCidr({ toString() { throw new Error("seen") } }); }
    catch (error) { console.log(error.stack); }`;
  const args = ["--enable-source-maps", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const [, line = ""] = /provider\/rules\/cidr\.ts:(\d+):\d+/.exec(stdout) ?? [];
  const source = await readFile(join(packageRoot(), "provider/rules/cidr.ts"), "utf8");
  expect(source.split("\n")[Number(line) - 1]).toContain("SHORT_FORM.test(text)");
});
