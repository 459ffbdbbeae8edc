import type { Server } from "node:http";
import { MachineError } from "../report/problem.js";

/** The port with which the search for a free one begins. */
export const firstPort = 3030;
/** So many ports are tried. */
const ports = 50;

/** Where a server is asked to listen. */
export interface ListenRequest {
  readonly host: string;
  /** Undefined: the first that is free. */
  readonly port: number | undefined;
}

/**
 * Lets a server listen.
 *
 * @returns the port
 * @throws MachineError when the port that was asked for is taken, or the address is none of this machine
 */
export async function listen(server: Server, { host, port }: ListenRequest): Promise<number> {
  if (port !== undefined) {
    if (await tryPort(server, host, port)) return portOf(server);
    throw new MachineError(`the port ${port} is taken`, [
      "give another one with --port N",
      "leave --port out, and the first free one is taken",
    ]);
  }
  for (let next = firstPort; next < firstPort + ports; next++)
    if (await tryPort(server, host, next)) return portOf(server);
  throw new MachineError(`the ports ${firstPort} to ${firstPort + ports - 1} are all taken`, [
    "give a free one with --port N",
  ]);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Whether the server listens there now; not when the port is taken. */
function tryPort(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (cause: NodeJS.ErrnoException) => {
      server.off("listening", onListening);
      if (cause.code === "EADDRINUSE") resolve(false);
      else reject(refusalOf(cause, host, port));
    };
    const onListening = () => {
      server.off("error", onError);
      resolve(true);
    };
    server.once("error", onError).once("listening", onListening).listen({ host, port, exclusive: true });
  });
}

function refusalOf(cause: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (cause.code === "EACCES")
    return new MachineError(`the port ${port} is not for everybody`, ["give one above 1023 with --port N"], { cause });
  if (cause.code === "EADDRNOTAVAIL" || cause.code === "ENOTFOUND")
    return new MachineError(
      `“${host}” is no address of this machine`,
      ["leave --host out, to be reached from this machine only", "--host 0.0.0.0 listens on all its addresses"],
      { cause },
    );
  return cause;
}
