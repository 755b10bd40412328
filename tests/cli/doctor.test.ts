import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import Ajv from "ajv/dist/2020";
import schema from "../../docs/doctor-schema.json";
import { REGION, until, useDoctorClouds } from "../doctor/networks/clouds";
import { makePeered, type PeeredNetwork } from "../doctor/networks/peered";
import { ROOT } from "../support/run-node";

const on = useDoctorClouds();
let network: PeeredNetwork;
let folder: string;
beforeAll(async () => (network = await makePeered(on)), 300_000);
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));
afterEach(() => on.clouds.tigerCloud.clearFaults());

const SECRETS = { secretKey: "local-secret-key", aws: "not-to-be-shown", password: "sesame" };

/** The environment of somebody who has keys for both clouds. */
const withKeys = () => ({
  TIGER_API_URL: on.clouds.tigerCloud.apiUrl,
  TIGER_PUBLIC_KEY: on.clouds.tigerCloud.publicKey,
  TIGER_SECRET_KEY: SECRETS.secretKey,
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: SECRETS.aws,
  AWS_REGION: REGION,
});

/** Starts the command; its output grows while it runs. */
function start(args: string[], env: NodeJS.ProcessEnv = withKeys()) {
  const child = spawn(process.execPath, [join(ROOT, "dist/cli/main.js"), "doctor", ...args], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      ...env,
    },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, output, ended };
}

async function run(args: string[], env?: NodeJS.ProcessEnv) {
  const { output, ended } = start(args, env);
  const [code] = await ended;
  const all = `${output.stdout}${output.stderr}`;
  for (const secret of Object.values(SECRETS)) expect(all).not.toContain(secret);
  expect(all).not.toMatch(/\n\s+at /);
  return { code, ...output };
}

/** The network of the file, at the local AWS. */
const ofNetwork = (...others: string[]) => [
  ...["--service", network.serviceId, "--vpc", network.vpcId],
  ...["--endpoint-url", on.clouds.awsUrl, ...others],
];

test("a sound network ends it with 0 and a picture of the path", async () => {
  const { code, stdout, stderr } = await run(ofNetwork("--from", network.groupId));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Well: /);
  expect(stdout).toMatch(/✓ routes +rtb-/);
});

test("groups that nobody named are no reason not to say that it is well", async () => {
  expect(await run(ofNetwork())).toMatchObject({ code: 0 });
});

test("what is broken ends it with 3, in each form", async () => {
  const [RouteTableId = ""] = network.routeTableIds;
  const route = { RouteTableId, DestinationCidrBlock: network.timescaleCidr };
  await on.ec2.deleteRoute(route);
  try {
    const text = await run(ofNetwork());
    expect(text.code).toBe(3);
    expect(text.stdout).toMatch(/✗ routes .*<-- broken here\n/);
    expect(text.stdout).toContain(`aws ec2 create-route --route-table-id ${RouteTableId}`);
    const json = await run(ofNetwork("--json"));
    expect(json.code).toBe(3);
    const data = JSON.parse(json.stdout) as object;
    const fits = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    fits(data);
    expect(fits.errors ?? []).toEqual([]);
    expect(data).toMatchObject({ state: "broken", findings: [{ check: "route-missing" }] });
    const markdown = await run(ofNetwork("--format", "markdown"));
    expect(markdown.code).toBe(3);
    expect(markdown.stdout).toMatch(/^### Broken: /);
  } finally {
    await on.ec2.createRoute({ ...route, VpcPeeringConnectionId: network.pcx });
  }
});

test("a service that does not exist is broken, and not an error", async () => {
  const args = ["--service", "nosuchsrv1", "--vpc", network.vpcId];
  const { code, stdout } = await run([...args, "--endpoint-url", on.clouds.awsUrl]);
  expect(code).toBe(3);
  expect(stdout).toContain("service-missing");
});

test("without keys of Tiger Cloud it ends with 1, and says how to give them", async () => {
  const { code, stdout } = await run(ofNetwork(), { ...withKeys(), TIGER_SECRET_KEY: "" });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Too little could be looked at: /);
  expect(stdout).toContain("set TIGER_SECRET_KEY");
});

test("a key that is refused ends it with 1", async () => {
  const env = { ...withKeys(), TIGER_SECRET_KEY: "another" };
  const { code, stdout } = await run(ofNetwork(), env);
  expect(code).toBe(1);
  expect(stdout).toContain("Could not be looked at");
});

test("an AWS that does not answer ends it with 1, and Tiger Cloud's half is shown", async () => {
  const args = ["--service", network.serviceId, "--vpc", network.vpcId, "--timeout", "5"];
  const { code, stdout } = await run([...args, "--endpoint-url", "http://127.0.0.1:9"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/✓ Timescale VPC/);
  expect(stdout).toMatch(/\? routes/);
});

test("a Tiger Cloud that hangs ends it with 1 when its time is over", async () => {
  on.clouds.tigerCloud.injectFault({ effect: "hang", times: Infinity });
  const startedMs = performance.now();
  const { code, stdout } = await run(ofNetwork("--timeout", "2"));
  expect(code).toBe(1);
  expect(stdout).toContain("no answer within 2 s");
  expect(performance.now() - startedMs).toBeLessThan(20_000);
});

describe("an endpoint by itself", () => {
  test("needs no keys, and ends with 3 where nobody listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    const { code, stdout, stderr } = await run(["--endpoint", `127.0.0.1:${port}`], {});
    expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Broken: 127\\.0\\.0\\.1:${port}\n`));
    expect(stdout).toContain("connection-refused");
    expect(stdout).toContain("Live\n");
  });

  test("is told the password by the environment, which is shown to nobody", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const env = { PGPASSWORD: SECRETS.password };
    const { code, stdout } = await run(["--endpoint", `127.0.0.1:${port}`, "--json"], env);
    server.close();
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ check: "not-postgresql" }] });
  });

  test("is refused a file of certificates that cannot be read", async () => {
    const { code, stderr } = await run(["--endpoint", "127.0.0.1:1", "--ca-file", "no.pem"], {});
    expect(code).toBe(1);
    expect(stderr).toMatch(/^--ca-file no\.pem: it cannot be read/);
  });
});

test("--connect asks what Tiger Cloud tells", async () => {
  const { code, stdout } = await run(ofNetwork("--connect", "--json", "--timeout", "5"));
  expect(code).toBe(3);
  const { findings, live } = JSON.parse(stdout) as {
    findings: { link: string }[];
    live: { host: string }[];
  };
  expect(live.map(({ host }) => host)).toEqual([
    `${network.serviceId}.localproj1.vpc.tsdb.forge.test`,
  ]);
  expect(findings.map(({ link }) => link)).toEqual(["connection"]);
});

test("options that are wrong end it with 2 and a sentence each", async () => {
  const { code, stdout, stderr } = await run([
    "--vpc",
    "main",
    "--from",
    "app",
    "--format",
    "html",
  ]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toHaveLength(3);
});

/** Puts a `pulumi` on the PATH that notes its process and then does nothing for a long time. */
async function hangingPulumi() {
  const script = `#!/bin/sh\necho $$ >> '${join(folder, "pids")}'\nexec sleep 600\n`;
  await writeFile(join(folder, "pulumi"), script);
  await chmod(join(folder, "pulumi"), 0o755);
  return { PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("Ctrl-C ends it at once, and pulumi with it", async () => {
  const { child, ended } = start([], await hangingPulumi());
  const pids = await until("pulumi runs", async () => {
    const text = await readFile(join(folder, "pids"), "utf8");
    const all = text.trim().split("\n").map(Number);
    return all.length === 2 ? all : undefined;
  });
  child.kill("SIGINT");
  // A shell makes 130 of this signal.
  expect(await ended).toEqual([null, "SIGINT"]);
  await until("both of them have ended", () =>
    Promise.resolve(pids.some(isAlive) ? undefined : true),
  );
});

test("Ctrl-C ends it at once while a cloud does not answer", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const asked = once(silent, "connection") as Promise<[Socket]>;
  const { child, ended } = start(ofNetwork(), {
    ...withKeys(),
    TIGER_API_URL: `http://127.0.0.1:${port}`,
  });
  const [socket] = await asked;
  child.kill("SIGINT");
  expect(await ended).toEqual([null, "SIGINT"]);
  socket.destroy();
  silent.close();
});
