import { roleHere } from "./mode.js";

/** What plays in the presenter's window is heard from the stage. */
export function muteDesk(): void {
  const muted = new Set<HTMLMediaElement>();
  document.addEventListener(
    "play",
    ({ target }) => {
      if (!(target instanceof HTMLMediaElement)) return;
      const isDesk = roleHere() === "presenter";
      if (isDesk && !target.muted) {
        target.muted = true;
        muted.add(target);
      } else if (!isDesk && muted.delete(target)) target.muted = false;
    },
    { capture: true },
  );
}
