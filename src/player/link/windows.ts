import { goodbye, type Role } from "./message.js";
import type { WindowTransport } from "./transport.js";

const namePrefix = "quarterdeck-";

/** The name of the window of a role: one that is opened twice is the same window. */
export const windowNameFor = (role: Role, deck: string): string => `${namePrefix}${role}-${deck}`;

/**
 * Messages between a window and the one that opened it. Pages from disk have no origin that a channel could be for;
 * there the browser calls every origin "null", so who sends is told by the window that a message comes from: the
 * opener, or a window that we have opened, before a reload perhaps.
 */
export function windowTransport(): WindowTransport {
  const met = new Set<Window>();
  const isUsable = (other: Window) => !other.closed && other !== window;
  const opener = () => window.opener as Window | null;
  const target = window.origin === "null" ? "*" : window.origin;
  const maySpeak = (source: MessageEventSource | null): source is Window => {
    if (!(source && "closed" in source)) return false;
    return source === opener() || met.has(source) || source.opener === window;
  };
  /** All that are still open. */
  const known = (): Window[] => {
    const other = opener();
    for (const each of met) if (!isUsable(each)) met.delete(each);
    return [...new Set([...(other && isUsable(other) ? [other] : []), ...met])];
  };
  return {
    isKin: true,
    // A page that only had a link to this one has nothing to say.
    get mustKnock() {
      const other = opener();
      return other !== null && isUsable(other) && window.name.startsWith(namePrefix);
    },
    add: (other) => met.add(other),
    focus() {
      const others = known();
      for (const other of others) other.focus();
      return others.length > 0;
    },
    send(message) {
      for (const other of known()) other.postMessage(message, target);
    },
    listen(listener) {
      window.addEventListener("message", ({ data, origin, source }) => {
        if (origin !== window.origin) return;
        // A window that is gone says goodbye from nowhere; who that was, only its name can tell.
        if (maySpeak(source)) met.add(source);
        else if (source !== null || !isGoodbye(data)) return;
        listener(data);
      });
    },
  };
}

const isGoodbye = (data: unknown): boolean =>
  typeof data === "object" && data !== null && (data as { kind?: unknown }).kind === goodbye;
