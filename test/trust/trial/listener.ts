import dgram from "node:dgram";
import net from "node:net";

/** Somebody on the network who waits for a deck to call. */
export interface Listener {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** The first line of everything that came in, by whichever protocol. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/** Listens for connections and datagrams. A connection counts before anything is said on it. */
export async function openListener(): Promise<Listener> {
  const calls: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    const index = calls.push("a connection") - 1;
    socket.once("data", (bytes) => {
      calls[index] = firstLine(bytes);
      // An answer keeps what asked from waiting for one.
      socket.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<p>caught");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the listener has no port");
  const datagrams = dgram.createSocket("udp4");
  datagrams.on("message", () => calls.push("a datagram"));
  await new Promise<void>((resolve) => datagrams.bind(address.port, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${address.port}`,
    calls,
    async close() {
      datagrams.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const firstLine = (bytes: Buffer) => bytes.subarray(0, 200).toString("latin1").split("\r\n")[0] ?? "";
