import { isKey } from "../../seal/seal.js";
import type { DeckPatch, Shown } from "../../serve/protocol.js";
import { dismissed, type RemoteState, type ToRemote } from "../../serve/room/protocol.js";
import type { SteerCommand } from "../../serve/room/talk.js";
import { recallKey } from "../keys.js";
import { askForRole } from "../role.js";
import { createPulse } from "./pulse.js";
import { openWire, type Wire } from "./wire.js";

/**
 * How the phone stands with the server: `lost` and `away` come back by themselves, and the others when somebody looks at
 * the page again.
 */
type LineState = "connecting" | "open" | "lost" | "away" | "revoked" | "elsewhere" | "no-key";

/** The connection of the phone to the talk; it comes back by itself, and keeps nothing for later. */
export interface RemoteLine {
  readonly state: LineState;
  /** Whether the server was heard just now: nothing that is said else would be heard in time. */
  readonly isLive: boolean;
  /** Says it now or never; false for never. */
  steer(command: SteerCommand): boolean;
  answered(question: number): boolean;
  /** Somebody looks at the page again, or the network is back. */
  wake(): void;
}

export interface LineEvents {
  readonly deck: string;
  /** What the page shows. */
  readonly shown: () => Shown;
  readonly received: (message: RemoteState | DeckPatch) => void;
  /** There is another state, or the server is heard again. */
  readonly changed: () => void;
}

const shortestPause = 500;
const longestPause = 5000;

export function openRemoteLine({ deck, shown, received, changed }: LineEvents): RemoteLine {
  let wire: Wire | undefined;
  let state: LineState = "connecting";
  let failures = 0;
  let retry = 0;
  const become = (next: LineState) => {
    state = next;
    changed();
  };
  const drop = () => {
    window.clearTimeout(retry);
    pulse.stop();
    wire?.close();
    wire = undefined;
  };
  const lose = async (code: number) => {
    drop();
    failures++;
    if (state !== "away") become("lost");
    // One that ends while the network changes is soon there again.
    const role = code === dismissed || failures > 1 ? await askForRole() : "mine";
    // Somebody may have looked at the page meanwhile.
    if (wire) return;
    if (role === "revoked") return become("revoked");
    if (code === dismissed && role === "mine") return become("elsewhere");
    if (role === "away") become("away");
    window.clearTimeout(retry);
    retry = window.setTimeout(open, Math.min(longestPause, shortestPause * 2 ** (failures - 1)));
  };
  const pulse = createPulse(() => void lose(0));
  const hear = (message: ToRemote) => {
    if (message.is !== "beat") return received(message);
    failures = 0;
    if (pulse.hear(message.beat) || state !== "open") become("open");
  };
  const open = () => {
    drop();
    // Another code may have been scanned since the last time.
    const key = recallKey(location.pathname);
    if (!isKey(key)) return become("no-key");
    wire = openWire({ deck, key, shown, received: hear, ended: (code) => void lose(code) });
    pulse.await("begin");
  };
  const isLive = () => state === "open" && pulse.isFresh;
  open();
  return {
    get state() {
      return state;
    },
    get isLive() {
      return isLive();
    },
    steer: (command) => isLive() && wire?.say({ is: "steer", beat: pulse.beat, command }) === true,
    answered: (question) => isLive() && wire?.say({ is: "answered", question }) === true,
    wake() {
      failures = 0;
      if (wire) pulse.await("again");
      else open();
      changed();
    },
  };
}
