import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { HttpProxyAgent, HttpsProxyAgent } from "hpagent";
import { TimescaleError } from "../../errors";
import { authorities } from "./authorities";
import { proxyFor, proxyProblems } from "./proxy";

/** The connections to one API: kept open between requests, and through a proxy where one is set. */
export interface Connections {
  agent: { http: HttpAgent; https: HttpsAgent };
  /** PEM texts of the authorities to trust; undefined where Node's own choice holds. */
  certificateAuthority: string[] | undefined;
  /** Address of the proxy as it may be shown, without user name and password. */
  proxy: string | undefined;
}

/**
 * Reads the usual environment variables: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in
 * either case, and `SSL_CERT_FILE`. Node itself adds what `NODE_EXTRA_CA_CERTS` names.
 *
 * @throws a `Settings` error that names everything wrong with them
 */
export function connectionsTo(apiUrl: string): Connections {
  const found = proxyFor(apiUrl);
  const { trusted, problems: fileProblems } = authorities();
  const problems = [...(found === undefined ? [] : proxyProblems(found)), ...fileProblems];
  if (problems.length > 0) {
    throw new TimescaleError("Settings", `Connection settings: ${problems.join("; ")}.`);
  }
  const options = { keepAlive: true };
  if (found === undefined) {
    const agent = { http: new HttpAgent(options), https: new HttpsAgent(options) };
    return { agent, certificateAuthority: trusted, proxy: undefined };
  }
  const throughProxy = {
    ...{ ...options, proxy: found.url },
    // A proxy can itself be spoken to by TLS.
    ...(trusted && { proxyRequestOptions: { ca: trusted } }),
  };
  return {
    agent: { http: new HttpProxyAgent(throughProxy), https: new HttpsProxyAgent(throughProxy) },
    certificateAuthority: trusted,
    proxy: new URL(found.url).origin,
  };
}
