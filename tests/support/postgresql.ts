import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, chown, mkdtemp, mkdir, rm, writeFile, appendFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { waitFor } from "../../provider/wait/wait-for";
import type { Certificate } from "./certificates";
import { postgresBinaries, postgresOwner, type Owner } from "./postgres-binaries";

/** A real server of PostgreSQL on the loopback address. */
export interface PostgresServer {
  port: number;
  /** How many sessions it takes, all in all. */
  maxConnections: number;
  /** Shows this certificate to whoever comes from now on; none: it does not offer TLS. */
  present(certificate: Certificate | undefined): Promise<void>;
  stop(): Promise<void>;
}

/** Who may log in, over TLS and with this password alone, and to which database. */
export interface PostgresLogin {
  user: string;
  password: string;
  database: string;
}

interface Cluster {
  folder: string;
  adminPassword: string;
  owner: Owner | undefined;
}

/** A cluster with its server. */
interface Running extends Cluster {
  server: ChildProcess;
  port: number;
}

const ADMIN = "postgres";
/** More than may still be about to end, of those that tests have left. */
const MAX_CONNECTIONS = 12;
const ATTEMPTS = 3;
const RELOAD_MS = 30_000;

/**
 * Makes a cluster in a folder of its own and starts it.
 *
 * @throws where PostgreSQL does not run on this platform
 */
export async function startPostgres(
  login: PostgresLogin,
  certificate: Certificate,
): Promise<PostgresServer> {
  const owner = postgresOwner();
  const folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-pg-"));
  const cluster = { folder, owner, adminPassword: secret() };
  try {
    await chmod(folder, 0o755);
    const { initdb, postgres } = await postgresBinaries(folder, owner);
    await makeCluster(cluster, initdb, login.database);
    await putCertificate(cluster, certificate);
    const running = await start(cluster, postgres);
    await makeLogin(running, login);
    return {
      ...{ port: running.port, maxConnections: MAX_CONNECTIONS },
      present: (next) => present(running, next),
      stop: () => stop(running),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

const secret = () => randomBytes(16).toString("hex");

const dataOf = ({ folder }: Cluster) => join(folder, "data");

/** PostgreSQL cannot be told to take any free port. Somebody else may take this one before it does. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function makeCluster(cluster: Cluster, initdb: string, database: string): Promise<void> {
  const data = dataOf(cluster);
  await mkdir(data, { mode: 0o700 });
  const passwordFile = join(cluster.folder, "password");
  await writeFile(passwordFile, cluster.adminPassword, { mode: 0o600 });
  await own(cluster, data, passwordFile);
  const args = [
    ...["-D", data, "-U", ADMIN, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"],
  ];
  await promisify(execFile)(initdb, args, { ...cluster.owner, cwd: data });
  const settings = {
    ...{ listen_addresses: "127.0.0.1", unix_socket_directories: data },
    ...{ max_connections: MAX_CONNECTIONS, superuser_reserved_connections: 0 },
    ...{ max_wal_senders: 0, shared_buffers: "16MB", fsync: "off", autovacuum: "off" },
    ...{ ssl: "on", include_if_exists: "tls.conf" },
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  await appendFile(join(data, "postgresql.conf"), lines.join(""));
  const entries = [
    `local all ${ADMIN} scram-sha-256`,
    `hostssl ${database} all 127.0.0.1/32 scram-sha-256`,
  ];
  await writeFile(join(data, "pg_hba.conf"), `${entries.join("\n")}\n`);
}

async function own({ owner }: Cluster, ...paths: string[]): Promise<void> {
  if (owner !== undefined) for (const path of paths) await chown(path, owner.uid, owner.gid);
}

async function putCertificate(cluster: Cluster, certificate: Certificate | undefined) {
  const [conf, cert, key] = ["tls.conf", "server.crt", "server.key"].map((name) =>
    join(dataOf(cluster), name),
  ) as [string, string, string];
  await writeFile(conf, certificate === undefined ? "ssl = off\n" : "");
  await writeFile(cert, certificate?.cert ?? "");
  await writeFile(key, certificate?.key ?? "", { mode: 0o600 });
  await own(cluster, conf, cert, key);
}

async function start(cluster: Cluster, postgres: string): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { ...cluster, port, server: await run(cluster, postgres, port) };
    } catch (error) {
      if (attempt === ATTEMPTS || !String(error).includes("Address already in use")) throw error;
    }
  }
}

async function run(cluster: Cluster, postgres: string, port: number): Promise<ChildProcess> {
  const server = spawn(postgres, ["-D", dataOf(cluster), "-p", String(port)], {
    ...{ ...cluster.owner, cwd: dataOf(cluster), stdio: ["ignore", "ignore", "pipe"] },
  });
  process.once("exit", () => server.kill("SIGQUIT"));
  let log = "";
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", () => reject(new Error(`PostgreSQL for tests: it ended.\n${log}`)));
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      if (log.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

async function makeLogin(cluster: Running, login: PostgresLogin): Promise<void> {
  await asAdmin(cluster, async (admin) => {
    const password = admin.escapeLiteral(login.password);
    await admin.query(
      `create role ${admin.escapeIdentifier(login.user)} login password ${password}`,
    );
    await admin.query(`create database ${admin.escapeIdentifier(login.database)}`);
  });
}

/** Over the cluster's own socket, which needs no TLS. */
async function asAdmin<T>(cluster: Running, work: (admin: Client) => Promise<T>): Promise<T> {
  const { port, adminPassword: password } = cluster;
  const admin = new Client({ host: dataOf(cluster), port, user: ADMIN, password, database: ADMIN });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** A new session is of the process that reads the settings, so it tells when that has read them. */
async function present(cluster: Running, certificate: Certificate | undefined): Promise<void> {
  const loadedAt = () =>
    asAdmin(cluster, async (admin) => {
      const { rows } = await admin.query<{ at: string }>("select pg_conf_load_time()::text as at");
      return rows[0]?.at ?? "";
    });
  const before = await loadedAt();
  await putCertificate(cluster, certificate);
  cluster.server.kill("SIGHUP");
  await waitFor(
    async () => {
      const now = await loadedAt();
      return now === before ? { state: "pending", saw: now } : { state: "done", value: undefined };
    },
    { timeoutMs: RELOAD_MS, minDelayMs: 20, maxDelayMs: 100 },
  );
}

async function stop({ folder, server }: Running): Promise<void> {
  if (server.exitCode === null) {
    const ended = once(server, "exit");
    // Ends sessions, and itself.
    server.kill("SIGINT");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
