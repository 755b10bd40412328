import { cacheFolder } from "../cache-folder";
import { provideEngine } from "./provide-engine";

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => stop.abort(new Error("stopped: nothing half made was kept")));
  }
  try {
    const { source, version, binFolders } = await provideEngine({
      cacheDir: cacheFolder(),
      onProgress: (line) => console.log(line),
      signal: stop.signal,
    });
    console.log(`Pulumi ${version} (${source})`);
    console.log(`put on PATH: ${binFolders.join(":") || "nothing, it is there"}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

void main();
