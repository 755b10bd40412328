import { readFileSync } from "node:fs";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { rootCertificates } from "node:tls";
import { HttpProxyAgent, HttpsProxyAgent } from "hpagent";
import { getProxyForUrl } from "proxy-from-env";

/** The connections to one API: kept open between requests, and through a proxy where one is set. */
export interface Connections {
  agent: { http: HttpAgent; https: HttpsAgent };
  /** PEM texts of the authorities to trust; undefined where Node's own choice holds. */
  certificateAuthority: string[] | undefined;
}

/**
 * Reads the usual environment variables: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in
 * either case, and `SSL_CERT_FILE`. Node itself adds what `NODE_EXTRA_CA_CERTS` names.
 */
export function connectionsTo(apiUrl: string, env: NodeJS.ProcessEnv = process.env): Connections {
  const options = { keepAlive: true };
  const proxy = getProxyForUrl(apiUrl);
  const agent =
    proxy === ""
      ? { http: new HttpAgent(options), https: new HttpsAgent(options) }
      : {
          http: new HttpProxyAgent({ ...options, proxy }),
          https: new HttpsProxyAgent({ ...options, proxy }),
        };
  const file = env["SSL_CERT_FILE"];
  const certificateAuthority =
    file === undefined || file === ""
      ? undefined
      : [...rootCertificates, readFileSync(file, "utf8")];
  return { agent, certificateAuthority };
}
