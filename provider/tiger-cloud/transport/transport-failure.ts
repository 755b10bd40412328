import { TimescaleError } from "../../errors";
import { foreignLine } from "../../rules/visible-text";

/** A request to which no answer of the API came. */
export interface LostExchange {
  subject: string;
  /** What the request is called: `POST /vpcs`. */
  name: string;
  repeatable: boolean;
  /** Such as `ECONNRESET`. */
  code: string;
  /** The words of the network or of the proxy's agent. */
  words: string;
  /** Address of the proxy, without user name and password; undefined where there is none. */
  proxy: string | undefined;
}

/** What shows that a request never reached the API, so that it may be sent again whatever it asks for. */
export const NEVER_SENT: readonly string[] = [
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"],
];

/** Node's words for a certificate that it does not trust. */
const CERTIFICATE_CODE =
  /^(CERT_|ERR_TLS_CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET|DECRYPT|DECODE)_)/;

/** Node's words for a certificate that is good at another time only. */
const UNTIMELY_CERTIFICATE: Readonly<Partial<Record<string, string>>> = {
  CERT_NOT_YET_VALID: "is not valid yet",
  CERT_HAS_EXPIRED: "has expired",
};

/** Words the failure of a request to which no answer of the API came. */
export function transportError(lost: LostExchange): TimescaleError {
  const { subject, name, repeatable, proxy } = lost;
  const { what, fix, sent } = diagnosis(lost);
  const through = proxy === undefined ? "" : ` through the proxy ${proxy}`;
  return new TimescaleError(
    "Transport",
    `${subject}: no answer from the Tiger Cloud API to ${name}${through} (${what}). ` +
      `${fix}, then run \`pulumi up\` again.`,
    !repeatable && sent,
  );
}

interface Diagnosis {
  what: string;
  fix: string;
  /** Whether the API may have received the request. */
  sent: boolean;
}

function diagnosis({ code, words, proxy }: LostExchange): Diagnosis {
  // In these words the proxy's agent tells of an answer other than 200 to CONNECT.
  const refusal = /^Bad response: (\d{3})$/.exec(words)?.[1];
  if (refusal !== undefined) {
    const fix =
      refusal === "407"
        ? "Put the proxy's user name and password into its address"
        : "Have the proxy let connections to the API through";
    return { what: `the proxy answered ${refusal}`, fix, sent: false };
  }
  const untimely = UNTIMELY_CERTIFICATE[code];
  if (untimely !== undefined) {
    const fix =
      `By this machine's clock the certificate that came ${untimely}. Set the clock right; if it is ` +
      "right, have the certificate renewed by whoever runs the API or inspects your TLS";
    return { what: code, fix, sent: false };
  }
  if (CERTIFICATE_CODE.test(code)) {
    const fix =
      "The certificate that came is not trusted: if your network inspects TLS, name its authority's " +
      "PEM file in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE; else check timescale:apiUrl";
    return { what: code, fix, sent: false };
  }
  const parts = proxy === undefined ? "the network" : "the network, the proxy";
  return {
    what: foreignLine(code),
    fix: `Check ${parts} and timescale:apiUrl`,
    sent: !NEVER_SENT.includes(code),
  };
}
