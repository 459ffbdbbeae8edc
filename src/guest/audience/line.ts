import { dismissed, type FromAudience, guestSocketAddress, type ToAudience } from "../../serve/room/protocol.js";
import { askForRole } from "../role.js";
import { listenForWaking } from "../waking.js";

/** The connection of somebody in the audience; it comes back when the server does. */
export interface Line {
  /** False when it is not open: nothing was sent. */
  send(message: FromAudience): boolean;
}

export interface LineEvents {
  /** It is open, for the first time or again. */
  opened(): void;
  closed(): void;
  /** The speaker has taken the role back. */
  ended(): void;
  received(message: ToAudience): void;
}

/** Milliseconds between two attempts: at least, and how much more at most. */
const pause = { least: 500, more: 4500 };
/** Attempts in a row that fail before the server is asked whether there is a reason. */
const patience = 2;
/** What came a moment ago need not be made again, in milliseconds. */
const moment = 1000;

/** How long to wait: three hundred phones must not come back at the same moment. */
const pauseAfter = (failed: number) => pause.least + Math.random() * Math.min(pause.more, pause.least * 2 ** failed);

export function openLine({ opened, closed, ended, received }: LineEvents): Line {
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${guestSocketAddress}/audience`;
  let socket: WebSocket | undefined;
  let since = 0;
  let timer = 0;
  let failed = 0;
  let isOver = false;
  const end = () => {
    isOver = true;
    drop();
    ended();
  };
  const drop = () => {
    window.clearTimeout(timer);
    const old = socket;
    socket = undefined;
    old?.close();
  };
  const later = () => {
    closed();
    failed++;
    timer = window.setTimeout(open, pauseAfter(failed));
    if (failed >= patience) void askWhy();
  };
  const askWhy = async () => {
    if ((await askForRole()) === "revoked" && !isOver) end();
  };
  const open = () => {
    drop();
    const fresh = new WebSocket(address);
    socket = fresh;
    since = Date.now();
    fresh.addEventListener("open", () => {
      failed = 0;
      if (fresh === socket) opened();
    });
    fresh.addEventListener("message", ({ data }) => {
      if (fresh === socket) received(JSON.parse(String(data)) as ToAudience);
    });
    fresh.addEventListener("close", ({ code }) => {
      if (fresh !== socket) return;
      if (code === dismissed) end();
      else later();
    });
  };
  /** After a sleep, a connection may look open that is none any more. */
  const wake = () => {
    if (!isOver && (socket === undefined || Date.now() - since > moment)) open();
  };
  listenForWaking(wake);
  window.addEventListener("offline", () => {
    if (isOver) return;
    drop();
    later();
  });
  open();
  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
}
