import { generate } from "selfsigned";

/** A certificate and its private key, as PEM texts. */
export interface Certificate {
  cert: string;
  key: string;
}

const named = (value: string) => [{ name: "commonName", value }];

/**
 * A certificate authority that nobody trusts unless told to.
 *
 * @param name its own: OpenSSL finds an issuer by name, and of two with one name it tries only one
 */
export async function createAuthority(name: string): Promise<Certificate> {
  const { cert, private: key } = await generate(named(name), {
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert, key };
}

/** A certificate for this host name and for 127.0.0.1, signed by the authority, good from now on. */
export async function createCertificate(
  host: string,
  authority: Certificate,
  validity: { notBeforeDate?: Date; notAfterDate?: Date } = {},
): Promise<Certificate> {
  const { cert, private: key } = await generate(named(host), {
    ca: authority,
    algorithm: "sha256",
    ...validity,
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: host },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { cert, key };
}

/** A certificate for 127.0.0.1 that nobody but itself signed. */
export async function createSelfSigned(): Promise<Certificate> {
  const { cert, private: key } = await generate(named("127.0.0.1"), { algorithm: "sha256" });
  return { cert, key };
}
