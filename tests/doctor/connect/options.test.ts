import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectOptions } from "../../../doctor/connect/options";
import { createAuthority } from "../../support/certificates";
import { useConnectionEnvironment } from "../../support/environment";

const environment = useConnectionEnvironment();

let folder: string;
let caFile: string;
let pem: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-timescale-ca-"));
  caFile = join(folder, "ca.pem");
  pem = (await createAuthority("Authority of these tests")).cert;
  writeFileSync(caFile, pem);
});

afterAll(() => rmSync(folder, { recursive: true }));

const LIMITS = { timeoutSeconds: 5 };

test("without PostgreSQL's variables it is Tiger Cloud's own user and database, and no password", () => {
  const { login, authorities, timeoutSeconds } = connectOptions(LIMITS, { PGPASSWORD: "" });
  expect(login).toEqual({ user: "tsdbadmin", database: "tsdb", password: undefined });
  expect(authorities).toBeUndefined();
  expect(timeoutSeconds).toBe(5);
});

test("PostgreSQL's variables say who logs in and whom to trust", () => {
  const env = {
    PGUSER: "app",
    PGDATABASE: "metrics",
    PGPASSWORD: "hunter22",
    PGSSLROOTCERT: caFile,
  };
  const { login, authorities } = connectOptions(LIMITS, env);
  expect(login).toEqual({ user: "app", database: "metrics", password: "hunter22" });
  expect(authorities).toEqual([pem]);
});

test("the argument comes before the variable", () => {
  const env = { PGSSLROOTCERT: join(folder, "nothing.pem") };
  expect(connectOptions({ ...LIMITS, caFile }, env).authorities).toEqual([pem]);
});

test("PGSSLROOTCERT=system is what the machine trusts, with what SSL_CERT_FILE adds", () => {
  expect(connectOptions(LIMITS, { PGSSLROOTCERT: "system" }).authorities).toBeUndefined();
  environment.set({ SSL_CERT_FILE: caFile });
  expect(connectOptions(LIMITS, {}).authorities).toContain(pem);
});

test("a file that cannot be used is named with what to do", () => {
  const missing = join(folder, "nothing.pem");
  expect(() => connectOptions({ ...LIMITS, caFile: missing }, {})).toThrow(
    `--ca-file ${missing}: it cannot be read (ENOENT). Name a file of PEM certificates, or leave it out.`,
  );
  const empty = join(folder, "empty.pem");
  writeFileSync(empty, "nothing");
  expect(() => connectOptions(LIMITS, { PGSSLROOTCERT: empty })).toThrow(
    `PGSSLROOTCERT ${empty}: it holds no PEM certificate. `,
  );
  environment.set({ SSL_CERT_FILE: empty });
  expect(() => connectOptions(LIMITS, {})).toThrow(
    "the file that SSL_CERT_FILE names holds no PEM",
  );
});
