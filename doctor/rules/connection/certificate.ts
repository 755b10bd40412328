import type { Failure, LiveFacts } from "../../facts/live";
import type { Finding } from "../../finding";
import { check, finding } from "./expected";

const OTHER_HOST = check("certificate-for-other-host", "broken");
const UNTIMELY = check("certificate-not-valid-now", "broken");
const NOT_TRUSTED = check("certificate-not-trusted", "broken");

/** What the rules of this file report. */
export const CERTIFICATE_CHECKS = [OTHER_HOST, UNTIMELY, NOT_TRUSTED];

/** Of a certificate that is not one to trust for the host. */
export function judgeCertificate(live: LiveFacts, failure: Failure): Finding {
  const saw = `${failure.saw}.`;
  if (failure.code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return finding(OTHER_HOST, live, {
      saw,
      why: "Another server answers, or this one under a name that is not its own; sslmode=verify-full refuses it.",
      fix:
        "Connect by the host that Tiger Cloud gives, never by an address or an alias of your own, and look whether " +
        "the private zone has the name lead to another service's endpoint.",
    });
  }
  if (failure.code === "CERT_HAS_EXPIRED" || failure.code === "CERT_NOT_YET_VALID") {
    return finding(UNTIMELY, live, {
      saw,
      why: "A client that checks the certificate (sslmode=verify-full) refuses it.",
      fix: "Set this machine's clock right (date -u shows it); if it is right, tell Tiger Cloud's support.",
    });
  }
  return finding(NOT_TRUSTED, live, {
    saw,
    why: "A client that checks the certificate (sslmode=verify-full) refuses it, and one that does not may speak to anybody.",
    fix:
      "If your network inspects TLS, or you know the authority, name its PEM file with --ca-file or PGSSLROOTCERT; " +
      "else bring this machine's authorities up to date.",
  });
}
