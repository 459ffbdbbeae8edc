import type { RevealApi } from "reveal.js";

/** Counts the minutes of a break down from the moment at which its slide is shown; without a script they stand there. */
export function countDown(reveal: RevealApi): void {
  // The time of day goes on while a computer sleeps.
  const countdown = createCountdown(() => Date.now());
  let timer = 0;
  const show = () => {
    window.clearInterval(timer);
    const face = reveal.getCurrentSlide()?.querySelector<HTMLElement>("[data-countdown]") ?? undefined;
    countdown.show(face);
    if (face) timer = window.setInterval(countdown.tick, 250);
  };
  reveal.on("slidechanged", show);
  document.addEventListener("quarterdeck-patched", show);
  show();
}

/** Where the time stands: an element whose `data-countdown` is the minutes. */
export interface Face {
  textContent: string | null;
  readonly dataset: { readonly [name: string]: string | undefined };
}

interface Running {
  readonly face: Face;
  readonly minutes: string | undefined;
  /** The moment at which the time is over, in milliseconds. */
  readonly end: number;
  /** What stands there without a clock. */
  written: string | null;
  /** What stands there now. */
  said: string;
}

/**
 * A clock for one face at a time.
 * @param now the time in milliseconds
 */
export function createCountdown(now: () => number) {
  let running: Running | undefined;
  const tick = () => {
    if (!running) return;
    // The page was changed while the clock ran.
    if (running.face.textContent !== running.said) running.written = running.face.textContent;
    running.said = timeLeft(running.end - now());
    running.face.textContent = running.said;
  };
  return {
    tick,
    /** Starts for this face, or goes on where it is the same one with the same minutes; the one before says its minutes again. */
    show(face: Face | undefined): void {
      const minutes = face?.dataset["countdown"];
      const isSame = face !== undefined && running?.face === face;
      if (!isSame || running?.minutes !== minutes) {
        if (running && !isSame) running.face.textContent = running.written;
        const end = now() + Number(minutes) * 60_000;
        running = face && { face, minutes, end, written: face.textContent, said: face.textContent ?? "" };
      }
      tick();
    },
  };
}

/** Minutes and seconds, 0:00 when the time is over. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
