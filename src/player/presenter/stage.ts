import type { WindowLink } from "../link/link.js";
import { say } from "../words.js";
import { showMessage } from "./message.js";
import { roleHere } from "./mode.js";

/** What the stage does for the room: it fills the screen, and the screen stays on. */
export interface Stage {
  /** Whether the stage fills its screen, here or in the other window. */
  readonly isFull: boolean;
  fill(): void;
  leave(): void;
  /** Called when the stage fills its screen, or leaves it. */
  onChange(listener: () => void): void;
}

/** Prepares the stage of this window, or the way to the one that is in another window. */
export function createStage(link: WindowLink): Stage {
  let isOtherFull = false;
  const listeners: (() => void)[] = [];
  const isFullHere = () => document.fullscreenElement !== null;
  const tell = () => link.send("is-full", isFullHere());
  const refuse = () => link.send("full-refused", null);
  const fillHere = async () => {
    // A browser asks for a key in the very window that is to fill the screen.
    if (navigator.userActivation?.isActive === false) refuse();
    else await document.documentElement.requestFullscreen().catch(refuse);
  };
  const leaveHere = () => void (isFullHere() && document.exitFullscreen());

  document.addEventListener("fullscreenchange", tell);
  link.onJoin(tell);
  link.on("is-full", (data) => {
    isOtherFull = data === true;
    for (const listener of listeners) listener();
  });
  link.on("full", (data) => {
    if (roleHere() !== "stage") return;
    if (data === true) void fillHere();
    else leaveHere();
  });
  link.on("full-refused", () => roleHere() === "presenter" && showMessage(say("speaker.full-refused")));
  keepAwake(() => isFullHere() || link.has("presenter") || roleHere() === "presenter", link);
  return {
    get isFull() {
      return isFullHere() || (roleHere() === "presenter" && isOtherFull);
    },
    fill() {
      if (roleHere() === "stage") void fillHere();
      else link.send("full", true);
    },
    leave() {
      leaveHere();
      if (roleHere() === "presenter") link.send("full", false);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Keeps the screen on while a talk is given; the browser forgets it whenever the page is hidden. */
function keepAwake(isWanted: () => boolean, link: WindowLink): void {
  let lock: WakeLockSentinel | undefined;
  const update = async () => {
    const isHeld = lock !== undefined && !lock.released;
    if (document.visibilityState !== "visible" || isWanted() === isHeld) return;
    if (isHeld) await lock?.release().catch(() => undefined);
    // Only pages that came encrypted, or from this machine, may keep the screen on.
    else lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  let done = Promise.resolve();
  const queue = () => {
    done = done.then(update);
  };
  link.onWindows(queue);
  for (const event of ["visibilitychange", "fullscreenchange"]) document.addEventListener(event, queue);
  queue();
}
