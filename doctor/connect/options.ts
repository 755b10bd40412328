import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { TimescaleError } from "../../provider/errors";
import { foreignLine } from "../../provider/rules/visible-text";
import { authorities } from "../../provider/tiger-cloud/transport/authorities";
import type { Limits } from "../deadline";
import { systemNames, type Names } from "./names";
import type { Login } from "./postgresql";

/** How to connect. */
export interface ConnectOptions extends Limits {
  login: Login;
  /** PEM texts; undefined for those that this machine trusts. */
  authorities: readonly string[] | undefined;
  names: Names;
}

/** What the command line says of it. */
export interface ConnectArguments extends Limits {
  /** PEM certificates to trust in place of the machine's, as `PGSSLROOTCERT` names them. */
  caFile?: string | undefined;
}

/**
 * Reads PostgreSQL's own variables: PGUSER, PGDATABASE, PGPASSWORD and PGSSLROOTCERT.
 *
 * @throws a `Settings` error where the file of authorities cannot be used
 */
export function connectOptions(
  { caFile, ...limits }: ConnectArguments,
  env: NodeJS.ProcessEnv,
): ConnectOptions {
  const set = (name: string) => env[name] || undefined;
  return {
    ...limits,
    login: {
      user: set("PGUSER") ?? "tsdbadmin",
      database: set("PGDATABASE") ?? "tsdb",
      password: set("PGPASSWORD"),
    },
    authorities: trusted(caFile, set("PGSSLROOTCERT")),
    names: systemNames,
  };
}

function trusted(
  caFile: string | undefined,
  variable: string | undefined,
): readonly string[] | undefined {
  if (caFile !== undefined) return [readCertificates(caFile, "--ca-file")];
  // libpq's word for the authorities of the machine.
  if (variable === undefined || variable === "system") return machineAuthorities();
  return [readCertificates(variable, "PGSSLROOTCERT")];
}

function machineAuthorities(): readonly string[] | undefined {
  const { trusted, problems } = authorities();
  if (problems.length > 0) throw new TimescaleError("Settings", `${problems.join("; ")}.`);
  return trusted;
}

function readCertificates(file: string, origin: string): string {
  try {
    const text = readFileSync(file, "utf8");
    // Throws where there is none, which TLS would take for an empty list.
    new X509Certificate(text);
    return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code?.startsWith("ERR_")
      ? "it holds no PEM certificate"
      : `it cannot be read (${foreignLine(code)})`;
    throw new TimescaleError(
      "Settings",
      `${origin} ${file}: ${why}. Name a file of PEM certificates, or leave it out.`,
    );
  }
}
