import { X509Certificate } from "node:crypto";
import { createServer as createPlain, type RequestListener, type Server } from "node:http";
import { createServer as createEncrypted } from "node:https";
import { isIP } from "node:net";
import { MachineError } from "../report/problem.js";

/** A certificate and its key as they stand in their files. */
export interface Certificate {
  /** PEM; the certificates above it may follow. */
  readonly cert: string;
  readonly key: string;
}

/** Nobody else's machine is called so. */
const isOwnName = (name: string) => /^(?:.*\.)?localhost$/i.test(name);

/** Whether a certificate is for an address with this name or number. */
export function isFor({ cert }: Certificate, address: string): boolean {
  const { hostname } = new URL(address);
  const plain = hostname.replace(/^\[|\]$/g, "");
  const certificate = new X509Certificate(cert);
  return (isIP(plain) ? certificate.checkIP(plain) : certificate.checkHost(plain)) !== undefined;
}

/** @throws MachineError when the certificate or the key is none, or they do not belong together */
export function createServer(listener: RequestListener, certificate: Certificate | undefined): Server {
  if (!certificate) return createPlain(listener);
  try {
    return createEncrypted(certificate, listener);
  } catch (cause) {
    throw refusalOf(cause);
  }
}

/**
 * The names for which a certificate speaks, without those with a `*`.
 * @throws MachineError when it is none
 */
export function namesOf({ cert }: Certificate): readonly string[] {
  try {
    const { subjectAltName = "" } = new X509Certificate(cert);
    return [...subjectAltName.matchAll(/DNS:([^\s,]+)/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !name.includes("*") && !isOwnName(name));
  } catch (cause) {
    throw refusalOf(cause);
  }
}

const refusalOf = (cause: unknown) =>
  new MachineError(
    "the certificate and the key of --tls cannot be used",
    ["give a certificate and its key as PEM files: --tls CERT,KEY", "a key with a passphrase cannot be read"],
    { cause },
  );
