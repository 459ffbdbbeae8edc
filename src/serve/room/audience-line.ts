import type { Shown } from "../protocol.js";
import type { Holder } from "./keyring.js";
import { openLimiter } from "./limits.js";
import type { FromAudience, ToAudience } from "./protocol.js";
import { fieldsOf, readAudience } from "./read.js";

/** The connection of somebody in the audience. */
export interface AudienceLine {
  readonly holder: Holder;
  /** Where it comes from. */
  readonly network: string;
  /** Whether it has said which deck it shows. */
  readonly isHere: boolean;
  shown: Shown | null;
  send(message: ToAudience): void;
  /** Sends what is the same for many, as JSON. */
  sendText(text: string): void;
  hear(text: string): void;
}

export interface AudienceEvents {
  joined(line: AudienceLine): void;
  said(line: AudienceLine, said: Exclude<FromAudience, { readonly is: "hello" }>): void;
  /** It says what none of our pages would say, or too much. */
  broken(): void;
}

/** Messages of one connection: a vote or a question now and then. */
const messages = { burst: 40, perMinute: 60 };

/**
 * @param say sends a text over the connection
 * @param now milliseconds that only grow
 */
export function openAudienceLine(
  { holder, network }: Pick<AudienceLine, "holder" | "network">,
  say: (text: string) => void,
  events: AudienceEvents,
  now: () => number,
): AudienceLine {
  const limiter = openLimiter(messages, now);
  let isHere = false;
  const line: AudienceLine = {
    holder,
    network,
    shown: null,
    get isHere() {
      return isHere;
    },
    send: (message) => say(JSON.stringify(message)),
    sendText: say,
    hear(text) {
      const said = limiter.take("") ? readAudience(fieldsOf(text)) : undefined;
      if (!said) return events.broken();
      if (said.is !== "hello") return isHere ? events.said(line, said) : events.broken();
      // Who says hello twice wants the whole deck once more.
      if (isHere || said.deck !== holder.deck) return events.broken();
      line.shown = said.shown;
      isHere = true;
      events.joined(line);
    },
  };
  return line;
}
