import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeFolder } from "../engine/make-folder";
import { packageRoot } from "../package-root";

const run = promisify(execFile);

const PYTHONS = ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];
const PROBE = `
import importlib.util as u, json, sys
print(json.dumps([sys.version_info >= (3, 10), sys.version.split()[0],
    all(u.find_spec(m) for m in ("venv", "ensurepip"))]))`;
const INSTALL_MS = 10 * 60_000;

/** Where to install, and who is told about it. */
export interface InstallOptions {
  /** The folder that holds the virtual environment; made where it is missing. */
  cacheDir: string;
  /** Told in a few words what is being done. */
  onProgress?: ((message: string) => void) | undefined;
  /** Ends the installation when aborted. */
  signal?: AbortSignal | undefined;
  /**
   * The environment that Python is looked for and run in.
   *
   * @default - that of this process
   */
  env?: NodeJS.ProcessEnv | undefined;
}

/**
 * Makes the virtual environment with moto, unless the cache folder already has it.
 *
 * @returns the path of its Python
 * @throws when no fitting Python is found, or pip fails
 */
export async function installMoto(options: InstallOptions): Promise<string> {
  const requirements = join(packageRoot(), "local/aws/moto/requirements.txt");
  const text = await readFile(requirements, "utf8");
  const folder = join(options.cacheDir, `moto-${motoVersion(text)}-${digest(text)}`);
  if (!existsSync(folder)) {
    await makeFolder(folder, (partial) => build(partial, requirements, options));
  }
  return join(folder, "bin", "python");
}

/** Its Python works elsewhere too; its scripts do not, and are not used. */
async function build(folder: string, requirements: string, options: InstallOptions): Promise<void> {
  const { onProgress, signal, env = process.env } = options;
  const python = await findPython(env);
  onProgress?.(`Making a Python environment with moto in ${options.cacheDir}`);
  const limits = { env, signal, timeout: INSTALL_MS };
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  const pinned = ["--require-hashes", "--no-deps", "-r", requirements];
  try {
    await run(python, ["-m", "venv", folder], limits);
    await run(join(folder, "bin", "python"), [...pip, ...pinned], limits);
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(
      `moto in ${options.cacheDir}: ${lastLines(error)}. Check that pip reaches its index.`,
    );
  }
}

async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  const tried: string[] = [];
  for (const name of PYTHONS) {
    const [newEnough, version, hasVenv] = await probe(name, env);
    if (newEnough && hasVenv) return name;
    const what = newEnough ? `${version}, without the venv module` : version;
    tried.push(`${name} (${what})`);
  }
  throw new Error(
    `Python for moto: none fits. Tried ${tried.join(", ")}. ` +
      "Install Python 3.10 or newer with its venv module (on Debian: apt install python3-venv).",
  );
}

type Probed = [newEnough: boolean, version: string, hasVenv: boolean];

const probe = (name: string, env: NodeJS.ProcessEnv): Promise<Probed> =>
  run(name, ["-c", PROBE], { env, timeout: 30_000 }).then(
    ({ stdout }) => JSON.parse(stdout) as Probed,
    () => [false, "not found", false],
  );

function motoVersion(requirements: string): string {
  const version = /^moto\S*==(\S+)/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error("requirements.txt: moto is not pinned.");
  return version;
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

function lastLines(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim() || message).split("\n").slice(-5).join("\n");
}
