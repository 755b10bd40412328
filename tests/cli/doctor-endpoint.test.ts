import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority, createCertificate, type Certificate } from "../support/certificates";
import { startPostgres, type PostgresServer } from "../support/postgresql";
import { ROOT } from "../support/run-node";

const LOGIN = { user: "tsdbadmin", password: "correct-horse", database: "tsdb" };

let folder: string;
let authority: Certificate;
let certificate: Certificate;
let server: PostgresServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
  authority = await createAuthority("Authority of these tests");
  certificate = await createCertificate("localhost", authority);
  server = await startPostgres(LOGIN, certificate);
  await writeFile(join(folder, "ca.pem"), authority.cert);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => server.present(certificate));

/** Asks the server as somebody does who has no key of any cloud. */
function ask(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const endpoint = ["--endpoint", `localhost:${server.port}`];
  const command = [join(ROOT, "dist/cli/main.js"), "doctor", ...endpoint, ...args];
  const options = { env: { PATH: process.env["PATH"], ...env } };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      for (const text of [stdout, stderr]) expect(text).not.toContain(env["PGPASSWORD"] ?? "\0");
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

const trusting = () => ["--ca-file", join(folder, "ca.pem")];

test("a server that asks for a password is well, and its line says how far it goes", async () => {
  const { code, stdout, stderr } = await ask(trusting());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Well: localhost:\d+\n1 endpoint asked live\. 0 findings\.\n\nLive\n/);
  expect(stdout).toMatch(/ {2}✓ localhost:\d+ \(primary\): its name leads to .*127\.0\.0\.1/);
  expect(stdout).toMatch(/answers in [\d.]+ ms, TLSv1\.3, .* it asks for a password\n$/);
});

test("with a password in the environment, select 1 is asked", async () => {
  const { code, stdout } = await ask(trusting(), { PGPASSWORD: LOGIN.password });
  expect(code).toBe(0);
  expect(stdout).toMatch(/it lets in, PostgreSQL \d+\S* answers\n$/);
});

test("a password that is refused proves the path all the same", async () => {
  const { code, stdout } = await ask(trusting(), { PGPASSWORD: "wrong-battery" });
  expect(code).toBe(0);
  expect(stdout).toMatch(/ {2}! localhost:\d+ /);
});

test("PGSSLROOTCERT names whom to trust as well", async () => {
  expect((await ask([], { PGSSLROOTCERT: join(folder, "ca.pem") })).code).toBe(0);
});

test("a certificate that nobody trusts, and one for another host, are told apart", async () => {
  const unknown = await ask();
  expect(unknown.code).toBe(3);
  expect(unknown.stdout).toContain("(certificate-not-trusted)");
  await server.present(await createCertificate("db.example", authority));
  const other = await ask(trusting());
  expect(other.code).toBe(3);
  expect(other.stdout).toContain("(certificate-for-other-host)");
});
