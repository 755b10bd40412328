import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { foreignLine } from "../../rules/visible-text";

/** The authorities to trust, or why the file that names them cannot be used. */
export interface Authorities {
  /** PEM texts; undefined where Node's own choice holds. */
  trusted: string[] | undefined;
  problems: string[];
}

/**
 * What `SSL_CERT_FILE` names, beside the authorities that Node trusts. Node itself reads
 * `NODE_EXTRA_CA_CERTS`, but a list of one's own takes the place of all that it would trust.
 */
export function authorities(): Authorities {
  const file = process.env["SSL_CERT_FILE"] ?? "";
  if (file === "") return { trusted: undefined, problems: [] };
  try {
    const own = readFileSync(file, "utf8");
    // Throws where there is no certificate, which TLS would take for an empty list.
    new X509Certificate(own);
    return { trusted: [...rootCertificates, ...extraAuthorities(), own], problems: [] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code?.startsWith("ERR_")
      ? "holds no PEM certificate"
      : `cannot be read (${foreignLine(code)})`;
    const problem = `the file that SSL_CERT_FILE names ${why}: set it to a file of PEM certificates, or leave it out`;
    return { trusted: undefined, problems: [problem] };
  }
}

function extraAuthorities(): string[] {
  try {
    return [readFileSync(process.env["NODE_EXTRA_CA_CERTS"] ?? "", "utf8")];
  } catch {
    // Node has warned of it at its start.
    return [];
  }
}
