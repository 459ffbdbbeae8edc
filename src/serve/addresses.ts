import os from "node:os";
import { isLoopback } from "./guard.js";

/** Networks inside a machine: of containers, virtual machines and tunnels. Nobody in a room is there. */
const innerNetworks =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|cali|podman|lxc|tun|tap|utun|wg|tailscale|zt)/;

/** Where a server is reached. */
export interface ServedAt {
  readonly scheme: "http" | "https";
  /** What it was bound to. */
  readonly host: string;
  readonly port: number;
  /** Names that a certificate has; they come first. */
  readonly names?: readonly string[];
}

/** An address without a slash at the end, such as `http://localhost:3030`. */
const originOf = ({ scheme, port }: Omit<ServedAt, "host">, host: string): string =>
  `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;

/** The addresses of a server, each without a slash at the end. */
export interface Origins {
  readonly all: readonly string[];
  /** For the speaker, on the machine of the server. */
  readonly own: string;
  /** For others. */
  readonly outside: string;
}

/** Under which addresses a server is reached; where a certificate has names, these come first. */
export function originsOf(at: ServedAt): Origins {
  const named = (at.names ?? []).map((name) => originOf(at, name));
  const local = localOf(at.host).map((host) => originOf(at, host));
  const reached = reachedOf(at.host).map((host) => originOf(at, host));
  const all = [...named, ...local, ...reached];
  const [own = originOf(at, at.host)] = all;
  return { all, own, outside: named[0] ?? reached.at(-1) ?? own };
}

const isEverywhere = (host: string) => host === "0.0.0.0" || host === "::";

const localOf = (host: string) => (isLoopback(host) || isEverywhere(host) ? ["localhost"] : [host]);

/** The addresses of the machine in the networks that a server listens in; the last is the best for others. */
function reachedOf(host: string): string[] {
  if (!isEverywhere(host)) return [];
  const own = Object.entries(os.networkInterfaces()).flatMap(([network, each]) =>
    (each ?? []).map((address) => ({ ...address, isInner: innerNetworks.test(network) })),
  );
  const reached = own.filter(({ internal, family }) => !internal && (family === "IPv4" || host === "::"));
  const rank = ({ isInner, family }: (typeof reached)[number]) => (isInner ? 0 : family === "IPv4" ? 2 : 1);
  return reached.toSorted((one, other) => rank(one) - rank(other)).map(({ address }) => address);
}
