import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installAwsPlugin } from "../../../local/aws/install-plugin";
import { startMoto } from "../../../local/aws/moto";
import { installMoto } from "../../../local/aws/moto-install";
import { packageRoot } from "../../../local/package-root";
import { cacheDir } from "./harness";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isServed = (url: string) =>
  fetch(`${url}/moto-api/`).then(
    (response) => response.ok,
    () => false,
  );

it("serves from a free port until it is stopped", async () => {
  const [one, two] = await Promise.all([startMoto({ cacheDir }), startMoto({ cacheDir })]);
  expect(one.url).not.toBe(two.url);
  expect(await isServed(one.url)).toBe(true);
  await one.stop();
  expect(await isServed(one.url)).toBe(false);
  expect(await isServed(two.url)).toBe(true);
  await two.stop();
}, 300_000);

it("ends when its parent does, however that ends", async () => {
  const python = await installMoto({ cacheDir });
  const script = join(packageRoot(), "local/aws/moto/serve.py");
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "ignore"] });
  const closed = new Promise((resolve) => child.once("close", resolve));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.stdin.destroy();
  expect(await closed).toBe(0);
}, 300_000);

it.each([
  [
    "lacks what is corrected",
    "from moto.ec2.models.security_groups import SecurityGroupBackend as Changed",
    "del Changed._delete_security_group",
    "moto: SecurityGroupBackend no longer has _delete_security_group of its own.",
  ],
  [
    "has by now what is added",
    "from moto.ec2.responses.vpc_service_configuration import VPCEndpointServiceConfiguration as Changed",
    "Changed.reject_vpc_endpoint_connections = print",
    "moto: VPCEndpointServiceConfiguration has reject_vpc_endpoint_connections by now.",
  ],
])(
  "does not start where moto %s",
  async (_which, ...lines) => {
    const [message] = lines.splice(-1);
    const program = ["import corrections", ...lines, "corrections.apply()"].join("\n");
    const python = await installMoto({ cacheDir });
    const cwd = join(packageRoot(), "local/aws/moto");
    const started = promisify(execFile)(python, ["-B", "-c", program], { cwd });
    await expect(started).rejects.toThrow(message);
  },
  300_000,
);

it("says what to install when there is no Python", async () => {
  await expect(installMoto({ cacheDir: folder, env: { PATH: folder } })).rejects.toThrow(
    /^Python for moto: none fits\. Tried python3 \(not found\), .*apt install python3-venv/,
  );
  expect(await readdir(folder)).toEqual([]);
});

it("installs the plugin under the version of the SDK", async () => {
  await installAwsPlugin(folder);
  const [name] = await readdir(join(folder, "plugins"));
  expect(name).toMatch(/^resource-aws-v7\.\d+\.\d+$/);
  const plugin = join(folder, "plugins", name!, "pulumi-resource-aws");
  expect((await stat(plugin)).mode & 0o111).not.toBe(0);
  expect(await readFile(plugin, "utf8")).toContain('dist/local/aws/plugin/main.js");');
});
