import { checkServerIdentity, type PeerCertificate } from "node:tls";
import { foreignLine } from "../../provider/rules/visible-text";
import type { Failure } from "../facts/live";
import { failed } from "./failure";

/** The code of a certificate for another host; the others are OpenSSL's. */
const OTHER_HOST = "ERR_TLS_CERT_ALTNAME_INVALID";

/**
 * What is wrong with a certificate; undefined where it is one to trust for the host. One for another host
 * is told first: whatever else is wrong with it, it is not the wanted server's.
 *
 * @param distrust OpenSSL's code for what it found of the chain; empty or null where it is sound. Node's
 * types say that it is an error.
 */
export function certificateFault(
  certificate: PeerCertificate,
  host: string,
  distrust: unknown,
): Failure | undefined {
  // Node gives an empty object for none, which its types do not say.
  if (!("subject" in certificate)) return failed("certificate", "it shows no certificate");
  if (checkServerIdentity(host, certificate) !== undefined) {
    return failed("certificate", `its certificate is for ${namesOf(certificate)}`, OTHER_HOST);
  }
  const code = foreignLine(distrust instanceof Error ? distrust.message : distrust);
  return code === "" ? undefined : failed("certificate", chainFault(certificate, code), code);
}

/** Who signed it, as it says itself: its organisation and name. */
export function issuerOf({ issuer }: PeerCertificate): string {
  const parts = [issuer.O, issuer.CN].filter((part) => part !== undefined);
  return foreignLine(parts.join(", ")) || "nobody that it names";
}

/** When it ends, in ISO 8601. */
export const validToOf = ({ valid_to }: PeerCertificate): string => isoTime(valid_to);

function chainFault(certificate: PeerCertificate, code: string): string {
  if (code === "CERT_HAS_EXPIRED") return `its certificate expired at ${validToOf(certificate)}`;
  if (code === "CERT_NOT_YET_VALID") {
    return `its certificate is not valid before ${isoTime(certificate.valid_from)}`;
  }
  return `nobody whom this machine trusts signed its certificate: ${issuerOf(certificate)} did (${code})`;
}

/** OpenSSL writes `DNS:a.example, IP Address:10.0.0.1`. */
function namesOf({ subjectaltname, subject }: PeerCertificate): string {
  const names = subjectaltname?.split(", ").map((name) => name.replace(/^(DNS|IP Address):/, ""));
  return foreignLine(names?.join(", ") ?? subject.CN) || "nobody that it names";
}

function isoTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? foreignLine(text) : time.toISOString();
}
