import { goodbye } from "./message.js";
import type { WindowTransport } from "./transport.js";

/**
 * Messages between a window and the one that opened it. Pages from disk have no origin that a channel could be for;
 * there the browser calls every origin "null", so who sends is told by the window that a message comes from: the
 * opener, or a window that we have opened, before a reload perhaps.
 */
export function windowTransport(): WindowTransport {
  const others = new Set<Window>();
  const isUsable = (other: Window) => !other.closed && other !== window;
  const opener = () => window.opener as Window | null;
  const target = window.origin === "null" ? "*" : window.origin;
  const maySpeak = (source: MessageEventSource | null): source is Window => {
    if (!(source && "closed" in source)) return false;
    return source === opener() || others.has(source) || source.opener === window;
  };
  return {
    get mustKnock() {
      const other = opener();
      return other !== null && isUsable(other);
    },
    add: (other) => others.add(other),
    send(message) {
      const known = opener();
      for (const other of new Set([...(known ? [known] : []), ...others])) {
        if (isUsable(other)) other.postMessage(message, target);
        else others.delete(other);
      }
    },
    listen(listener) {
      window.addEventListener("message", ({ data, origin, source }) => {
        if (origin !== window.origin) return;
        // A window that is gone says goodbye from nowhere; who that was, only its name can tell.
        if (maySpeak(source)) others.add(source);
        else if (source !== null || !isGoodbye(data)) return;
        listener(data);
      });
    },
  };
}

const isGoodbye = (data: unknown): boolean =>
  typeof data === "object" && data !== null && (data as { kind?: unknown }).kind === goodbye;
