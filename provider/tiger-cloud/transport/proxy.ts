import { getProxyForUrl } from "proxy-from-env";

/** A proxy, and the variable that names it. */
export interface Proxy {
  url: string;
  /** Such as `HTTPS_PROXY`. */
  variable: string;
}

/**
 * The proxy that the environment names for an address: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
 * `NO_PROXY`, in either case. Undefined where there is none.
 */
export function proxyFor(apiUrl: string): Proxy | undefined {
  const found = getProxyForUrl(apiUrl);
  if (found === "") return undefined;
  const named = Object.entries(process.env).filter(([name]) => /^(https?|all)_proxy$/i.test(name));
  const asFound = named.find(([, value]) => value === found);
  if (asFound !== undefined) return { url: found, variable: asFound[0] };
  // The library gives an address without a scheme that of the API. Others, as curl, take it as http.
  const address = found.replace(/^\w+:\/\//, "");
  const [variable = "HTTPS_PROXY"] = named.find(([, value]) => value === address) ?? [];
  return { url: `http://${address}`, variable };
}

/** What makes the address of a proxy useless. The address is not shown: it can hold a password. */
export function proxyProblems({ url, variable }: Proxy): string[] {
  return isUsable(url)
    ? []
    : [
        `the proxy address in ${variable} cannot be used: set ${variable} to an address such as ` +
          "http://proxy.example:3128, with any special character of a password percent-encoded, " +
          "or name the API's host in NO_PROXY",
      ];
}

function isUsable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(address);
  // A password with a slash in it would end the host, and be shown as a part of it.
  const isBare = ["", "/"].includes(pathname) && search === "" && hash === "";
  return ["http:", "https:"].includes(protocol) && isBare && isDecodable(username + password);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
