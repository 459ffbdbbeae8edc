import type { FromPage, ToPage } from "../serve/protocol.js";

/** A connection to the server that comes back when the server does. */
export interface Connection {
  send(message: FromPage): void;
}

export interface ConnectionEvents {
  /** It is open, for the first time or again. */
  opened(): void;
  closed(): void;
  received(message: ToPage): void;
}

/** Milliseconds between two attempts. */
const pause = 500;

export function connect({ opened, closed, received }: ConnectionEvents): Connection {
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`;
  let socket: WebSocket | undefined;
  const open = () => {
    socket = new WebSocket(address);
    socket.addEventListener("open", opened);
    socket.addEventListener("message", ({ data }) => received(JSON.parse(String(data)) as ToPage));
    socket.addEventListener("close", () => {
      closed();
      window.setTimeout(open, pause);
    });
  };
  open();
  return {
    send(message) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
  };
}
