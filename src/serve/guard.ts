import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import os from "node:os";

/** Who may ask a server for something, by what a request says of itself. */
export interface Guard {
  /**
   * Whether a request is meant for this server: its `Host` is an address of the machine, or a name that nobody else can give
   * to it. A page of another site whose name leads here (DNS rebinding) still says its own name.
   */
  isOurs(request: IncomingMessage): boolean;
  /** Whether it comes from a page of this server: sockets, and whatever does something. */
  isFromOurPage(request: IncomingMessage): boolean;
}

/** Addresses from which nobody but this machine can be reached. */
export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127\./.test(address) || address === "::1" || address === "localhost";

/** What requests may say of where they are sent. */
export interface GuardedPlace {
  /** What the user has bound the server to. */
  readonly host: string;
  readonly scheme: "http" | "https";
  /** Names of the server's certificate, which nobody else can show. */
  readonly names: readonly string[];
}

export function createGuard({ host, scheme, names: certified }: GuardedPlace): Guard {
  const isLocal = isLoopback(host);
  const names = new Set(["localhost", host.toLowerCase(), ...certified.map((name) => name.toLowerCase())]);
  if (!isLocal) for (const name of [os.hostname(), `${os.hostname()}.local`]) names.add(name.toLowerCase());
  const isOurName = (name: string) => {
    const plain = name.replace(/^\[|\]$/g, "");
    // An address is no name that could be given to another one's machine.
    if (isIP(plain)) return isLocal ? isLoopback(plain) : true;
    return names.has(plain.toLowerCase());
  };
  const isOurs = (request: IncomingMessage) => {
    const { hostname } = partsOf(`http://${request.headers.host ?? ""}`);
    return hostname !== "" && isOurName(hostname) && request.headers["sec-fetch-site"] !== "cross-site";
  };
  return {
    isOurs: (request) => isOurs(request) || isOurNavigation(request, isOurName),
    isFromOurPage(request) {
      const { origin, host: asked } = request.headers;
      return isOurs(request) && origin !== undefined && asked !== undefined && origin === `${scheme}://${asked}`;
    },
  };
}

/** Following a link from another site to a deck is fine; what that site shows in itself, or reads, is not. */
function isOurNavigation({ headers, method }: IncomingMessage, isOurName: (name: string) => boolean): boolean {
  const { hostname } = partsOf(`http://${headers.host ?? ""}`);
  const isNavigation = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  return method === "GET" && isNavigation && hostname !== "" && isOurName(hostname);
}

function partsOf(address: string): { readonly hostname: string } {
  try {
    const { hostname, pathname } = new URL(address);
    return { hostname: pathname === "/" ? hostname : "" };
  } catch {
    return { hostname: "" };
  }
}
